/**
 * The group's weights in points: what they lack before they can be locked.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CriterionId } from '#shared/domain/ids'
import type { Points } from '#shared/domain/judgement'
import { roundTo } from '#shared/domain/format'
import { groupWeights } from '#shared/domain/weighting/group'

/** Whether points can be locked, and if not why. */
export interface AgreedCheck {
  /** Of the present criteria. */
  readonly sum: number
  /** How many points are still to be given; negative when there are too many. Two decimals. */
  readonly left: number
  /** Criteria without a number. */
  readonly missing: readonly CriterionId[]
  /** All criteria have a number and the sum is 100.00. */
  readonly lockable: boolean
}

/** Checks the agreed points against the present criteria. */
export function checkAgreed(evaluation: Evaluation, points: Points): AgreedCheck {
  const ids = evaluation.criteria.map(({ id }) => id)
  const missing = ids.filter((id) => points[id] === undefined)
  const sum = ids.reduce((total, id) => total + (points[id] ?? 0), 0)
  const left = roundTo(100 - sum, 2)
  return { sum, left, missing, lockable: ids.length > 0 && missing.length === 0 && left === 0 }
}

/**
 * A start for agreeing: the means of the revealed votes as whole points that sum to 100, the
 * missing ones given to those that lost most by rounding. Null before the reveal.
 */
export function suggestedPoints(evaluation: Evaluation): Points | null {
  const rows = groupWeights(evaluation)
  if (rows.length === 0) return null
  const floors = rows.map(({ mean }) => Math.floor(mean + 1e-9))
  const missing = 100 - floors.reduce((sum, points) => sum + points, 0)
  const byLoss = rows
    .map(({ mean }, i) => ({ i, loss: mean - (floors[i] ?? 0) }))
    .toSorted((a, b) => b.loss - a.loss || a.i - b.i)
  const lucky = new Set(byLoss.slice(0, missing).map(({ i }) => i))
  return Object.fromEntries(
    rows.map(({ criterionId }, i) => [criterionId, (floors[i] ?? 0) + (lucky.has(i) ? 1 : 0)]),
  )
}
