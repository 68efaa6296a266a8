/** Tables that come from elsewhere: CSV of any spreadsheet, or what was copied out of one. */
import { type CsvCell, unguarded } from '#shared/exchange/csv'
import { readAllRows } from '#shared/exchange/tools/read-csv'
import { AppError } from '#shared/rpc/app-error'

export type TableRows = readonly (readonly CsvCell[])[]

/** A sheet of a workbook, or the only table of a text file. */
export interface ReadSheet {
  readonly name: string
  readonly rows: TableRows
}

/** The most that is pasted; larger is no table of candidates and criteria. */
export const maxPasted = 10 * 1024 * 1024

/**
 * Text with a separator as rows. The separator is found: tabs as copied from a spreadsheet,
 * semicolons with decimal commas, or commas. Numbers become numbers, empty fields null; what only
 * looks like a number that can be stored (1e309, -0) stays text. The apostrophe that keeps a text
 * from being a formula is taken off. Empty rows at the end are dropped.
 *
 * @throws {AppError} `table-refused` with the line and the reason
 */
export function readDelimited(text: string): CsvCell[][] {
  const read = readAllRows(text)
  if (!read.ok) throw new AppError('table-refused', `line ${read.line}: ${read.reason}`)
  const rows = read.rows.map(({ cells }) =>
    cells.map((field) => cellOf(field, read.separator !== ',')),
  )
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === null)) rows.pop()
  return rows
}

function cellOf(field: string, decimalComma: boolean): CsvCell {
  const text = field.trim()
  if (text === '') return null
  return numberIn(text, decimalComma) ?? unguarded(text)
}

function numberIn(text: string, decimalComma: boolean): number | null {
  const plain = decimalComma && /^[-+]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain)) return null
  const number = Number(plain)
  return Number.isFinite(number) && !Object.is(number, -0) ? number : null
}
