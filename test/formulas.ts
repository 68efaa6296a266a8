/**
 * A spreadsheet's calculator for the formulas that our workbooks use, written without looking at
 * what they should give. Only for tests.
 */
import type { WorkbookSheet } from '#shared/exchange/workbook-plan'

type Value = number | string | boolean | null
type Result = Value | readonly Value[]

/** Computes every formula anew from the plain cells. The value of `Sheet!B2` by that name. */
export function calculator(sheets: readonly WorkbookSheet[]): (reference: string) => Value {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet.rows]))

  const cellAt = (sheet: string, column: number, row: number): Value => {
    const content = byName.get(sheet)?.[row - 1]?.[column] ?? null
    if (typeof content !== 'object' || content === null) return content
    switch (content.kind) {
      case 'heading':
        return content.text
      case 'number':
        return content.value
      case 'formula':
        return single(evaluate(content.formula, sheet))
    }
  }

  const evaluate = (formula: string, sheet: string): Result => {
    const tokens =
      formula.match(
        /"[^"]*"|(?:[A-Za-z]+!)?\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?|[A-Z]+(?=\()|\d+(?:\.\d+)?|<=|>=|<>|[-+*/(),<>=]/g,
      ) ?? []
    let at = 0
    const peek = () => tokens[at]
    const take = () => tokens[at++] ?? ''

    const comparison = (): Result => {
      let left = sum()
      while (/^[<>=]/.test(peek() ?? '')) {
        const operator = take()
        left = each(left, sum(), (a, b) => compare(operator, a, b))
      }
      return left
    }
    const sum = (): Result => {
      let left = product()
      while (peek() === '+' || peek() === '-') {
        const sign = take() === '+' ? 1 : -1
        left = each(left, product(), (a, b) => numeric(a) + sign * numeric(b))
      }
      return left
    }
    const product = (): Result => {
      let left = factor()
      while (peek() === '*' || peek() === '/') {
        const times = take() === '*'
        left = each(left, factor(), (a, b) =>
          times ? numeric(a) * numeric(b) : numeric(a) / numeric(b),
        )
      }
      return left
    }
    const factor = (): Result => {
      const token = take()
      if (token === '(') {
        const inner = comparison()
        take()
        return inner
      }
      if (token.startsWith('"')) return token.slice(1, -1)
      if (/^\d/.test(token)) return Number(token)
      if (peek() === '(') return call(token)
      return range(token)
    }
    const call = (name: string): Result => {
      const values: Result[] = []
      take()
      while (peek() !== ')') {
        values.push(comparison())
        if (peek() === ',') take()
      }
      take()
      return apply(name, values)
    }
    const range = (token: string): Result => {
      const [place = '', name = sheet] = token.split('!').toReversed()
      const [from = '', to] = place.replaceAll('$', '').split(':')
      const a = position(from)
      if (to === undefined) return cellAt(name, a.column, a.row)
      const b = position(to)
      return Array.from({ length: b.row - a.row + 1 }, (_, i) => cellAt(name, a.column, a.row + i))
    }
    return comparison()
  }

  return (reference) => {
    const [sheet = '', place = ''] = reference.split('!')
    const { column, row } = position(place)
    return cellAt(sheet, column, row)
  }
}

function position(place: string): { readonly column: number; readonly row: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(place) ?? []
  const column =
    letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { column, row: Number(digits) }
}

function apply(name: string, values: readonly Result[]): Result {
  const [a = null, b = null, c = null] = values
  const list = (value: Result) => (isList(value) ? value : [value])
  const numbers = values.flatMap(list).filter((value) => typeof value === 'number')
  switch (name) {
    case 'IF':
      return single(a) === true || (typeof single(a) === 'number' && single(a) !== 0) ? b : c
    case 'ISNUMBER':
      return isList(a) ? a.map((value) => typeof value === 'number') : typeof a === 'number'
    case 'COUNT':
      return numbers.length
    case 'SUM':
      return numbers.reduce((sum, value) => sum + value, 0)
    case 'AVERAGE':
      return numbers.reduce((sum, value) => sum + value, 0) / numbers.length
    case 'LARGE':
      return (
        list(a)
          .filter((value) => typeof value === 'number')
          .toSorted((x, y) => y - x)[Number(single(b)) - 1] ?? NaN
      )
    case 'SUMPRODUCT':
      // As in a spreadsheet: what is no number counts as zero.
      return list(a).reduce<number>(
        (sum, _, i) =>
          sum +
          values.reduce<number>((part, value) => {
            const item = list(value)[i] ?? null
            return part * (typeof item === 'number' ? item : 0)
          }, 1),
        0,
      )
    default:
      throw new RangeError(`No function ${name}`)
  }
}

const isList = (value: Result): value is readonly Value[] => Array.isArray(value)
const single = (value: Result): Value => (isList(value) ? (value[0] ?? null) : value)

function each(a: Result, b: Result, work: (a: Value, b: Value) => Value): Result {
  if (!isList(a) && !isList(b)) return work(a, b)
  const length = isList(a) ? a.length : isList(b) ? b.length : 1
  const item = (value: Result, i: number) => (isList(value) ? (value[i] ?? null) : value)
  return Array.from({ length }, (_, i) => work(item(a, i), item(b, i)))
}

const numeric = (value: Value): number => Number(value ?? 0)

/** As in a spreadsheet: any text is more than any number. */
function compare(operator: string, a: Value, b: Value): boolean {
  const [x, y] = [typeof a === 'string' ? Infinity : numeric(a), numeric(b)]
  switch (operator) {
    case '>':
      return x > y
    case '<':
      return x < y
    case '=':
      return a === b
    default:
      throw new RangeError(`No operator ${operator}`)
  }
}
