/** What is different in the score table as CSV. */
import type { Evaluation } from '#shared/domain/evaluation'
import { scoredCandidates } from '#shared/domain/screening'
import { type TableRows, readDelimited } from '#shared/exchange/read-table'
import type { Findings } from '#shared/exchange/score-findings'
import { toCsv } from '#shared/exchange/score-rows'
import { compareBlocks } from '#shared/exchange/table-blocks'

const stageOf = new Map([
  ['First votes', 'first'],
  ['After discussion', 'discussed'],
  ['After trial', 'trial'],
] as const)

/** Words beside the numbers, in which people may write what they like. */
const free = ['Edition', 'Note']

/** Whether a line of titles is that of our CSV. */
export function isScoreHead(head: TableRows[number] = []): boolean {
  return head.includes('Candidate') && head.includes('Criterion')
}

export function readScoreRows(
  found: Findings,
  evaluation: Evaluation,
  [theirs = [], ...rows]: TableRows,
): void {
  const [head = [], ...all] = readDelimited(toCsv(evaluation))
  const ours = { head, rows: all.filter((row) => (row[2] ?? null) !== null) }
  // Those that are left out have no criterion, and nothing to compare.
  const criterionAt = theirs.indexOf('Criterion')
  const given = rows.filter((row) => (row[criterionAt] ?? null) !== null)
  const { differences, missingRows, missingColumns, unknown } = compareBlocks(
    ours,
    { head: theirs, rows: given },
    [0, 2],
  )
  const { criteria } = evaluation
  const placeOf = (row: number) => {
    const perCandidate = criteria.length + 1
    return {
      candidate: scoredCandidates(evaluation)[Math.floor(row / perCandidate)],
      criterion: criteria[row % perCandidate],
      name: `${ours.rows[row]?.[0] ?? ''}, ${ours.rows[row]?.[2] ?? ''}`,
    }
  }
  for (const name of unknown)
    found.problem(`“${name}” is not in this table here, or is in it twice, so it was left out.`)
  for (const column of missingColumns)
    if (!free.includes(String(head[column])))
      found.problem(`The column “${head[column] ?? ''}” is missing, so nothing was read from it.`)
  for (const row of missingRows)
    found.problem(`The row “${placeOf(row).name}” is missing. What is here stays.`)
  for (const { row, column, to } of differences) {
    const title = String(head[column] ?? '')
    if (free.includes(title)) continue
    const { candidate, criterion, name } = placeOf(row)
    const stage = stageOf.get(title as 'First votes')
    const place = `“${title}” of ${name}`
    if (!candidate || !criterion)
      found.problem(`${place} is computed from the scores; change the agreed score instead.`)
    else if (to === null) found.problem(`${place} was cleared. What is here stays.`)
    else if (title === 'Weight in percent') found.weight(criterion.id, to)
    else if (stage) found.score(stage, candidate.id, criterion.id, to)
    else found.problem(`${place} is not read back: it comes from the votes and the evidence.`)
  }
}
