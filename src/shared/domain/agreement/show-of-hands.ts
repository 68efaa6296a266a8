/**
 * One cell scored together by show of hands before everybody scores alone, so that the anchors
 * mean the same to all. Said openly, so it never counts and is never recorded.
 */
import { agreementLevel, type AgreementLevel } from '#shared/domain/agreement/spread'
import type { Evaluation } from '#shared/domain/evaluation'
import type { Criterion } from '#shared/domain/judgement'
import type { Candidate } from '#shared/domain/options'
import { isScorable } from '#shared/domain/scoring/blind-round'
import { excludedCandidates } from '#shared/domain/screening'
import { currentWeights } from '#shared/domain/weighting/current'

/** Hands for each score 1 to 5, in this order. */
export type Hands = readonly [number, number, number, number, number]

const together = 'together'

/** How the address of the scoring step names a cell that is scored together, with the hands if they are shown. */
export function togetherItem(
  candidateId: string,
  criterionId: string,
  hands: Hands | null,
): string {
  return [together, candidateId, criterionId, ...(hands ? [hands.join('-')] : [])].join('.')
}

/** The cell of such an address. Null where it is none. */
export function togetherCell(item: string): {
  readonly candidateId: string
  readonly criterionId: string
  readonly hands: Hands | null
} | null {
  const [word, candidateId, criterionId, hands] = item.split('.')
  if (word !== together || !candidateId || !criterionId) return null
  const [a, b, c, d, e] = (hands ?? '').split('-').map(Number)
  const shown = [a, b, c, d, e].every((count) => Number.isInteger(count))
  return {
    candidateId,
    criterionId,
    hands: shown ? ([a, b, c, d, e] as unknown as Hands) : null,
  }
}

/** What the hands say: from the lowest to the highest score with a hand. Null without a hand. */
export function handsSpread(hands: Hands): {
  readonly low: number
  readonly high: number
  readonly level: AgreementLevel
} | null {
  const raised = hands.flatMap((count, i) => (count > 0 ? [i + 1] : []))
  const [low, high] = [raised[0], raised.at(-1)]
  if (low === undefined || high === undefined) return null
  return { low, high, level: agreementLevel(high - low) }
}

/**
 * What can be scored together. Candidates that are out come first: talking about them openly
 * gives nothing away. The criterion that weighs most comes first among the criteria.
 */
export function calibrationChoices(evaluation: Evaluation): {
  readonly candidates: readonly Candidate[]
  readonly criteria: readonly Criterion[]
} {
  const out = new Set(excludedCandidates(evaluation).map(({ candidateId }) => candidateId))
  const { shares } = currentWeights(evaluation)
  const weight = ({ id }: Criterion) => shares.get(id) ?? 0
  const candidates = evaluation.candidates
  return {
    candidates: [
      ...candidates.filter(({ id }) => out.has(id)),
      ...candidates.filter(({ id }) => !out.has(id)),
    ],
    criteria: evaluation.criteria.filter(isScorable).toSorted((a, b) => weight(b) - weight(a)),
  }
}
