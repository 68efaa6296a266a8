import { joinFewNames } from '#shared/domain/format'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import type { StageResult } from '#shared/domain/scoring/result'
import type { Shares } from '#shared/domain/weighting/votes'

/** What keeps the numbers of a result from meaning what they seem to mean, as sentences. */
export function caveatsOf(
  { weights, standings }: StageResult,
  nameOf: (id: CandidateId) => string,
  criterionName: (id: CriterionId) => string,
): string[] {
  const incomplete = standings.filter(({ status }) => status === 'incomplete')
  const bases = {
    locked: [],
    agreed: [],
    votes: ['The weights are the mean of the votes; the group has not agreed on any.'],
    equal: ['All criteria weigh the same, because no weights have been set.'],
  }
  const missing = `${joinFewNames(incomplete.map(({ candidateId }) => nameOf(candidateId)))} ${incomplete.length === 1 ? 'is' : 'are'} not ranked, because scores are missing.`
  return [
    ...bases[weights.source],
    ...(weights.source === 'equal' ? [] : unusualWeights(weights.shares, criterionName)),
    ...(incomplete.length > 0 ? [missing] : []),
  ]
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
