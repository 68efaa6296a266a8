/**
 * Weighted additive scoring of the candidates in the running.
 *
 *     total(a) = Σ wᵢ · scoreᵢ(a),   Σ wᵢ = 1,   scoreᵢ in [1, 5]
 *     percent(a) = (total(a) - 1) / 4 · 100
 *
 * Valid when the criteria are mutually preference independent and the weights were given with
 * the distance from 1 to 5 on each criterion in mind.
 *
 * Source: Keeney & Raiffa, Decisions with Multiple Objectives (1976), ch. 3.
 */
import { groupedBy } from '#shared/domain/grouping'
import type { Evaluation } from '#shared/domain/evaluation'
import { partsAddingUp } from '#shared/domain/format'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import { type Cell, cells, type Stage } from '#shared/domain/scoring/cells'
import { rankTotals } from '#shared/domain/scoring/ranking'
import type { ScoreTable } from '#shared/domain/scoring/score-table'
import { scaleMax, scaleMin } from '#shared/domain/values'
import { type CurrentWeights, currentWeights } from '#shared/domain/weighting/current'
import type { Shares } from '#shared/domain/weighting/votes'

/** Below this margin, as a share of the runner-up's total, the result is a close call. */
export const closeCallShare = 0.1

/** The part of one criterion in a candidate's total. */
export interface Contribution {
  readonly criterionId: CriterionId
  /** Share of the weight, in [0, 1]. */
  readonly weight: number
  readonly score: number
  /** Weight times score, in points, full precision. */
  readonly points: number
  /** For display: two decimals; the parts of a row add up to its total as shown. */
  readonly shown: number
}

/** A candidate's place, or what it still lacks. */
export type Standing =
  | {
      readonly status: 'scored'
      readonly candidateId: CandidateId
      /** 1 for the best; equal totals share a rank. */
      readonly rank: number
      /** In [1, 5]. */
      readonly total: number
      /** 0 when every score is 1, 100 when every score is 5. */
      readonly percent: number
      /** In the order of the criteria; those without a weight and a score are left out. */
      readonly contributions: readonly Contribution[]
    }
  | {
      readonly status: 'incomplete'
      readonly candidateId: CandidateId
      /** Criteria with a weight and no score. Never empty. */
      readonly missing: readonly CriterionId[]
    }

export type ScoredStanding = Extract<Standing, { readonly status: 'scored' }>

/** The result of one stage. */
export interface StageResult {
  readonly stage: Stage
  readonly weights: CurrentWeights
  readonly cells: readonly Cell[]
  /** Best first, equal ones by id; incomplete candidates follow in shortlist order. */
  readonly standings: readonly Standing[]
  /** The scored ones only, best first. */
  readonly ranking: readonly ScoredStanding[]
  /** Who comes first: several when they are equal, none when nobody is scored completely. */
  readonly firstIds: readonly CandidateId[]
  /** First minus second place in points, 0 for a tie; null with fewer than two scored. */
  readonly margin: number | null
  /** Margin as percent of the runner-up's total; null with fewer than two scored. */
  readonly marginPercent: number | null
  /** Margin below 10 percent of the runner-up. False with fewer than two scored. */
  readonly closeCall: boolean
  /** The complete candidates in shortlist order, for trying other weights and scores. */
  readonly table: ScoreTable
}

/**
 * The ranking at one stage, with everything that explains it.
 *
 * @param shares weights to use in place of the present ones, for a what-if
 */
export function stageResult(evaluation: Evaluation, stage: Stage, shares?: Shares): StageResult {
  const current = currentWeights(evaluation)
  return resultOf(stage, shares ? { ...current, shares } : current, cells(evaluation, stage))
}

/** The same scores under other weights; the votes are not looked at again. */
export function reweighted(result: StageResult, shares: Shares): StageResult {
  return resultOf(result.stage, { ...result.weights, shares }, result.cells)
}

function resultOf(stage: Stage, weights: CurrentWeights, all: readonly Cell[]): StageResult {
  const rows = groupedBy(all, ({ candidateId }) => candidateId)
  const standings = [...rows].map(([id, row]) => standing(id, row, weights.shares))
  const complete = standings.filter((row) => row.status === 'scored')
  const placed = rankTotals(complete)
  const byCandidate = new Map(complete.map((row) => [row.candidateId, row]))
  const ranking = placed.flatMap(({ candidateId, rank }) => {
    const row = byCandidate.get(candidateId)
    return row ? [{ ...row, rank }] : []
  })
  const [first, second] = ranking
  const margin = first && second ? first.total - second.total : null
  const marginPercent = margin !== null && second ? (margin / second.total) * 100 : null
  return {
    stage,
    weights,
    cells: all,
    standings: [...ranking, ...standings.filter(({ status }) => status === 'incomplete')],
    ranking,
    firstIds: ranking.filter(({ rank }) => rank === 1).map(({ candidateId }) => candidateId),
    margin: margin !== null && second && ranking[1]?.rank === 1 ? 0 : margin,
    marginPercent: ranking[1]?.rank === 1 ? 0 : marginPercent,
    closeCall: marginPercent !== null && marginPercent < closeCallShare * 100 - 1e-9,
    table: tableOf(complete, all, weights.shares),
  }
}

function standing(candidateId: CandidateId, row: readonly Cell[], shares: Shares): Standing {
  const missing: CriterionId[] = []
  const parts: { criterionId: CriterionId; weight: number; score: number; points: number }[] = []
  for (const { criterionId, score } of row) {
    const weight = shares.get(criterionId) ?? 0
    if (score !== null) parts.push({ criterionId, weight, score, points: weight * score })
    else if (weight > 0) missing.push(criterionId)
  }
  if (missing.length > 0 || parts.every(({ weight }) => weight === 0))
    return { status: 'incomplete', candidateId, missing: missing.length > 0 ? missing : idsOf(row) }
  const total = parts.reduce((sum, { points }) => sum + points, 0)
  const shown = partsAddingUp(parts.map(({ points }) => points))
  return {
    status: 'scored',
    candidateId,
    rank: 1,
    total,
    percent: percentOf(total),
    contributions: parts.map((part, i) => ({ ...part, shown: shown[i] ?? 0 })),
  }
}

const idsOf = (row: readonly Cell[]) => row.map(({ criterionId }) => criterionId)

/** A total as percent of the way from all ones (0) to all fives (100). */
export function percentOf(total: number): number {
  return ((total - scaleMin) / (scaleMax - scaleMin)) * 100
}

/** Complete rows as a table. A criterion without weight that lacks a score anywhere is left out. */
function tableOf(
  complete: readonly ScoredStanding[],
  all: readonly Cell[],
  shares: Shares,
): ScoreTable {
  const ids = new Set(complete.map(({ candidateId }) => candidateId))
  const usable = all.filter(({ candidateId }) => ids.has(candidateId))
  const blank = new Set(usable.filter(({ score }) => score === null).map((c) => c.criterionId))
  const criterionIds = [...shares.keys()].filter((id) => !blank.has(id))
  const rows = groupedBy(usable, ({ candidateId }) => candidateId)
  return {
    candidateIds: [...ids],
    criterionIds,
    weights: criterionIds.map((id) => shares.get(id) ?? 0),
    scores: [...ids].map((candidateId) =>
      (rows.get(candidateId) ?? [])
        .filter(({ criterionId }) => !blank.has(criterionId))
        .flatMap(({ score }) => (score === null ? [] : [score])),
    ),
  }
}
