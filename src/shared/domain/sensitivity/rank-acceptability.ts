/**
 * How often each candidate reaches each rank, over all weights and over weights near the agreed
 * ones.
 */
import { exactAcceptability } from '#shared/domain/methods/smaa-exact'
import {
  anyWeights,
  sampledAcceptability,
  type WeightDraw,
  weightsNear,
} from '#shared/domain/methods/smaa'
import type { RankAcceptability } from '#shared/domain/methods/smaa-tally'
import type { CandidateId } from '#shared/domain/ids'
import type { ScoreTable } from '#shared/domain/scoring/score-table'
import { entry } from '#shared/domain/statistics'

/** One candidate's shares. */
export interface CandidateAcceptability {
  readonly candidateId: CandidateId
  /** Percent of the weights for rank 1, 2, …, as many as there are candidates. */
  readonly percentByRank: readonly number[]
  /** Mean weights, as shares in the table's order, of those that put it first; null if none. */
  readonly centralWeights: readonly number[] | null
}

export interface Acceptability {
  readonly weights: 'all' | 'near'
  readonly method:
    | { readonly kind: 'exact' }
    | { readonly kind: 'drawn'; readonly samples: number; readonly seed: number }
  readonly candidates: readonly CandidateAcceptability[]
}

const samples = 20_000
const nearness = 0.2

/**
 * Rank acceptability over all weights that there are: exact while there are few criteria and
 * candidates, otherwise from drawn weights. Null without a candidate.
 */
export function acceptabilityOverAll(table: ScoreTable, seed = 1): Acceptability | null {
  if (table.candidateIds.length === 0) return null
  const exact = exactAcceptability(table.scores)
  if (exact) return named(table, 'all', { kind: 'exact' }, exact)
  return drawnFrom(table, 'all', anyWeights(table.criterionIds.length), seed)
}

/** The same over weights of which each is at most a fifth off. Always drawn. */
export function acceptabilityNearby(table: ScoreTable, seed = 1): Acceptability | null {
  if (table.candidateIds.length === 0) return null
  return drawnFrom(table, 'near', weightsNear(table.weights, nearness), seed)
}

function drawnFrom(
  table: ScoreTable,
  weights: Acceptability['weights'],
  draw: WeightDraw,
  seed: number,
): Acceptability {
  const counted = sampledAcceptability(table.scores, draw, { samples, seed })
  return named(table, weights, { kind: 'drawn', samples, seed }, counted)
}

function named(
  { candidateIds }: ScoreTable,
  weights: Acceptability['weights'],
  method: Acceptability['method'],
  { acceptability, centralWeights }: RankAcceptability,
): Acceptability {
  return {
    weights,
    method,
    candidates: candidateIds.map((candidateId, i) => ({
      candidateId,
      percentByRank: entry(acceptability, i).map((share) => share * 100),
      centralWeights: entry(centralWeights, i),
    })),
  }
}
