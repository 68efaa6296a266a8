/**
 * How far a result can be relied on, as data: over other weights, by other methods, by other ways
 * of counting, and by what it rests on. Shares have four decimals, percentages two.
 */
import { ballotCheck, type BallotCount } from '#shared/domain/agreement/ballot-check'
import { groupRoutes, rankingAgreement } from '#shared/domain/agreement/group-agreement'
import { crossCheck, crossCheckFinding } from '#shared/domain/cross-check'
import type { Evaluation } from '#shared/domain/evaluation'
import { resultBasis } from '#shared/domain/evidence'
import { roundTo } from '#shared/domain/format'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import { groupWeightSummary } from '#shared/domain/methods/group'
import { weightSweep } from '#shared/domain/methods/weight-sweep'
import type { Placed } from '#shared/domain/scoring/ranking'
import type { Stage } from '#shared/domain/scoring/cells'
import { type StageResult, stageResult } from '#shared/domain/scoring/result'
import type { ScoreTable } from '#shared/domain/scoring/score-table'
import { candidateNeeds } from '#shared/domain/sensitivity/candidate-needs'
import {
  hasOrder,
  joinedAcceptability,
  type RegionAcceptability,
  regionAcceptability,
  regionDraws,
  votesRegion,
  type WeightRegion,
} from '#shared/domain/sensitivity/weight-regions'
import { entry } from '#shared/domain/statistics'
import { groupWeights, weightShares } from '#shared/domain/weighting/group'
import { mapped, rounded } from '#shared/exchange/results-stages'

/** Everything about one stage that is not in its sensitivity. */
export function checkRows(evaluation: Evaluation, stage: Stage) {
  const result = stageResult(evaluation, stage)
  const { table } = result
  return {
    keepsRanking: keepsRanking(table),
    rankAcceptability: acceptability(evaluation, table),
    crossCheck: methods(result),
    whatWouldHaveToChangeFor: needs(table),
    marginRestsOn: basis(evaluation, result),
  }
}

/** By criterion, the weights in percent between which the whole ranking stays. */
function keepsRanking({ criterionIds, scores, weights }: ScoreTable) {
  if (scores.length < 2) return {}
  return Object.fromEntries(
    criterionIds.map((id, k) => {
      const [from, to] = weightSweep(scores, weights, k).rankingStability
      return [id, { fromPercent: roundTo(from * 100, 2), toPercent: roundTo(to * 100, 2) }]
    }),
  )
}

/** Over every region that there is; regions without two candidates, or without votes, are not. */
function acceptability(evaluation: Evaluation, table: ScoreTable) {
  if (table.scores.length < 2) return {}
  const votes = votesRegion(evaluation, table)
  const regions: readonly (WeightRegion | null)[] = [
    { kind: 'any' },
    hasOrder(table.weights) ? { kind: 'order' } : null,
    { kind: 'near' },
    votes,
  ]
  return Object.fromEntries(
    regions.flatMap((region) =>
      region ? [[region.kind, regionRows(table, overRegion(table, region))]] : [],
    ),
  )
}

function overRegion(table: ScoreTable, region: WeightRegion): RegionAcceptability {
  const parts: RegionAcceptability[] = []
  for (const draw of regionDraws) {
    const part = regionAcceptability(table, region, draw)
    parts.push(part)
    if (part.method.kind === 'exact') break
  }
  return joinedAcceptability(parts)
}

function regionRows({ criterionIds }: ScoreTable, { method, candidates }: RegionAcceptability) {
  const byCriterion = (weights: readonly number[]) =>
    mapped(criterionIds.map((id, j) => [id, entry(weights, j) * 100]))
  return {
    method,
    candidates: Object.fromEntries(
      candidates.map(({ candidateId, percentByRank, centralWeights, confidence }) => [
        candidateId,
        {
          percentByRank: percentByRank.map((percent) => roundTo(percent, 2)),
          centralWeightsPercent: centralWeights && byCriterion(centralWeights),
          confidenceFactor: confidence,
        },
      ]),
    ),
  }
}

