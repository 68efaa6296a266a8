/** What a pasted table says, whichever way round it is. */
type Cell = string | number | null

/** A table with criteria in rows and candidates in columns. */
export interface StartMatrix {
  readonly candidates: readonly string[]
  readonly criteria: readonly {
    readonly name: string
    /** In whatever unit the table has; null without one. */
    readonly weight: number | null
    /** One per candidate; null where the table has no number. */
    readonly scores: readonly (number | null)[]
    /** The numbers of the table where `scores` were made of them. */
    readonly original?: readonly (number | null)[]
  }[]
}

/** More than any workshop needs; a whole sheet pasted by mistake is refused. */
const most = 100

const weightWord = /^(?:weight|weighting|gewicht|gewichtung|poids|peso)\b/i

/**
 * What a pasted table says. Criteria are in rows, unless a row is called "Weight": then they are
 * in columns. A column or row of weights is found by its name; sums are left out.
 *
 * @returns null for what has no candidate or no criterion, or far too many
 */
export function startMatrix(
  rows: readonly (readonly Cell[])[],
  flipped = false,
): StartMatrix | null {
  const table = rows.filter((row) => row.some((cell) => cell !== null))
  const lies = table.slice(1).some((row) => weightWord.test(String(row[0] ?? '')))
  const upright = lies === flipped ? table : transposed(table)
  const [head = [], ...body] = upright
  const weightAt = head.findIndex((cell, i) => i > 0 && weightWord.test(String(cell ?? '')))
  const columns = head.flatMap((cell, i) =>
    i > 0 && i !== weightAt && cell !== null ? [{ i, name: String(cell).trim() }] : [],
  )
  const criteria = body.flatMap((row) => {
    const name = String(row[0] ?? '').trim()
    if (name === '' || /^(?:sum|total|summe|gesamt)\b/i.test(name)) return []
    return [
      {
        name,
        weight: weightAt > 0 ? weightOf(row[weightAt] ?? null) : null,
        scores: columns.map(({ i }) => {
          const score = row[i]
          return typeof score === 'number' ? score : null
        }),
      },
    ]
  })
  if (columns.length === 0 || criteria.length === 0) return null
  if (columns.length > most || criteria.length > most) return null
  return { candidates: columns.map(({ name }) => name), criteria }
}

/** Also "30%" and "12,5 %", which no spreadsheet copies as a number. */
function weightOf(cell: Cell): number | null {
  const percent = /^(\d+(?:[.,]\d+)?)\s*%$/.exec(String(cell ?? '').trim())?.[1]
  const weight = percent === undefined ? cell : Number(percent.replace(',', '.'))
  return typeof weight === 'number' && weight >= 0 ? weight : null
}

function transposed(rows: readonly (readonly Cell[])[]): Cell[][] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, i) => rows.map((row) => row[i] ?? null))
}
