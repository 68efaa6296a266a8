/**
 * Comma-separated values as spreadsheets read them: UTF-8 with a byte order mark, commas, CRLF,
 * quotes where needed (RFC 4180).
 */

/** A text, a number, or nothing. */
export type CsvCell = string | number | null

/** Signs with which a spreadsheet takes a text for a formula, the fullwidth ones included. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * Rows as one text.
 *
 * Text that a spreadsheet would take for a formula gets a leading apostrophe; numbers stay
 * numbers. Nothing else is changed.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = formulaStart.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
