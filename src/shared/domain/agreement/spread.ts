/**
 * How far people are apart on each cell, and whether it matters.
 *
 * Split: lowest and highest vote are 3 or more apart; mixed: 2; agreed: 0 or 1. A cell could
 * change the winner when putting its lowest or its highest vote in place of the mean changes who
 * comes first, everything else as it is.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import { remembered } from '#shared/domain/remembered'
import {
  type CastVote,
  cellKey,
  cellsInShort,
  countingVotes,
  scoresIn,
} from '#shared/domain/scoring/rounds'
import { firstPlaces, samePlaces } from '#shared/domain/scoring/ranking'
import { type StageResult, stageResult } from '#shared/domain/scoring/result'
import { tableTotals } from '#shared/domain/scoring/score-table'
import { entry, extent, mean, median, sampleDeviation } from '#shared/domain/statistics'
import type { CellInShort } from '#shared/domain/votes-in-short'

export type AgreementLevel = 'split' | 'mixed' | 'agreed'

/** How the votes on one cell lie. */
export interface CellSpread {
  readonly candidateId: CandidateId
  readonly criterionId: CriterionId
  /** In the order of the participants; "cannot judge" as null. Empty where votes were taken out. */
  readonly cast: readonly CastVote[]
  /** Scores that were given. */
  readonly votes: number
  readonly abstained: number
  readonly mean: number
  readonly median: number
  /** Standard deviation (n - 1); null with one score. */
  readonly sd: number | null
  readonly low: number
  readonly high: number
  readonly range: number
  readonly level: AgreementLevel
  readonly couldChangeWinner: boolean
  /** Who comes first when the lowest vote stood, and when the highest did. Several when equal. */
  readonly firstAtLow: readonly CandidateId[]
  readonly firstAtHigh: readonly CandidateId[]
  /** Weight times range, in points of the total. */
  readonly effectOfSpreadOnTotal: number
}

/** Level of a range between the lowest and the highest vote. */
export function agreementLevel(range: number): AgreementLevel {
  if (range >= 3) return 'split'
  return range >= 2 ? 'mixed' : 'agreed'
}

/** Votes, who is in the running, and weights. What was agreed or found out later is not among them. */
const spreadsRestOn = [
  'scorecards',
  'rounds',
  'participants',
  'criteria',
  'candidates',
  'mustHaves',
  'screening',
  'weighting',
  'weightVotes',
  'votesInShort',
] as const

/**
 * Spread of every cell of the candidates in the running that has a score from somebody.
 *
 * From the first votes, candidate by candidate. Empty before the reveal.
 */
export const spreads = remembered((evaluation: Evaluation): readonly CellSpread[] => {
  const votes = countingVotes(evaluation)
  const result = stageResult(evaluation, 'first')
  const whatIf = firstAfterChange(result)
  const inRunning = new Set(result.cells.map(({ candidateId }) => candidateId))
  const order = new Map(
    result.cells.map((cell, i) => [cellKey(cell.candidateId, cell.criterionId), i]),
  )
  const given = [...votes.values()].flatMap(({ candidateId, criterionId, votes: cast }) => {
    const lie = howTheyLie(cast)
    return lie ? [{ candidateId, criterionId, cast, ...lie }] : []
  })
  const inShort = [...cellsInShort(evaluation).values()].map(withoutVotes)
  return [...given, ...inShort]
    .filter(({ candidateId }) => inRunning.has(candidateId))
    .toSorted(
      (a, b) =>
        (order.get(cellKey(a.candidateId, a.criterionId)) ?? 0) -
        (order.get(cellKey(b.candidateId, b.criterionId)) ?? 0),
    )
    .map((row) => {
      const { candidateId, criterionId, low, high } = row
      const range = high - low
      const weight = result.weights.shares.get(criterionId) ?? 0
      const firstAtLow = whatIf(candidateId, criterionId, low)
      const firstAtHigh = whatIf(candidateId, criterionId, high)
      return {
        ...row,
        range,
        level: agreementLevel(range),
        couldChangeWinner: [firstAtLow, firstAtHigh].some((ids) => !sameIds(ids, result.firstIds)),
        firstAtLow,
        firstAtHigh,
        effectOfSpreadOnTotal: weight * range,
      }
    })
}, spreadsRestOn)

const withoutVotes = (row: CellInShort) => ({
  candidateId: row.candidateId,
  criterionId: row.criterionId,
  cast: [],
  votes: row.votes,
  abstained: row.abstained,
  mean: row.mean,
  median: row.median,
  sd: row.sd,
  low: row.low,
  high: row.high,
})

/** Null where nobody gave a score. */
function howTheyLie(cast: readonly CastVote[]) {
  const scores = scoresIn(cast)
  const ends = extent(scores)
  const average = mean(scores)
  if (ends === null || average === null) return null
  return {
    votes: scores.length,
    abstained: cast.length - scores.length,
    mean: average,
    median: median(scores) ?? average,
    sd: sampleDeviation(scores),
    ...ends,
  }
}

const sameIds = (a: readonly CandidateId[], b: readonly CandidateId[]) =>
  a.length === b.length && a.every((id) => b.includes(id))

/** Who comes first when one score is replaced; as now for a cell that is not in the table. */
function firstAfterChange({ table, firstIds }: StageResult) {
  const totals = tableTotals(table, table.weights)
  const rows = new Map(table.candidateIds.map((id, i) => [id, i]))
  const columns = new Map(table.criterionIds.map((id, i) => [id, i]))
  const present = firstPlaces(totals)
  return (candidateId: CandidateId, criterionId: CriterionId, score: number) => {
    const row = rows.get(candidateId)
    const column = columns.get(criterionId)
    if (row === undefined || column === undefined) return firstIds
    const difference = score - entry(entry(table.scores, row), column)
    const changed = totals.with(row, entry(totals, row) + entry(table.weights, column) * difference)
    const places = firstPlaces(changed)
    return samePlaces(places, present) ? firstIds : places.map((i) => entry(table.candidateIds, i))
  }
}
