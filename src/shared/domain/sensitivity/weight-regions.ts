/**
 * Who comes first how often, over every weight that somebody might find right.
 *
 * A region says which weights those are: any at all, any in the agreed order, any near the agreed
 * ones, or any between the lowest and the highest vote. Within it all are equally likely.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { Row } from '#shared/domain/methods/matrix'
import {
  anyWeights,
  sampledAcceptability,
  type Sampling,
  type WeightDraw,
  weightsNear,
} from '#shared/domain/methods/smaa'
import { exactAcceptability } from '#shared/domain/methods/smaa-exact'
import { confidenceFactors, type RankAcceptability } from '#shared/domain/methods/smaa-tally'
import type { CandidateId } from '#shared/domain/ids'
import { evenlyDrawn, type RankShares } from '#shared/domain/sensitivity/even-draws'
import { plainRankEngine } from '#shared/domain/sensitivity/plain-rank-engine'
import type { MakeRankEngine } from '#shared/domain/sensitivity/rank-engine'
import type { ScoreTable } from '#shared/domain/scoring/score-table'
import {
  orderConstraints,
  weightsBetween,
  weightsInOrder,
} from '#shared/domain/sensitivity/weight-draws'
import { wholeValues } from '#shared/domain/sensitivity/whole-values'
import { entry } from '#shared/domain/statistics'
import { groupWeights } from '#shared/domain/weighting/group'

/** Weights that are thought possible. */
export type WeightRegion =
  | { readonly kind: 'any' }
  /** What weighs more than something else still does. Equal weights may differ either way. */
  | { readonly kind: 'order' }
  /** Each up to a fifth off. */
  | { readonly kind: 'near' }
  /** Each between two shares, in the table's order; together they leave room for a sum of 1. */
  | { readonly kind: 'votes'; readonly low: Row; readonly high: Row }

export type RegionKind = WeightRegion['kind']

/** The draws that a region is asked for, one after the other or at the same time, and then joined. */
export const regionDraws: readonly Sampling[] = Array.from({ length: 10 }, (_, part) => ({
  samples: 10_000,
  seed: 1 + part,
}))

/** One candidate over a region. */
export interface RegionShares {
  readonly candidateId: CandidateId
  /** Percent of the weights for rank 1, 2, …, as many as there are candidates. */
  readonly percentByRank: readonly number[]
  /** Mean shares, in the table's order, of the weights that put it first; null if none. */
  readonly centralWeights: readonly number[] | null
  /** Whether it is first at its central weights: 1 or 0, as scores are certain; null without. */
  readonly confidence: number | null
}

export interface RegionAcceptability {
  readonly kind: RegionKind
  readonly method:
    | { readonly kind: 'exact' }
    | { readonly kind: 'drawn'; readonly samples: number; readonly seed: number }
  /** In the table's order. */
  readonly candidates: readonly RegionShares[]
}

/**
 * Shares of a region: exact where that is quick, otherwise from weights drawn with a seed. Weights
 * that are drawn evenly are drawn in blocks, so there may be a few more samples than asked for.
 *
 * @param make the engine for even draws; all give the same answer
 * @throws {RangeError} without a candidate or a criterion
 */
export function regionAcceptability(
  table: ScoreTable,
  region: WeightRegion,
  sampling: Sampling,
  make: MakeRankEngine = plainRankEngine,
): RegionAcceptability {
  const exact = exactly(table, region)
  if (exact) return named(table, region.kind, { kind: 'exact' }, exact)
  const { samples, seed } = sampling
  const even = evenly(table, region, sampling, make)
  if (even) return named(table, region.kind, { kind: 'drawn', samples: even.sets, seed }, even)
  const draw = drawOf(table, region)
  const found = sampledAcceptability(table.scores, draw, sampling)
  return named(table, region.kind, { kind: 'drawn', samples, seed }, found)
}

/** Null where weights are not to be drawn evenly, or scores are no whole numbers of any unit. */
function evenly(
  { scores, weights }: ScoreTable,
  region: WeightRegion,
  { samples: sets, seed }: Sampling,
  make: MakeRankEngine,
): RankShares | null {
  if (region.kind !== 'any' && region.kind !== 'order') return null
  const problem = wholeValues(scores)
  const order = region.kind === 'order' ? weights : null
  return problem && evenlyDrawn(problem, make, { sets, seed, order })
}

