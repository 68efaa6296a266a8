/**
 * Comma-separated values as spreadsheets read them: UTF-8 with a byte order mark, commas, CRLF,
 * quotes where needed (RFC 4180).
 */

/** A text, a number, or nothing. */
export type CsvCell = string | number | null

/** A sign that begins a formula, the fullwidth ones included, also behind what nobody sees. */
const sign = String.raw`['\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]`

/**
 * The beginning of a text that a spreadsheet may take for a formula. Apostrophes of its own are
 * none that keep it from that when one of them is taken for ours.
 */
const formulaStart = new RegExp(String.raw`^'*(?:[\t\r\n]|${sign})`, 'u')

/**
 * The same behind what ends a cell elsewhere, whatever the quotes say: a semicolon or a tab in
 * countries whose spreadsheets part cells by them, and a line break.
 */
const cellEnd = String.raw`([;\t\r\n]"*)`
const laterFormula = new RegExp(`${cellEnd}(?=${sign})`, 'gu')
const laterGuard = new RegExp(`${cellEnd}'(?=${sign})`, 'gu')

/** A text with an apostrophe wherever a spreadsheet of any country could begin a formula. */
function guarded(text: string): string {
  const inside = text.replaceAll(laterFormula, "$1'")
  return formulaStart.test(inside) ? `'${inside}` : inside
}

/** What was there before `csvText` put apostrophes into it. */
export function unguarded(text: string): string {
  const isGuarded = text.startsWith("'") && formulaStart.test(text.slice(1))
  return (isGuarded ? text.slice(1) : text).replaceAll(laterGuard, '$1')
}

/**
 * Rows as one text.
 *
 * Text that a spreadsheet would take for a formula gets an apostrophe there; numbers stay
 * numbers. Nothing else is changed.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = guarded(cell)
  // Semicolons and tabs, too: other countries' spreadsheets part cells by them.
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
