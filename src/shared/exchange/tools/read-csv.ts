/**
 * Comma-separated values of any make as rows of text: comma, semicolon or tab, quotes as in
 * RFC 4180. A quote that is never closed is an error, so that it cannot swallow the rest.
 */
export type ReadCsv =
  | { readonly ok: true; readonly rows: readonly CsvRow[] }
  | { readonly ok: false; readonly line: number; readonly reason: string }

export interface CsvRow {
  /** Where it begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export function readCsv(text: string): ReadCsv {
  const separator = separatorOf(text)
  const rows: CsvRow[] = []
  let [cells, cell, line, start]: [string[], string, number, number] = [[], '', 1, 1]
  /** The line in which a quote was opened; 0 outside of quotes. */
  let quoted = 0
  const endRow = () => {
    cells.push(cell)
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: start, cells })
    ;[cells, cell, start] = [[], '', line + 1]
  }
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i)
    if (quoted > 0) {
      if (sign === '\n') line += 1
      if (sign !== '"') cell += sign
      else if (text.charAt(i + 1) === '"') cell += text.charAt(++i)
      else quoted = 0
    } else if (sign === '"' && cell.trim() === '') [quoted, cell] = [line, '']
    else if (sign === separator) {
      cells.push(cell)
      cell = ''
    } else if (sign === '\n') {
      endRow()
      line += 1
    } else if (sign !== '\r') cell += sign
  }
  if (quoted > 0) return { ok: false, line: quoted, reason: 'a quote is opened and never closed' }
  endRow()
  return { ok: true, rows }
}

/** The sign that parts the first line most often. */
function separatorOf(text: string): string {
  const end = text.indexOf('\n')
  const first = end === -1 ? text : text.slice(0, end)
  const count = (sign: string) => first.split(sign).length
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
}
