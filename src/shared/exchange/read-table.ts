/** Tables that come from elsewhere: CSV of any spreadsheet, or what was copied out of one. */
import type { CsvCell } from '#shared/exchange/csv'

export type TableRows = readonly (readonly CsvCell[])[]

/** A sheet of a workbook, or the only table of a text file. */
export interface ReadSheet {
  readonly name: string
  readonly rows: TableRows
}

/** The most that is taken in; larger is no score table. */
export const maxTableBytes = 10 * 1024 * 1024

const separators = ['\t', ';', ','] as const

/**
 * Text with a separator as rows. The separator is found: tabs as copied from a spreadsheet,
 * semicolons with decimal commas, or commas. Numbers become numbers, empty fields null; the
 * apostrophe that keeps a text from being a formula is taken off. Empty rows at the end are
 * dropped.
 */
export function readDelimited(text: string): CsvCell[][] {
  const plain = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(plain)
  const rows = fieldsOf(plain, separator).map((row) =>
    row.map((field) => cellOf(field, separator !== ',')),
  )
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === null)) rows.pop()
  return rows
}

/** The one that divides the first line, outside of quotes, most often. */
function separatorOf(text: string): string {
  const line = (text.split(/\r?\n/).find((one) => one.trim() !== '') ?? '').replace(/"[^"]*"/g, '')
  const counts = separators.map((one) => [one, line.split(one).length] as const)
  const [found] = counts.reduce((best, one) => (one[1] > best[1] ? one : best))
  return found
}

function fieldsOf(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i)
    if (quoted) {
      if (sign !== '"') field += sign
      else if (text.charAt(i + 1) === '"') field += text.charAt(++i)
      else quoted = false
    } else if (sign === '"' && field === '') quoted = true
    else if (sign === separator) {
      row.push(field)
      field = ''
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text.charAt(i + 1) === '\n') i++
      rows.push([...row, field])
      row = []
      field = ''
    } else field += sign
  }
  if (field !== '' || row.length > 0) rows.push([...row, field])
  return rows
}

function cellOf(field: string, decimalComma: boolean): CsvCell {
  const text = field.trim()
  if (text === '') return null
  const number = decimalComma && /^[-+]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(number)) return Number(number)
  return /^'[=+\-@\t\r\n＝＋－＠]/.test(field) ? field.slice(1) : text
}
