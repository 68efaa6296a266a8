/** Blocks of a table that was written here, compared cell by cell with what came back. */
import type { CsvCell } from '#shared/exchange/csv'
import type { TableRows } from '#shared/exchange/read-table'
import type { WorkbookCell, WorkbookSheet } from '#shared/exchange/workbook-plan'

/** A line of titles, and the rows below it. */
export interface Block {
  readonly head: readonly CsvCell[]
  readonly rows: TableRows
}

export interface Difference {
  /** Of our own block, from 0. */
  readonly row: number
  readonly column: number
  readonly to: CsvCell
}

export interface Comparison {
  readonly differences: readonly Difference[]
  /** Rows of ours that did not come back. */
  readonly missingRows: readonly number[]
  readonly missingColumns: readonly number[]
  /** Names of rows and columns that came back and are not ours, or are there once more. */
  readonly unknown: readonly string[]
  /** What came back in a place of ours; null for a blank and for what is missing. */
  readonly valueAt: (row: number, column: number) => CsvCell
}

export function numberOf(raw: CsvCell): number | null {
  return typeof raw === 'number' && Number.isFinite(raw) ? raw : null
}

/** Whether two cells say the same. Exports have four decimals, so closer numbers are the same. */
export function sameCell(a: CsvCell, b: CsvCell): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < 0.00006
  return typeof a !== 'number' && typeof b !== 'number' && nameOf(a) === nameOf(b)
}

/** The most of a text that is compared: no spreadsheet keeps much more in a cell. */
const longest = 32_000

/** Text without what spreadsheets change in it: line breaks, blanks, signs that nobody sees. */
function nameOf(cell: CsvCell): string {
  // oxlint-disable-next-line no-control-regex -- these are the ones that do not come back
  const plain = String(cell ?? '').replaceAll(/[\s\u0000-\u001F\u007F-\u009F]+/g, ' ')
  return plain.trim().slice(0, longest)
}

/** The rows of a sheet of ours as they read when they come back. */
export function plainRows({ rows }: WorkbookSheet): CsvCell[][] {
  return rows.map((row) => row.map(plainCell))
}

function plainCell(cell: WorkbookCell): CsvCell {
  if (cell === '' || typeof cell !== 'object' || cell === null) return cell === '' ? null : cell
  const value = cell.kind === 'heading' ? cell.text : cell.value
  return value === '' ? null : value
}

/** The block under a title in the first column, to the first row without a name; null without one. */
export function blockAt(rows: TableRows, title: string): Block | null {
  const start = rows.findIndex((row) => row[0] === title)
  if (start < 0) return null
  const below = rows.slice(start + 1)
  const end = below.findIndex((row) => (row[0] ?? null) === null)
  return { head: rows[start] ?? [], rows: end < 0 ? below : below.slice(0, end) }
}

/**
 * Compares by names, so that rows and columns may stand in another order.
 *
 * @param keys columns of ours that name a row
 */
export function compareBlocks(ours: Block, theirs: Block, keys: readonly number[]): Comparison {
  const columns = matched(ours.head.map(nameOf), theirs.head.map(nameOf))
  const keyOf = (row: readonly CsvCell[], at: (column: number) => number | undefined) =>
    keys.map((column) => nameOf(row[at(column) ?? -1] ?? null)).join('\n')
  const rows = matched(
    ours.rows.map((row) => keyOf(row, (column) => column)),
    theirs.rows.map((row) => keyOf(row, (column) => columns.at.get(column))),
  )
  const valueAt = (row: number, column: number) =>
    theirs.rows[rows.at.get(row) ?? -1]?.[columns.at.get(column) ?? -1] ?? null
  const differences = ours.rows.flatMap((cells, row) =>
    ours.head.flatMap((_, column) => {
      if (!rows.at.has(row) || !columns.at.has(column) || keys.includes(column)) return []
      const to = valueAt(row, column)
      return sameCell(cells[column] ?? null, to) ? [] : [{ row, column, to }]
    }),
  )
  return {
    differences,
    missingRows: ours.rows.flatMap((_, row) => (rows.at.has(row) ? [] : [row])),
    missingColumns: ours.head.flatMap((_, column) => (columns.at.has(column) ? [] : [column])),
    unknown: [...columns.unknown, ...rows.unknown.map((name) => name.replaceAll('\n', ', '))],
    valueAt,
  }
}

/** Which of theirs each of ours is; of equal names the first is the first. */
function matched(ours: readonly string[], theirs: readonly string[]) {
  const places = new Map<string, number[]>()
  for (const [place, name] of theirs.entries())
    places.set(name, [...(places.get(name) ?? []), place])
  const at = new Map<number, number>()
  for (const [index, name] of ours.entries()) {
    const place = places.get(name)?.shift()
    if (place !== undefined) at.set(index, place)
  }
  const left = [...places].flatMap(([name, rest]) => rest.map(() => name))
  return { at, unknown: left.filter((name) => name.replaceAll('\n', '') !== '') }
}
