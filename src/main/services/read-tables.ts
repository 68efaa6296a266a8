import readExcelFile from 'read-excel-file/node'
import type { CsvCell } from '#shared/exchange/csv'
import { maxTableBytes, type ReadSheet, readDelimited } from '#shared/exchange/read-table'
import { AppError } from '#shared/rpc/app-error'

/** The most that a workbook may hold when unpacked: a small file can hold a very large one. */
const maxUnpacked = 20 * maxTableBytes

/**
 * The tables in a file from a spreadsheet: XLSX, or CSV in UTF-8. Formulas give the values that
 * were saved with them.
 *
 * @throws {AppError} `too-large`, or `file-foreign` for what is neither
 */
export async function readTables(name: string, bytes: Uint8Array): Promise<ReadSheet[]> {
  if (bytes.length > maxTableBytes) throw tooLarge(name)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWorkbook(name, bytes)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.includes('\u0000')) throw new TypeError('Not text')
    return [{ name, rows: readDelimited(text) }]
  } catch {
    throw new AppError('file-foreign', `${name}: neither an XLSX workbook nor CSV in UTF-8`)
  }
}

async function readWorkbook(name: string, bytes: Uint8Array): Promise<ReadSheet[]> {
  if (unpackedSize(bytes) > maxUnpacked) throw tooLarge(name)
  try {
    const sheets = await readExcelFile(Buffer.from(bytes))
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map(cellOf)),
    }))
  } catch {
    throw new AppError('file-foreign', `${name}: this workbook cannot be read`)
  }
}

function cellOf(value: unknown): CsvCell {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number' || typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'boolean' ? String(value) : null
}

/** What the directory of a ZIP file says of the size of everything in it, in bytes. */
function unpackedSize(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entry = Buffer.from([0x50, 0x4b, 0x01, 0x02])
  let size = 0
  for (let at = file.indexOf(entry); at >= 0; at = file.indexOf(entry, at + 4)) {
    if (at + 28 <= file.length) size += file.readUInt32LE(at + 24)
  }
  return size
}

function tooLarge(name: string): AppError {
  return new AppError(
    'too-large',
    `${name}: a score table has at most ${maxTableBytes / 1024 / 1024} MB`,
  )
}
