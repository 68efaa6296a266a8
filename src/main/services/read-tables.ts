import { maxFileBytes } from '#shared/evaluation-file/file'
import { type ReadSheet, readDelimited } from '#shared/exchange/read-table'
import { AppError } from '#shared/rpc/app-error'
import { isZip, readWorkbook } from './intake/read-workbook.ts'
import { refusedTable, tooLarge } from './intake/refused.ts'

/**
 * The tables in a file from a spreadsheet: XLSX, or CSV in UTF-8 or UTF-16. Formulas give the
 * values that were saved with them. Runs in the thread for what comes from outside.
 *
 * @throws {AppError} `table-refused` with place and reason, `too-large`
 */
export function readTables(name: string, bytes: Uint8Array): ReadSheet[] {
  if (isZip(bytes)) return readWorkbook(bytes, name)
  if (bytes.length > maxFileBytes)
    throw tooLarge(name, `a CSV is at most ${maxFileBytes / 1024 / 1024} MB`)
  try {
    return [{ name, rows: readDelimited(textOf(bytes, name)) }]
  } catch (error) {
    if (
      error instanceof AppError &&
      error.code === 'table-refused' &&
      !error.message.startsWith(name)
    )
      throw refusedTable(name, '', error.message)
    throw error
  }
}

/** An OLE file, which is what XLS and workbooks with a password are. */
const ole = [0xd0, 0xcf, 0x11, 0xe0]

function textOf(bytes: Uint8Array, name: string): string {
  if (ole.every((byte, i) => bytes[i] === byte))
    throw refusedTable(name, '', 'it is an old XLS, or a workbook with a password')
  const [a, b] = bytes
  const isLittle = a === 0xff && b === 0xfe
  const isBig = a === 0xfe && b === 0xff
  try {
    const encoding = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8'
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw refusedTable(name, '', 'neither an XLSX workbook nor CSV in UTF-8 or UTF-16')
  }
}