function methods(result: StageResult) {
  const check = crossCheck(result)
  if (!check) return null
  const { candidateIds } = result.table
  return {
    finding: crossCheckFinding(check),
    first: check.firstIds,
    methods: check.methods.map(({ name, measure, values, ranks, firstIds, verdict }) => ({
      method: name,
      measure,
      first: firstIds,
      verdict,
      values: byCandidate(candidateIds, values, 4),
      ranks: byCandidate(candidateIds, ranks, 0),
    })),
  }
}

function byCandidate(
  ids: readonly CandidateId[],
  values: readonly (number | null)[],
  decimals: number,
) {
  return Object.fromEntries(ids.map((id, i) => [id, rounded(entry(values, i), decimals)]))
}

/** For every candidate that is not first: one score of its own, one of the leader, or one weight. */
function needs(table: ScoreTable) {
  const of = (
    rows: readonly { readonly criterionId: CriterionId }[],
    row: (at: number) => object,
  ) => Object.fromEntries(rows.map(({ criterionId }, at) => [criterionId, row(at)]))
  return Object.fromEntries(
    table.candidateIds.flatMap((id) => {
      const found = candidateNeeds(table, id)
      if (!found) return []
      const scores = (rows: (typeof found)['raise']) =>
        of(rows, (at) => {
          const { needed, possible } = entry(rows, at)
          return { needed: rounded(needed, 3), possible }
        })
      const row = {
        leader: found.leaderId,
        gap: roundTo(found.gap, 4),
        raiseOneScore: scores(found.raise),
        lowerOneScoreOfLeader: scores(found.lower),
        oneWeightPercent: of(found.weights, (at) => ({
          needed: rounded(entry(found.weights, at).needed, 2),
        })),
      }
      return [[id, row] as const]
    }),
  )
}

/** Shares of what tells the first two apart, by the evidence that it rests on. */
function basis(evaluation: Evaluation, result: StageResult) {
  const found = resultBasis(evaluation, result)
  if (!found) return null
  return {
    percentByEvidence: mapped(Object.entries(found.apartPercentByLevel), 2),
    opinionPercent: rounded(found.opinionPercent, 2),
    scores: found.scores,
    measured: found.measured,
  }
}

/** How far people agree, and whether other ways to the group's result end elsewhere. */
export function agreementRows(evaluation: Evaluation) {
  const ranking = rankingAgreement(evaluation)
  const ballots = ballotCheck(evaluation)
  const routes = groupRoutes(evaluation)
  const totals = (placed: readonly Pick<Placed, 'candidateId' | 'total'>[]) =>
    mapped(placed.map(({ candidateId, total }) => [candidateId, total]))
  const count = (ids: readonly CandidateId[], { values, ranks, firstIds }: BallotCount) => ({
    values: byCandidate(ids, values, 4),
    ranks: byCandidate(ids, ranks, 0),
    first: firstIds,
  })
  return {
    kendallW: ranking && {
      w: roundTo(ranking.w, 4),
      chi2: roundTo(ranking.chi2, 4),
      df: ranking.df,
      p: roundTo(ranking.p, 4),
      people: ranking.people,
      words: ranking.words,
    },
    borda: ballots && count(ballots.candidateIds, ballots.borda),
    copeland: ballots && count(ballots.candidateIds, ballots.copeland),
    routes: routes && {
      meanWeightsTimesMeanScores: totals(routes.together),
      meanOfOwnTotals: totals(routes.apart),
      disagree: routes.disagree,
    },
  }
}

/** What the weight votes say together, in percent by criterion; null before they are revealed. */
export function weightVoteRows(evaluation: Evaluation) {
  const votes = groupWeights(evaluation)
  const people = [...weightShares(evaluation).values()]
  if (votes.length === 0 || people.length === 0) return null
  const ids = votes.map(({ criterionId }) => criterionId)
  const summary = groupWeightSummary(people.map((shares) => ids.map((id) => shares.get(id) ?? 0)))
  const percent = (row: readonly number[] | null) =>
    row && mapped(ids.map((id, j) => [id, entry(row, j) * 100]))
  return {
    people: people.length,
    mean: percent(summary.arithmeticMean),
    geometricMean: percent(summary.geometricMean),
    median: percent(summary.median),
    lowest: percent(summary.min),
    highest: percent(summary.max),
    standardDeviation: percent(summary.sdSample),
  }
}
