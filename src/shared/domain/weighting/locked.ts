/**
 * Locking the group's weights, and changing them later for a reason.
 *
 * A lock is not a wall: it makes a change tell who wanted it, why, and what it did to the ranking.
 */
import { withoutCriterion } from '#shared/domain/criteria'
import type { Evaluation } from '#shared/domain/evaluation'
import { roundTo } from '#shared/domain/format'
import { type CandidateId, CriterionId, type ParticipantId } from '#shared/domain/ids'
import type { Points, WeightChange, Weighting } from '#shared/domain/judgement'
import { stageResult } from '#shared/domain/scoring/result'
import { isRevealed } from '#shared/domain/scoring/rounds'
import { checkAgreed } from '#shared/domain/weighting/agreed'

type Lock = NonNullable<Weighting['locked']>

/** What the room could have seen of the scores by now. */
export function lockedBefore(evaluation: Evaluation): Lock['before'] {
  if (isRevealed(evaluation)) return 'decision'
  return evaluation.rounds.some(({ openedAt }) => openedAt !== null) ? 'reveal' : 'scoring'
}

/**
 * With the agreed weights locked.
 *
 * @throws {RangeError} if they do not sum to 100.00, or a criterion has none: a page checks first
 */
export function withLockedWeights(
  evaluation: Evaluation,
  lock: { readonly at: string; readonly agreedBy: readonly ParticipantId[]; readonly note: string },
): Evaluation {
  const { weighting } = evaluation
  if (!weighting.agreed || !checkAgreed(evaluation, weighting.agreed).lockable)
    throw new RangeError('Only weights that sum to 100.00 can be locked')
  return {
    ...evaluation,
    weighting: {
      ...weighting,
      locked: { ...lock, agreedBy: [...lock.agreedBy], before: lockedBefore(evaluation) },
    },
  }
}

export interface WeightChangeReason {
  readonly at: string
  readonly byId: ParticipantId | null
  /** Never empty. */
  readonly reason: string
}

/**
 * Whether other weights need a reason: they are locked, or they are set and scores were seen, so
 * that tuning them would go unnoticed.
 */
export function weightsNeedReason(evaluation: Evaluation): boolean {
  const { locked, agreed } = evaluation.weighting
  if (locked !== null) return true
  const isSet = agreed !== null && evaluation.criteria.every(({ id }) => agreed[id] !== undefined)
  return isSet && isRevealed(evaluation)
}

/**
 * With other weights and a line that says so. Locked ones stay locked.
 *
 * @throws {RangeError} without a reason, or if weights that are locked would not sum to 100.00
 */
export function withChangedWeights(
  evaluation: Evaluation,
  points: Points,
  why: WeightChangeReason,
): Evaluation {
  const { weighting } = evaluation
  if (weighting.locked !== null && !checkAgreed(evaluation, points).lockable)
    throw new RangeError('Only weights that sum to 100.00 can be locked')
  const next = { ...evaluation, weighting: { ...weighting, agreed: points } }
  return withChangeRecorded(evaluation, next, why)
}

/**
 * Without a criterion although the weights are locked: the points of the others are scaled up to
 * 100.00 in their proportions, and the change is recorded like any other.
 */
export function withoutLockedCriterion(
  evaluation: Evaluation,
  id: CriterionId,
  why: WeightChangeReason,
  blindVotes: 'go' | 'stay' = 'go',
): Evaluation {
  const rest = withoutCriterion(evaluation, id, blindVotes)
  const agreed = rest.weighting.agreed && scaledToHundred(rest.weighting.agreed)
  const locked = agreed === null ? null : rest.weighting.locked
  const next = { ...rest, weighting: { ...rest.weighting, agreed, locked } }
  return withChangeRecorded(evaluation, next, why)
}

