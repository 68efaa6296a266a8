import { joinFewNames } from '#shared/domain/format'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import { tieTolerance } from '#shared/domain/scoring/ranking'
import type { StageResult } from '#shared/domain/scoring/result'
import type { Shares } from '#shared/domain/weighting/votes'

/** What keeps the numbers of a result from meaning what they seem to mean, as sentences. */
export function caveatsOf(
  { weights, standings, ranking }: StageResult,
  nameOf: (id: CandidateId) => string,
  criterionName: (id: CriterionId) => string,
): string[] {
  const incomplete = standings.filter(({ status }) => status === 'incomplete')
  const bases = {
    locked: [],
    agreed: ['The weights were never locked.'],
    votes: ['The weights are the mean of the votes; the group has not agreed on any.'],
    equal: ['All criteria weigh the same, because no weights have been set.'],
  }
  const missing = `${joinFewNames(incomplete.map(({ candidateId }) => nameOf(candidateId)))} ${incomplete.length === 1 ? 'is' : 'are'} not ranked, because scores are missing.`
  return [
    ...bases[weights.source],
    ...(weights.source === 'equal' ? [] : unusualWeights(weights.shares, criterionName)),
    ...constantCriteria(ranking, criterionName),
    ...(incomplete.length > 0 ? [missing] : []),
  ]
}

/** Criteria that weigh something and tell nobody apart, unless that holds for all of them. */
function constantCriteria(
  ranking: StageResult['ranking'],
  criterionName: (id: CriterionId) => string,
): string[] {
  const [first, ...others] = ranking
  if (!first || others.length === 0) return []
  const counting = first.contributions.filter(({ weight }) => weight > 0)
  const constant = counting.filter(({ criterionId, score }) =>
    others.every(({ contributions }) => {
      const own = contributions.find((part) => part.criterionId === criterionId)
      return own !== undefined && Math.abs(own.score - score) <= tieTolerance
    }),
  )
  if (constant.length === 0 || constant.length === counting.length) return []
  const names = joinFewNames(constant.map(({ criterionId }) => `"${criterionName(criterionId)}"`))
  const [they, tell] = constant.length === 1 ? ['it', 'tells'] : ['they', 'tell']
  return [`All score the same on ${names}, so ${they} ${tell} nobody apart.`]
}

/** Weights that a reader would not expect: one alone, all the same, none at all. */
function unusualWeights(shares: Shares, criterionName: (id: CriterionId) => string): string[] {
  const all = [...shares]
  const counting = all.filter(([, share]) => share > 0)
  const quoted = (rows: typeof all) => joinFewNames(rows.map(([id]) => `"${criterionName(id)}"`))
  const [only] = counting
  if (counting.length === 1 && all.length > 1 && only)
    return [`Only ${quoted([only])} has a weight; nothing else counts.`]
  const none = all.filter(([, share]) => share === 0)
  const equal =
    counting.length > 1 && counting.every(([, share]) => Math.abs(share - (only?.[1] ?? 0)) < 1e-9)
  const weigh = `${none.length > 0 ? 'The others' : 'All criteria'} weigh the same.`
  return [
    ...(none.length === 1 ? [`${quoted(none)} has no weight and does not count.`] : []),
    ...(none.length > 1 ? [`${quoted(none)} have no weight and do not count.`] : []),
    ...(equal ? [weigh] : []),
  ]
}
