/**
 * The cells to talk about, with how far each has come, and what fits into the time left.
 */
import { discussionListOf } from '#shared/domain/agreement/discussion-list'
import type { CellSpread } from '#shared/domain/agreement/spread'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import type { Discussion } from '#shared/domain/judgement'
import { cells } from '#shared/domain/scoring/cells'
import { cellKey, isRevealed } from '#shared/domain/scoring/rounds'
import { currentWeights } from '#shared/domain/weighting/current'

/**
 * Why a cell is on the list: it could change who comes first; nobody could judge it, so that its
 * candidate has no total; somebody pulled it forward; it is split but changes nothing.
 */
export type ItemReason = 'could-change' | 'no-score' | 'pulled-forward' | 'cannot-change'

export interface DiscussionItem {
  readonly candidateId: CandidateId
  readonly criterionId: CriterionId
  readonly why: ItemReason
  /** Null where nobody gave a score. */
  readonly spread: CellSpread | null
  /** What has been said so far; null before anything was. */
  readonly discussion: Discussion | null
}

/** Minutes that a cell is given unless somebody says otherwise. */
export const minutesPerCell = 5

/** Whether the room is through with it, by agreeing or by skipping. */
export function isSettled({ discussion }: Pick<DiscussionItem, 'discussion'>): boolean {
  return discussion !== null && discussion.outcome !== 'open'
}

/** The discussion list with everything that was added to it, in the order of `ItemReason`. Empty before the reveal. */
export function discussionItems(
  evaluation: Evaluation,
  all: readonly CellSpread[],
): DiscussionItem[] {
  if (!isRevealed(evaluation)) return []
  const { shares } = currentWeights(evaluation)
  const spreadOf = new Map(all.map((spread) => [keyOf(spread), spread]))
  const discussionOf = new Map(evaluation.discussions.map((row) => [keyOf(row), row]))
  const item = (cell: CellPlace, why: ItemReason): DiscussionItem => ({
    candidateId: cell.candidateId,
    criterionId: cell.criterionId,
    why,
    spread: spreadOf.get(keyOf(cell)) ?? null,
    discussion: discussionOf.get(keyOf(cell)) ?? null,
  })
  const list = discussionListOf(all)
  const known = cells(evaluation, 'first')
  const withoutScore = known.filter(
    ({ mean, criterionId }) => mean === null && (shares.get(criterionId) ?? 0) > 0,
  )
  const listed = new Set([...list, ...withoutScore].map(keyOf))
  const inRunning = new Set(known.map(keyOf))
  const pulled = evaluation.discussions.filter(
    (row) => inRunning.has(keyOf(row)) && !listed.has(keyOf(row)),
  )
  return [
    ...list
      .filter(({ couldChangeWinner }) => couldChangeWinner)
      .map((cell) => item(cell, 'could-change')),
    ...withoutScore.map((cell) => item(cell, 'no-score')),
    ...pulled.map((cell) => item(cell, 'pulled-forward')),
    ...list
      .filter(({ couldChangeWinner }) => !couldChangeWinner)
      .map((cell) => item(cell, 'cannot-change')),
  ]
}

type CellPlace = Pick<DiscussionItem, 'candidateId' | 'criterionId'>

const keyOf = ({ candidateId, criterionId }: CellPlace) => cellKey(candidateId, criterionId)

/**
 * Where the time runs out: the index of the last open item that still fits, -1 when none does.
 *
 * @param minutesLeft may be negative
 * @returns null when everything that is open fits
 */
export function lastThatFits(items: readonly DiscussionItem[], minutesLeft: number): number | null {
  const open = items.flatMap((item, index) => (isSettled(item) ? [] : [index]))
  const fits = Math.max(0, Math.floor(minutesLeft / minutesPerCell))
  return fits >= open.length ? null : (open[fits - 1] ?? -1)
}

/** Whether an agreed score cannot be recorded without a reason: it is not the mean, or there is none. */
export function needsReason(agreed: number, mean: number | null): boolean {
  return mean === null || Math.abs(agreed - mean) > 1e-9
}
