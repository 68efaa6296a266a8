/**
 * Comma-separated values of any make as rows of text: comma, semicolon or tab, quotes as in
 * RFC 4180. A quote that is never closed is an error, so that it cannot swallow the rest.
 */
import { longestText } from '#shared/evaluation-file/unsafe-json'

export type ReadCsv =
  | { readonly ok: true; readonly rows: readonly CsvRow[]; readonly separator: string }
  | { readonly ok: false; readonly line: number; readonly reason: string }

export interface CsvRow {
  /** Where it begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** More than any table that people make; see also the same limit of workbooks. */
export const mostCells = 1_000_000

/** Rows without anything in them are left out. */
export function readCsv(text: string): ReadCsv {
  const read = readAllRows(text)
  if (!read.ok) return read
  return { ...read, rows: read.rows.filter(({ cells }) => cells.some((one) => one.trim() !== '')) }
}

/** The same with empty rows, for tables in which an empty row means something. */
export function readAllRows(written: string): ReadCsv {
  const text = written.replace(/^\uFEFF/, '')
  const separator = separatorOf(text)
  const rows: CsvRow[] = []
  let [cells, cell, line, start, count]: [string[], string, number, number, number] = [
    [],
    '',
    1,
    1,
    0,
  ]
  /** The line in which a quote was opened; 0 outside of quotes. */
  let quoted = 0
  /** Behind a closing quote, where only the end of the cell may come. */
  let isClosed = false
  const no = (at: number, reason: string): ReadCsv => ({ ok: false, line: at, reason })
  const endCell = () => {
    cells.push(cell)
    count += 1
    ;[cell, isClosed] = ['', false]
  }
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i)
    if (sign === '\u0000') return no(line, 'a sign that no text has (NUL)')
    if (cell.length > longestText) return no(start, `a cell of more than ${longestText} characters`)
    if (count > mostCells) return no(start, `more than ${mostCells} cells`)
    if (quoted > 0) {
      if (sign === '\n') line += 1
      if (sign !== '"') cell += sign
      else if (text.charAt(i + 1) === '"') cell += text.charAt(++i)
      else [quoted, isClosed] = [0, true]
    } else if (sign === separator) endCell()
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text.charAt(i + 1) === '\n') i += 1
      endCell()
      rows.push({ line: start, cells })
      line += 1
      ;[cells, start] = [[], line]
    } else if (isClosed) {
      if (sign.trim() !== '') return no(line, `“${sign}” stands behind a closing quote`)
    } else if (sign === '"' && cell.trim() === '') [quoted, cell] = [line, '']
    else cell += sign
  }
  if (quoted > 0) return no(quoted, 'a quote is opened and never closed')
  if (cell.length > longestText) return no(start, `a cell of more than ${longestText} characters`)
  if (cell !== '' || isClosed || cells.length > 0) {
    endCell()
    rows.push({ line: start, cells })
  }
  return { ok: true, rows, separator }
}

const separators = ['\t', ';', ','] as const

/** The sign that parts the first line with anything in it most often, outside of quotes. */
function separatorOf(text: string): string {
  const first = /\S/.exec(text)?.index ?? 0
  const start = Math.max(text.lastIndexOf('\n', first), text.lastIndexOf('\r', first)) + 1
  const end = text.slice(start, start + longestText).search(/[\r\n]/)
  const line = text.slice(start, end === -1 ? start + longestText : start + end)
  let isQuoted = false
  const counts = new Map<string, number>(separators.map((sign) => [sign, 0]))
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  const [found] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))
  return (counts.get(found) ?? 0) > 0 ? found : ','
}
