import type { Evaluation } from '#shared/domain/evaluation'
import type { RowMaps } from '#shared/evaluation-file/change-set'
import {
  keyOf,
  keyText,
  type Tables,
  tableNames,
  toEvaluation,
  toTables,
} from '#shared/evaluation-file/rows'

/** An evaluation as maps, ready for change sets. */
export function toRowMaps(evaluation: Evaluation): RowMaps {
  const tables = toTables(evaluation)
  const maps = tableNames.map((name) => [
    name,
    new Map(tables[name].map((row) => [keyText(keyOf(name, row)), row])),
  ])
  // One map per table, each with the rows of that table.
  return Object.fromEntries(maps) as RowMaps
}

/** The evaluation that the rows make. */
export function fromRowMaps(rows: RowMaps): Evaluation {
  const tables = tableNames.map((name) => [name, [...rows[name].values()]])
  // One list per table, each with the rows of that table.
  return toEvaluation(Object.fromEntries(tables) as Tables)
}
