/**
 * Reads the sheets of an XLSX workbook from outside: values as they were saved, nothing computed.
 * Everything is counted, and whatever does not fit together is an error and not a blank.
 */
import type { CsvCell } from '#shared/exchange/csv'
import type { ReadSheet } from '#shared/exchange/read-table'
import { mostCells } from '#shared/exchange/tools/read-csv'
import { refusedTable, tooLarge } from './refused.ts'
import { openZip, type ReadEntry, type ZipLimits } from './unzip.ts'
import { readSheet } from './workbook-cells.ts'
import { booksOf, dateStylesOf, sharedTextsOf } from './workbook-parts.ts'

/** Bytes of the file itself. */
export const maxWorkbookBytes = 20 * 1024 * 1024
const limits: ZipLimits = { entries: 1_000, unpacked: 100 * 1024 * 1024, ratio: 100 }
/** Blanks between cells count here: two cells at opposite corners are no table. */
const mostPlaces = 5_000_000

/** Whether these are the bytes of a ZIP archive, as every workbook is. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/**
 * @param name of the file, for messages
 * @throws {AppError} `table-refused` with sheet and cell, or `too-large`
 */
export function readWorkbook(bytes: Uint8Array, name: string): ReadSheet[] {
  if (bytes.length > maxWorkbookBytes)
    throw tooLarge(name, `a workbook is at most ${maxWorkbookBytes / 1024 / 1024} MB`)
  const read: ReadEntry = openZip(bytes, name, limits)
  const { sheets, styles, texts, since1904 } = booksOf(read, name)
  const context = {
    texts: sharedTextsOf(texts === null ? null : part(read, texts, name), name),
    dates: dateStylesOf(styles === null ? null : part(read, styles, name), name),
    since1904,
    count: { cells: 0 },
    mostCells,
  }
  let places = 0
  return sheets.map(({ title, path }) => {
    const cells = readSheet(part(read, path, name), { file: name, sheet: title }, context)
    const rows: CsvCell[][] = []
    for (const { row, column, value } of cells) {
      if (value === null) continue
      const old = rows[row]?.length ?? 0
      places += Math.max(0, row + 1 - rows.length) + Math.max(0, column + 1 - old)
      if (places > mostPlaces)
        throw tooLarge(name, `the cells of sheet “${title}” are too far apart`)
      while (rows.length <= row) rows.push([])
      const line = rows[row] ?? []
      while (line.length <= column) line.push(null)
      line[column] = value
    }
    return { name: title, rows }
  })
}

function part(read: ReadEntry, path: string, name: string): Uint8Array {
  const found = read(path)
  if (!found) throw refusedTable(name, '', `the part ${path} of the workbook is missing`)
  return found
}
