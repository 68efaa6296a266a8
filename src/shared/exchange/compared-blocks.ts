/** Blocks of the workbook as they would be written now, beside those that came back. */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CsvCell } from '#shared/exchange/csv'
import type { ReadSheet, TableRows } from '#shared/exchange/read-table'
import type { Findings } from '#shared/exchange/score-findings'
import {
  type Block,
  blockAt,
  compareBlocks,
  type Difference,
  plainRows,
} from '#shared/exchange/table-blocks'
import { toWorkbook } from '#shared/exchange/workbook'

export interface Compared {
  readonly ours: Block
  /** What came back in a place of ours; null for a blank and for what is missing. */
  readonly valueAt: (row: number, column: number) => CsvCell
  /** Each with its place in words. */
  readonly differences: readonly (Difference & { readonly place: string })[]
}

const nothing: Compared = { ours: { head: [], rows: [] }, valueAt: () => null, differences: [] }

/**
 * Compares a block by its sheet and title. What is missing or unknown in it is told; what only
 * differs is left to whoever knows what it means.
 *
 * @returns a function that takes the columns that name a row, too
 */
export function createCompare(
  found: Findings,
  evaluation: Evaluation,
  sheets: readonly ReadSheet[],
) {
  const fresh = new Map<string, TableRows>(
    toWorkbook(evaluation).map((sheet) => [sheet.name, plainRows(sheet)]),
  )
  const given = new Map(sheets.map(({ name, rows }) => [name, rows]))
  return (sheet: string, title: string, keys: readonly number[] = [0]): Compared => {
    const ours = blockAt(fresh.get(sheet) ?? [], title)
    const theirs = blockAt(given.get(sheet) ?? [], title)
    if (!ours) return nothing
    if (!theirs) {
      found.problem(`The block “${title}” is missing, so nothing was read from it.`)
      return nothing
    }
    const { differences, valueAt, unknown, missingColumns, missingRows } = compareBlocks(
      ours,
      theirs,
      keys,
    )
    const rowName = (row: number) => keys.map((key) => ours.rows[row]?.[key] ?? '').join(', ')
    for (const name of unknown)
      found.problem(`“${name}” is not in “${title}” here, or is in it twice, so it was left out.`)
    for (const column of missingColumns)
      found.problem(`The column “${ours.head[column] ?? ''}” of “${title}” is missing.`)
    for (const row of missingRows)
      found.problem(`The row “${rowName(row)}” of “${title}” is missing. What is here stays.`)
    const placed = differences.map((each) => ({
      ...each,
      place: `“${title}” of ${ours.head[each.column] ?? ''}, ${rowName(each.row)} (${sheet})`,
    }))
    return { ours, valueAt, differences: placed }
  }
}
