/**
 * The result in words, from the numbers, without jargon.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import {
  counted,
  formatPercent,
  formatPoints,
  formatWeight,
  formatWeightAligned,
  insideSentence,
  joinFewNames,
  joinNames,
  roundTo,
} from '#shared/domain/format'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import { namesApart } from '#shared/domain/named-apart'
import type { Stage } from '#shared/domain/scoring/cells'
import { closeCallShare, type StageResult, stageResult } from '#shared/domain/scoring/result'
import { isRevealed } from '#shared/domain/scoring/rounds'
import { scoredCandidates } from '#shared/domain/screening'
import { type Sensitivity, sensitivity } from '#shared/domain/sensitivity/sensitivity'
import { caveatsOf } from '#shared/domain/sentence-caveats'

/**
 * What a result says: the finding as a headline, and sentences on how sure it is. Each is one
 * breath, well under 60 words with names of ordinary length.
 */
export interface ResultWords {
  readonly finding: string
  /** May be empty. */
  readonly following: readonly string[]
  /** All of it as one paragraph. */
  readonly text: string
}

/** The words for one stage of an evaluation. */
export function resultSentence(evaluation: Evaluation, stage: Stage): ResultWords {
  const obstacle = obstacleTo(evaluation)
  if (obstacle !== null) return words(obstacle, [])
  const result = stageResult(evaluation, stage)
  return resultWords(evaluation, result, sensitivity(result.table))
}

/** Only the headline: how sure it is takes longer to find out. */
export function resultFinding(evaluation: Evaluation, stage: Stage): string {
  return obstacleTo(evaluation) ?? findingOf(evaluation, stageResult(evaluation, stage))
}

/** The same from a result and its sensitivity that are at hand. */
export function resultWords(
  evaluation: Evaluation,
  result: StageResult,
  how: Sensitivity,
): ResultWords {
  const obstacle = obstacleTo(evaluation)
  if (obstacle !== null) return words(obstacle, [])
  const finding = findingOf(evaluation, result)
  const nameOf = namesIn(evaluation)
  const criteria = new Map(evaluation.criteria.map(({ id, name }) => [id, name]))
  const criterionName = (id: CriterionId) => criteria.get(id) ?? id
  const caveats = caveatsOf(result, nameOf, criterionName)
  if (result.ranking.length < 2) return words(finding, caveats)
  if (result.firstIds.length > 1) {
    return words(finding, [...caveats, ...shareSentence(result, how, nameOf)])
  }
  return words(finding, [
    ...caveats,
    ...flipSentence(result, how, nameOf, criterionName),
    ...shareSentence(result, how, nameOf),
    onePointSentence(how),
  ])
}

function findingOf(evaluation: Evaluation, result: StageResult): string {
  const nameOf = namesIn(evaluation)
  const [first, second] = result.ranking
  if (!first) return 'No candidate has a score on every criterion that has a weight.'
  const total = formatPoints(first.total)
  if (!second) {
    return `${nameOf(first.candidateId)} is the only candidate with a complete score, ${total} on a scale of 1 to 5.`
  }
  if (result.firstIds.length > 1) {
    const tied = joinFewNames(result.firstIds.map(nameOf))
    return `${tied} share first place with ${total} points on a scale of 1 to 5.`
  }
  const close = result.closeCall ? '; that is a close call' : ''
  return `${nameOf(first.candidateId)} leads ${nameOf(second.candidateId)} by ${pointsApart(result.margin ?? 0)} on a scale of 1 to 5 (${total} against ${formatPoints(second.total)})${close}.`
}

function namesIn({ candidates }: Evaluation): (id: CandidateId) => string {
  const names = namesApart(candidates)
  return (id) => names.get(id) ?? id
}

const words = (finding: string, following: readonly string[]): ResultWords => ({
  finding,
  following,
  text: [finding, ...following].join(' '),
})