/** Ways that can be cut into pieces; the others have edges that do not go through the middle. */
function exactly({ scores, weights }: ScoreTable, region: WeightRegion): RankAcceptability | null {
  if (region.kind !== 'any' && region.kind !== 'order') return null
  const constraints = region.kind === 'order' ? orderConstraints(weights) : []
  return exactAcceptability(scores, constraints, quickPieces)
}

/** Pieces that are found in less time than it takes to draw. */
const quickPieces = 2_000

function drawOf({ weights, criterionIds }: ScoreTable, region: WeightRegion): WeightDraw {
  switch (region.kind) {
    case 'any':
      return anyWeights(criterionIds.length)
    case 'order':
      return weightsInOrder(weights)
    case 'near':
      return weightsNear(weights, 0.2)
    case 'votes':
      return weightsBetween(region.low, region.high)
  }
}

/** Several draws of the same region with different seeds, put together. The first seed stays. */
export function joinedAcceptability(parts: readonly RegionAcceptability[]): RegionAcceptability {
  const first = entry(parts, 0)
  if (first.method.kind === 'exact' || parts.length === 1) return first
  const sizes = parts.map(({ method }) => (method.kind === 'drawn' ? method.samples : 0))
  const samples = sizes.reduce((sum, size) => sum + size, 0)
  const candidates = first.candidates.map((candidate, i) => {
    const each = parts.map(({ candidates: rows }) => entry(rows, i))
    const mean = (of: (row: RegionShares, part: number) => number) =>
      each.reduce((sum, row, part) => sum + of(row, part), 0)
    const percentByRank = candidate.percentByRank.map((_, r) =>
      mean((row, part) => (entry(row.percentByRank, r) * entry(sizes, part)) / samples),
    )
    const firsts = each.map((row, part) => entry(row.percentByRank, 0) * entry(sizes, part))
    const all = firsts.reduce((sum, count) => sum + count, 0)
    const known = each.find(({ centralWeights }) => centralWeights !== null)
    const centralWeights =
      known?.centralWeights?.map((_, j) =>
        mean((row, part) => ((row.centralWeights?.[j] ?? 0) * entry(firsts, part)) / all),
      ) ?? null
    return { ...candidate, percentByRank, centralWeights, confidence: known?.confidence ?? null }
  })
  return { ...first, method: { ...first.method, samples }, candidates }
}

/** The region between everybody's lowest and highest vote, or why there is none. */
export function votesRegion(
  evaluation: Evaluation,
  { criterionIds }: ScoreTable,
): Extract<WeightRegion, { kind: 'votes' }> | null {
  const rows = new Map(groupWeights(evaluation).map((row) => [row.criterionId, row]))
  const people = Math.max(0, ...[...rows.values()].map(({ votes }) => votes.length))
  const low = criterionIds.map((id) => (rows.get(id)?.low ?? 0) / 100)
  const high = criterionIds.map((id) => (rows.get(id)?.high ?? 0) / 100)
  const sum = (shares: Row) => shares.reduce((total, share) => total + share, 0)
  // A criterion that the table leaves out may take with it what the others would need.
  if (people < 2 || sum(low) > 1 + 1e-9 || sum(high) < 1 - 1e-9) return null
  return { kind: 'votes', low, high }
}

/** Whether an order says anything: not when all weights are equal. */
export function hasOrder(weights: Row): boolean {
  return orderConstraints(weights).length > 0
}

function named(
  { candidateIds, scores }: ScoreTable,
  kind: RegionKind,
  method: RegionAcceptability['method'],
  { acceptability, centralWeights }: Omit<RankAcceptability, 'pairwiseWinning'>,
): RegionAcceptability {
  const confidence = confidenceFactors(scores, centralWeights)
  return {
    kind,
    method,
    candidates: candidateIds.map((candidateId, i) => ({
      candidateId,
      percentByRank: entry(acceptability, i).map((share) => share * 100),
      centralWeights: entry(centralWeights, i),
      confidence: entry(confidence, i),
    })),
  }
}
