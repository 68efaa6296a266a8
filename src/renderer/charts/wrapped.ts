/**
 * Text in lines for a drawing, which does not wrap by itself. What does not fit into the lines
 * is cut off with an ellipsis.
 *
 * @param letters most letters in a line
 */
export function wrapped(text: string, letters: number, lines: number): string[] {
  const rows: string[] = []
  for (const word of text.trim().split(/\s+/)) {
    const last = rows.at(-1)
    const joined = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && joined.length <= letters) rows[rows.length - 1] = joined
    else rows.push(word)
  }
  const short = rows.slice(0, lines).map((row) => cut(row, letters))
  const last = short.at(-1)
  if (rows.length > lines && last !== undefined) {
    short[short.length - 1] = cut(`${last}…`, letters)
  }
  return short
}

function cut(row: string, letters: number): string {
  const signs = Array.from(row)
  return signs.length <= letters ? row : `${signs.slice(0, letters - 1).join('')}…`
}
