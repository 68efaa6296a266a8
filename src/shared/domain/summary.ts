/**
 * What Home shows of an evaluation without opening it. Says nothing about any vote.
 */
import { standingOf } from '#shared/domain/standing'
import type { Evaluation } from '#shared/domain/evaluation'

/** Facts that do not depend on today's date. */
export interface Summary {
  readonly title: string
  readonly organisation: string
  readonly status: 'draft' | 'scoring' | 'in-trial' | 'decided'
  /** The decision, or where it stands: "4 of 6 people finished". */
  readonly standing: string
  /** YYYY-MM-DD; null unless decided with a review date. */
  readonly reviewDate: string | null
  /** Actions that are not done, with the name of their owner, empty without one. */
  readonly openActions: readonly OpenAction[]
  /** Names of candidates, for searching. */
  readonly tools: readonly string[]
}

export interface OpenAction {
  readonly id: string
  readonly text: string
  readonly owner: string
  readonly due: string | null
}

/** Sums an evaluation up. */
export function summarise(evaluation: Evaluation): Summary {
  const { frame, decision, candidates, participants } = evaluation
  const names = new Map(participants.map(({ id, name }) => [id, name]))
  const status = statusOf(evaluation)
  return {
    title: frame.title,
    organisation: frame.organisation,
    status,
    standing: standingOf(evaluation, status),
    reviewDate: status === 'decided' ? decision.reviewDate : null,
    openActions: decision.actions
      .filter(({ done }) => !done)
      .map(({ id, text, ownerId, due }) => ({
        id,
        text,
        owner: (ownerId && names.get(ownerId)) ?? '',
        due,
      })),
    tools: candidates.map(({ name }) => name),
  }
}

function statusOf({ decision, trials, rounds }: Evaluation): Summary['status'] {
  if (decision.status === 'accepted' || decision.status === 'superseded') return 'decided'
  if (trials.some(({ status }) => status !== 'planned')) return 'in-trial'
  if (rounds.some(({ openedAt }) => openedAt !== null)) return 'scoring'
  return 'draft'
}

/** Status on a day: a decision whose review date has come is due. */
export function statusOn(
  { status, reviewDate }: Pick<Summary, 'status' | 'reviewDate'>,
  today: string,
): Summary['status'] | 'due-for-review' {
  return status === 'decided' && reviewDate !== null && reviewDate <= today
    ? 'due-for-review'
    : status
}

/** Something that should have happened by now. */
export type DueItem =
  | { readonly kind: 'review'; readonly day: string; readonly daysLate: number }
  | {
      readonly kind: 'action'
      readonly action: OpenAction
      readonly day: string
      readonly daysLate: number
    }

/** The review and the actions that are due on a day or before, the latest first. */
export function dueOn(
  { reviewDate, openActions, status }: Pick<Summary, 'reviewDate' | 'openActions' | 'status'>,
  today: string,
): DueItem[] {
  const late = (day: string) =>
    Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000)
  const items: DueItem[] = openActions.flatMap((action) =>
    action.due !== null && action.due <= today
      ? [{ kind: 'action', action, day: action.due, daysLate: late(action.due) }]
      : [],
  )
  if (status === 'decided' && reviewDate !== null && reviewDate <= today)
    items.push({ kind: 'review', day: reviewDate, daysLate: late(reviewDate) })
  return items.toSorted((a, b) => b.daysLate - a.daysLate)
}