/** Why there is no result at all; null when there is one. */
function obstacleTo(evaluation: Evaluation): string | null {
  if (evaluation.candidates.length === 0) return 'There is no candidate yet.'
  if (evaluation.criteria.length === 0) return 'There is no criterion yet.'
  if (scoredCandidates(evaluation).length === 0) return 'No candidate is left on the shortlist.'
  if (!isRevealed(evaluation)) return 'The scores have not been revealed yet.'
  return null
}

/** "0.06 points"; never "0.00 points" where there is a difference. */
function pointsApart(margin: number): string {
  return roundTo(margin, 2) === 0 ? 'less than 0.01 points' : `${formatPoints(margin)} points`
}

/** Nothing where there is a single criterion: its weight cannot be any other. */
function flipSentence(
  { table }: StageResult,
  { smallestFlip }: Sensitivity,
  nameOf: (id: CandidateId) => string,
  criterionName: (id: CriterionId) => string,
): string[] {
  if (table.criterionIds.length < 2) return []
  if (!smallestFlip) return ['It keeps first place whatever any single weight is.']
  const { criterionId, weight, newWeight, newWinnerId, change } = smallestFlip
  const name = criterionName(criterionId)
  const verb = change > 0 ? 'rose' : 'fell'
  const [from, to] = [formatWeight(weight), formatWeight(newWeight)]
  const move =
    from === to
      ? `${verb} even slightly from ${from} percent`
      : `${verb} from ${from} to ${to} percent`
  return [
    `It would lose first place to ${nameOf(newWinnerId)} if the weight of "${insideSentence(name)}" ${move}.`,
  ]
}

/** Nothing where a single criterion counts: there is nothing to vary. */
function shareSentence(
  { firstIds, ranking, table }: StageResult,
  { weightSets }: Sensitivity,
  nameOf: (id: CandidateId) => string,
): string[] {
  if (table.weights.filter((weight) => weight > 0).length < 2) return []
  const { combinations, method, wins } = weightSets
  const sets =
    method.kind === 'all'
      ? `the ${combinations} combinations`
      : `${combinations} drawn combinations`
  const shareOf = (id: CandidateId | undefined) =>
    wins.find(({ candidateId }) => candidateId === id)?.percent ?? 0
  const when = 'When every weight may be up to 20 percent higher or lower,'
  if (firstIds.length === 1) {
    const share = wholePercent(shareOf(ranking[0]?.candidateId))
    return [`${when} it stays first in ${share} percent of ${sets}.`]
  }
  const most = Math.max(...firstIds.map(shareOf))
  if (most === 0) return [`${when} none of them ever comes first alone.`]
  if (firstIds.length > 4)
    return [`${when} none comes first alone in more than ${wholePercent(most)} percent of ${sets}.`]
  const shares = firstIds.map((id) => `${nameOf(id)} in ${wholePercent(shareOf(id))} percent`)
  return [`${when} ${joinNames(shares)} of ${sets} come first alone.`]
}

/** A percentage without decimals that says 0 and 100 only when it means them. */
export function wholePercent(percent: number): string {
  const whole = roundTo(percent, 0)
  if (whole === 100 && percent < 100 - 1e-9) return 'more than 99'
  if (whole === 0 && percent > 1e-9) return 'less than 1'
  return String(whole)
}

/**
 * The margin of first over second in percent, without its sign; "just under 10" where rounding
 * would say that a close call is none.
 */
export function marginPercentText(percent: number, decimals: 1 | 2 = 1): string {
  const limit = closeCallShare * 100
  if (percent < limit - 1e-9 && roundTo(percent, decimals) >= limit) return `just under ${limit}`
  return decimals === 1 ? formatWeightAligned(percent) : formatPercent(percent)
}

function onePointSentence({ onePointFlips }: Sensitivity): string {
  if (onePointFlips.length === 0) return 'No single score moved by one point changes the result.'
  const places = counted(onePointFlips.length, 'place', 'places')
  return `One point on a single score is enough to change the result in ${places}.`
}
