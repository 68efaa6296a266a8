/** A score table that was edited elsewhere: what is different in it. */
import type { Evaluation } from '#shared/domain/evaluation'
import { isRevealed } from '#shared/domain/scoring/rounds'
import { isScoreHead, readScoreRows } from '#shared/exchange/read-score-rows'
import { readScoreWorkbook } from '#shared/exchange/read-score-workbook'
import type { ReadSheet } from '#shared/exchange/read-table'
import { createFindings, type TableReading } from '#shared/exchange/score-findings'

/**
 * Compares a table that this app has written, and somebody has edited, with the evaluation: the
 * CSV, or the sheets of the workbook. Only agreed scores and weights can come back that way;
 * whatever else is not as it was written is told by its place.
 */
export function readScoreTable(evaluation: Evaluation, sheets: readonly ReadSheet[]): TableReading {
  if (!isRevealed(evaluation))
    return { changes: [], problems: ['The scores are still blind. Reveal them first.'] }
  const found = createFindings(evaluation)
  const csv = sheets.find(({ rows }) => isScoreHead(rows[0]))
  if (csv && sheets.length === 1) readScoreRows(found, evaluation, csv.rows)
  else if (sheets.some(({ name }) => name === 'Reveal'))
    readScoreWorkbook(found, evaluation, sheets)
  else
    return {
      changes: [],
      problems: ['This is not a score table of this app: save one as CSV or Excel, and edit that.'],
    }
  return found.reading()
}
