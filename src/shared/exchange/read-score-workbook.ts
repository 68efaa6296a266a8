/** What is different in the sheets of the workbook. */
import type { Evaluation } from '#shared/domain/evaluation'
import { scoredCandidates } from '#shared/domain/screening'
import { type Compared, createCompare } from '#shared/exchange/compared-blocks'
import type { CsvCell } from '#shared/exchange/csv'
import type { ReadSheet } from '#shared/exchange/read-table'
import type { Findings } from '#shared/exchange/score-findings'
import { numberOf, sameCell } from '#shared/exchange/table-blocks'

/** The column of the weights in the block of the criteria. */
const weightAt = 1

/**
 * Compares every block of scores and weights with a workbook as it would be written now. What is
 * computed in it may follow from what was changed; anything else in its place is told.
 */
export function readScoreWorkbook(
  found: Findings,
  evaluation: Evaluation,
  sheets: readonly ReadSheet[],
): void {
  const compare = createCompare(found, evaluation, sheets)
  const weights = compare('Criteria', 'Criterion')
  readWeights(found, evaluation, weights)

  const first = compare('Scoring', 'Mean of the first votes')
  const agreed = compare('Reveal', 'Agreed score (blank: the mean stands)')
  const evidence = compare('Trials', 'Score from evidence (blank: none)')
  readScores(found, evaluation, { first, agreed, evidence })
  for (const { place } of compare('Votes', 'Criterion', [0, 1]).differences)
    found.problem(`${place} is not read back: votes are given by people, not by a table.`)

  const discussed = compare('Reveal', 'After discussion')
  const tried = compare('Trials', 'After the trial')
  tellOverwritten(found, discussed, [agreed, first], 'the votes and the agreed scores')
  tellOverwritten(found, tried, [evidence, discussed], 'the scores before it and the evidence')
  const totals = compare('Results', 'Candidate')
  tellTotals(found, totals, { weights, blocks: { 1: first, 3: discussed, 5: tried } })
  for (const { place } of compare('Reveal', 'Criterion', [0, 1]).differences)
    found.problem(`${place} is not read back.`)
}

function readWeights(found: Findings, { criteria }: Evaluation, weights: Compared): void {
  const sum = criteria.reduce(
    (total, _, row) => total + (numberOf(weights.valueAt(row, weightAt)) ?? 0),
    0,
  )
  for (const { row, column, to, place } of weights.differences) {
    const criterion = criteria[row]
    if (!criterion) {
      if (!sameCell(to, sum)) found.problem(`${place} is computed from the weights above it.`)
    } else if (column !== weightAt) found.problem(`${place} is not read back.`)
    else if (to === null) found.problem(`${place} was cleared. What is here stays.`)
    else found.weight(criterion.id, to)
  }
}

function readScores(
  found: Findings,
  evaluation: Evaluation,
  { first, agreed, evidence }: Readonly<Record<'first' | 'agreed' | 'evidence', Compared>>,
): void {
  const candidates = scoredCandidates(evaluation)
  for (const [stage, block] of [
    ['first', first],
    ['discussed', agreed],
    ['trial', evidence],
  ] as const)
    for (const { row, column, to, place } of block.differences) {
      const [candidate, criterion] = [candidates[column - 1], evaluation.criteria[row]]
      if (!candidate || !criterion) continue
      if (to !== null) found.score(stage, candidate.id, criterion.id, to)
      else if (stage === 'discussed') found.blankAgreed(candidate.id, criterion.id)
      else found.problem(`${place} was cleared. What is here stays.`)
    }
}

/** Of cells that take what is set, else what was before. */
function tellOverwritten(
  found: Findings,
  { differences }: Compared,
  [set, before]: readonly [Compared, Compared],
  from: string,
): void {
  for (const { row, column, to, place } of differences) {
    const follows = numberOf(set.valueAt(row, column)) ?? numberOf(before.valueAt(row, column))
    if (!sameCell(to, follows))
      found.problem(`${place} is computed from ${from}; change the agreed score instead.`)
  }
}

interface TotalsFrom {
  readonly weights: Compared
  /** What is summed, by the column of its totals. */
  readonly blocks: Readonly<Record<number, Compared>>
}

/** Totals may follow from changed cells. Whether ranks and margins do is not computed again. */
function tellTotals(found: Findings, { differences }: Compared, from: TotalsFrom): void {
  const wasEmpty = found.isEmpty()
  for (const { row, column, to, place } of differences) {
    const block = from.blocks[column]
    if (block ? !sameCell(to, totalOf(row + 1, block, from.weights)) : wasEmpty)
      found.problem(`${place} is computed from the scores; change the agreed score instead.`)
  }
}

function totalOf(column: number, scores: Compared, weights: Compared): CsvCell {
  let [sum, all] = [0, 0]
  for (const row of scores.ours.rows.keys()) {
    const weight = numberOf(weights.valueAt(row, weightAt)) ?? 0
    const score = numberOf(scores.valueAt(row, column))
    if (weight > 0 && score === null) return 'not ranked'
    sum += weight * (score ?? 0)
    all += weight
  }
  return sum / all
}
