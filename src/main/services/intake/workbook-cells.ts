import { longestText } from '#shared/evaluation-file/unsafe-json'
import type { CsvCell } from '#shared/exchange/csv'
import { readXml } from './read-xml.ts'
import { refusedTable, tooLarge } from './refused.ts'
import { plainText } from './workbook-parts.ts'

/** A cell that stands in the file; row and column from 0. */
export interface WorkbookCell {
  readonly row: number
  readonly column: number
  readonly value: CsvCell
}

export interface CellContext {
  readonly texts: readonly string[]
  readonly dates: readonly boolean[]
  readonly since1904: boolean
  /** Over all sheets of the workbook. */
  readonly count: { cells: number }
  readonly mostCells: number
}

const lastRow = 1_048_576
const lastColumn = 16_384

/** A cell that is being read. */
interface Draft {
  readonly name: string
  readonly row: number
  readonly column: number
  readonly type: string
  readonly style: number
  value: string | null
  text: string | null
}

/**
 * The cells that stand in a sheet, in the order of the file. The range that it declares is not
 * looked at.
 *
 * @throws {AppError} with sheet and cell
 */
export function readSheet(
  bytes: Uint8Array,
  { file, sheet }: { readonly file: string; readonly sheet: string },
  context: CellContext,
): WorkbookCell[] {
  const cells: WorkbookCell[] = []
  const seen = new Set<number>()
  let [row, column]: [number, number] = [-1, -1]
  let cell: Draft | null = null
  let into: 'value' | 'text' | null = null
  /** How a text is pronounced stands beside it, as a text of its own. */
  let isPhonetic = false
  const refuse = (reason: string) =>
    refusedTable(file, `sheet “${sheet}”${cell ? `, ${cell.name}` : ''}`, reason)

  readXml(
    bytes,
    {
      open: (element, at) => {
        if (element === 'row') {
          row = at.has('r') ? wholeNumber(at.get('r')) - 1 : row + 1
          column = -1
          if (row < 0 || row >= lastRow) throw refuse('a row with a number that no row has')
        } else if (element === 'c') {
          const name = at.get('r') ?? addressOf(row, column + 1)
          const place = placeOf(name)
          if (!place || place.row !== row)
            throw refuse(`a cell that is in no place: ${name.slice(0, 16)}`)
          column = place.column
          if (++context.count.cells > context.mostCells)
            throw tooLarge(file, `it has more than ${context.mostCells} cells`)
          const number = row * lastColumn + column
          if (seen.has(number)) throw refuse(`the cell ${name} is there twice`)
          seen.add(number)
          const style = wholeNumber(at.get('s') ?? '0')
          cell = { name, row, column, type: at.get('t') ?? 'n', style, value: null, text: null }
        } else if (cell && element === 'v') into = 'value'
        else if (cell && element === 't' && !isPhonetic) into = 'text'
        else if (element === 'rPh') isPhonetic = true
      },
      close: (element) => {
        if (element === 'v' || element === 't') into = null
        else if (element === 'rPh') isPhonetic = false
        else if (element === 'c' && cell) {
          cells.push({ row: cell.row, column: cell.column, value: valueOf(cell, context, refuse) })
          cell = null
        }
      },
      text: (piece) => {
        if (!cell || into === null) return
        const longer = `${(into === 'value' ? cell.value : cell.text) ?? ''}${piece}`
        if (longer.length > longestText)
          throw refuse(`a text of more than ${longestText} characters`)
        if (into === 'value') cell.value = longer
        else cell.text = longer
      },
    },
    (reason) => refuse(reason),
  )
  return cells
}

function valueOf(
  { type, style, value, text }: Draft,
  { texts, dates, since1904 }: CellContext,
  refuse: (reason: string) => Error,
): CsvCell {
  if (type === 'inlineStr') return orNull(plainText(text ?? ''))
  if (value === null || value === '') return null
  switch (type) {
    case 's': {
      const shared = texts[wholeNumber(value)]
      if (shared === undefined)
        throw refuse(`it refers to text ${value.slice(0, 12)}, which is not there`)
      return orNull(shared)
    }
    case 'str':
    case 'e':
    case 'd':
      return orNull(plainText(value))
    case 'b':
      return value === '1' ? 'true' : 'false'
    case 'n': {
      const number = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(value)
        ? Number(value)
        : Number.NaN
      // Excel writes what it computes, and a computed zero may have a sign.
      if (!Number.isFinite(number))
        throw refuse(`“${value.slice(0, 24)}” is not a number that can be stored`)
      return dates[style] ? dayOf(number, since1904) : number === 0 ? 0 : number
    }
    default:
      throw refuse('a cell of a kind that is not read')
  }
}

const orNull = (text: string) => (text === '' ? null : text)

function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : -1
}

function placeOf(name: string): { readonly row: number; readonly column: number } | null {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name) ?? []
  if (letters === undefined || digits === undefined) return null
  const column =
    Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return column < lastColumn && Number(digits) <= lastRow
    ? { row: Number(digits) - 1, column }
    : null
}

function addressOf(row: number, column: number): string {
  let letters = ''
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return `${letters}${row + 1}`
}

/** A day as YYYY-MM-DD; a number that is no day of ours stays what it is. */
function dayOf(number: number, since1904: boolean): CsvCell {
  // Day 60 is the 29th of February 1900, which never was: see ISO/IEC 29500-1, 18.17.4.1.
  const days = since1904 ? number + 1462 : number < 60 ? number + 1 : number
  if (days < 1 || days > 2_958_466) return number
  const moment = new Date(Math.round((days - 25_569) * 86_400_000))
  return moment.toISOString().slice(0, 10)
}