/** @throws {RangeError} without a reason */
export function withChangeRecorded(
  before: Evaluation,
  after: Evaluation,
  { at, byId, reason }: WeightChangeReason,
): Evaluation {
  if (reason.trim() === '') throw new RangeError('Changing these weights needs a reason')
  const change: WeightChange = {
    at,
    byId,
    reason: reason.trim(),
    before: before.weighting.agreed ?? {},
    after: after.weighting.agreed ?? {},
    rankingBefore: rankingNow(before),
    rankingAfter: rankingNow(after),
  }
  return {
    ...after,
    weighting: { ...after.weighting, changes: [...after.weighting.changes, change] },
  }
}

/** Candidates by their place with everything known so far. Empty before the reveal. */
export function rankingNow(evaluation: Evaluation): CandidateId[] {
  if (!isRevealed(evaluation)) return []
  return stageResult(evaluation, 'trial').ranking.map(({ candidateId }) => candidateId)
}

/**
 * The points in their proportions so that they sum to exactly 100.00, each with two decimals; the
 * hundredths lost by rounding go to those that lost most. Null where nothing has any points.
 */
export function scaledToHundred(points: Points): Points | null {
  const entries = Object.entries(points) as [CriterionId, number][]
  const sum = entries.reduce((total, [, value]) => total + value, 0)
  if (sum <= 0) return null
  const exact = entries.map(([id, value]) => ({ id, hundredths: (value / sum) * 10_000 }))
  const floors = exact.map(({ hundredths }) => Math.floor(hundredths + 1e-7))
  const missing = 10_000 - floors.reduce((total, value) => total + value, 0)
  const byLoss = exact
    .map(({ hundredths }, i) => ({ i, loss: hundredths - (floors[i] ?? 0) }))
    .toSorted((a, b) => (Math.abs(a.loss - b.loss) > 1e-7 ? b.loss - a.loss : a.i - b.i))
  const lucky = new Set(byLoss.slice(0, missing).map(({ i }) => i))
  return Object.fromEntries(
    exact.map(({ id }, i) => [id, roundTo(((floors[i] ?? 0) + (lucky.has(i) ? 1 : 0)) / 100, 2)]),
  )
}

/** A criterion that a change of weights moved; null where it had none. */
export interface MovedPoints {
  readonly id: CriterionId
  readonly name: string
  readonly from: number | null
  readonly to: number | null
}

/** What a change moved, by name: criteria that are there in their order, then those that are away. */
export function movedPoints(
  { criteria, removedCriteria = [] }: Evaluation,
  { before, after }: Pick<WeightChange, 'before' | 'after'>,
): MovedPoints[] {
  const away = removedCriteria.map(({ criterion }) => criterion)
  const known = new Map([...away, ...criteria].map(({ id, name }) => [id, name]))
  const ids = [...criteria.map(({ id }) => id), ...keysOf(before), ...keysOf(after)]
  return [...new Set(ids)]
    .filter((id) => before[id] !== after[id])
    .map((id) => ({
      id,
      name: known.get(id) ?? 'A criterion that is no longer listed',
      from: before[id] ?? null,
      to: after[id] ?? null,
    }))
}

const keysOf = (points: Points) => Object.keys(points).map((id) => CriterionId.parse(id))

/** Whether the room had seen scores when a change was made. */
export function isAfterScores({ rounds }: Evaluation, change: Pick<WeightChange, 'at'>): boolean {
  const moment = Date.parse(change.at)
  return rounds.some(({ revealedAt }) => revealedAt !== null && Date.parse(revealedAt) <= moment)
}

/** Criteria whose locked weight was changed after scores had been seen. */
export function changedAfterScores(evaluation: Evaluation): ReadonlySet<CriterionId> {
  const late = evaluation.weighting.changes.filter((change) => isAfterScores(evaluation, change))
  return new Set(
    evaluation.criteria
      .map(({ id }) => id)
      .filter((id) => late.some(({ before, after }) => before[id] !== after[id])),
  )
}
