/**
 * Comma-separated values as spreadsheets read them: UTF-8 with a byte order mark, commas, CRLF,
 * quotes where needed (RFC 4180).
 */

/** A text, a number, or nothing. */
export type CsvCell = string | number | null

/** Begins a formula, the fullwidth ones included. */
const formulaSign = /[=+\-@＝＋－＠]/u
/** Nobody sees it in front of one. */
const unseen = /['\s\p{Cc}\p{Cf}]/u
/** Ends a cell, whatever the quotes say, where spreadsheets part cells by semicolons or tabs. */
const cellEnds = new Set([';', '\t', '\r', '\n'])
const lineStarts = new Set(['\t', '\r', '\n'])

/** A text sign by sign, with what each of them leads to. */
interface Signs {
  readonly signs: readonly string[]
  /** Whether a formula begins there, or behind what nobody sees. One more than signs: the end is none. */
  readonly leads: readonly boolean[]
}

/** From the end, so that a long run of what nobody sees is gone through once. */
function signsOf(text: string): Signs {
  const signs = Array.from(text)
  const leads = Array.from({ length: signs.length + 1 }, () => false)
  for (let i = signs.length - 1; i >= 0; i--) {
    const sign = signs[i] ?? ''
    leads[i] = formulaSign.test(sign) || (unseen.test(sign) && leads[i + 1] === true)
  }
  return { signs, leads }
}

/**
 * Whether a spreadsheet may take it for a formula from its beginning. Apostrophes of its own are
 * none that keep it from that when one of them is taken for ours.
 */
function mayBeFormula({ signs, leads }: Signs): boolean {
  const first = signs.find((sign) => sign !== "'")
  return leads[0] === true || (first !== undefined && lineStarts.has(first))
}

/**
 * The text with something else behind each end of a cell and the quotes that follow it.
 *
 * @param behind tells for a place there what is put in, and how many signs it takes the place of
 */
function behindCellEnds(
  { signs }: Signs,
  behind: (at: number) => { readonly put: string; readonly take: number },
): string {
  const parts: string[] = []
  for (let i = 0; i < signs.length;) {
    const sign = signs[i++] ?? ''
    parts.push(sign)
    if (!cellEnds.has(sign)) continue
    while (signs[i] === '"') parts.push(signs[i++] ?? '')
    const { put, take } = behind(i)
    parts.push(put)
    i += take
  }
  return parts.join('')
}

/** A text with an apostrophe wherever a spreadsheet of any country could begin a formula. */
function guarded(text: string): string {
  const read = signsOf(text)
  const inside = behindCellEnds(read, (at) => ({ put: read.leads[at] ? "'" : '', take: 0 }))
  return mayBeFormula(signsOf(inside)) ? `'${inside}` : inside
}

/** What was there before `csvText` put apostrophes into it. */
export function unguarded(text: string): string {
  const isGuarded = text.startsWith("'") && mayBeFormula(signsOf(text.slice(1)))
  const read = signsOf(isGuarded ? text.slice(1) : text)
  const isGuard = (at: number) => read.signs[at] === "'" && read.leads[at + 1] === true
  return behindCellEnds(read, (at) => ({ put: '', take: isGuard(at) ? 1 : 0 }))
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
