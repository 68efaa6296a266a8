/**
 * What Home shows of an evaluation without opening it. Says nothing about any vote.
 */
import { standingOf } from '#shared/domain/standing'
import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { triggerWords } from '#shared/domain/triggers'

/** Facts that do not depend on today's date. */
export interface Summary {
  readonly title: string
  readonly organisation: string
  readonly status: 'draft' | 'scoring' | 'in-trial' | 'decided'
  /** The decision, or where it stands: "4 of 6 people finished". */
  readonly standing: string
  /** YYYY-MM-DD; null unless decided with a review date, and not superseded since. */
  readonly reviewDate: string | null
  /** Actions that are not done, with the name of their owner, empty without one. */
  readonly openActions: readonly OpenAction[]
  /** What would bring the review forward, of a decision that stands. */
  readonly triggers?: WatchedTrigger[] | undefined
  /** Names of candidates, for searching. */
  readonly tools: readonly string[]
  /** The decision that this one replaces; left out where there is none. */
  readonly supersedes?: RelatedSummary | undefined
  /** The decision that replaced this one, its words empty where nobody said which. */
  readonly supersededBy?: RelatedSummary | undefined
}

export interface WatchedTrigger {
  readonly id: string
  /** With what is measured. */
  readonly text: string
  /** YYYY-MM-DD; null while it has not happened. */
  readonly happenedOn: string | null
}

export interface RelatedSummary {
  /** Null where it is known by its words only. */
  readonly id: EvaluationId | null
  readonly title: string
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
  // What a snapshot would remind of is reminded of by the evaluation that goes on.
  const reminds = frame.origin?.asOf === undefined
  const isSuperseded = decision.status === 'superseded'
  const stands = reminds && status === 'decided' && !isSuperseded
  return {
    title: frame.title,
    organisation: frame.organisation,
    status,
    standing: standingOf(evaluation, status),
    reviewDate: stands ? decision.reviewDate : null,
    openActions: decision.actions
      .filter(({ done }) => reminds && !done)
      .map(({ id, text, ownerId, due }) => ({
        id,
        text,
        owner: (ownerId && names.get(ownerId)) ?? '',
        due,
      })),
    ...(stands && decision.triggers.length > 0
      ? {
          triggers: decision.triggers.map((trigger) => ({
            id: trigger.id,
            text: triggerWords(trigger),
            happenedOn: trigger.happenedOn ?? null,
          })),
        }
      : {}),
    tools: candidates.map(({ name }) => name),
    ...(reminds && decision.supersedes !== ''
      ? { supersedes: { id: decision.supersedesId ?? null, title: decision.supersedes } }
      : {}),
    ...(isSuperseded
      ? { supersededBy: { id: decision.supersededById ?? null, title: decision.supersededBy } }
      : {}),
  }
}

function statusOf({ decision, trials, rounds }: Evaluation): Summary['status'] {
  if (decision.status === 'accepted' || decision.status === 'superseded') return 'decided'
  if (trials.some(({ status }) => status !== 'planned')) return 'in-trial'
  if (rounds.some(({ openedAt }) => openedAt !== null)) return 'scoring'
  return 'draft'
}

/** Status on a day: a decision whose review date has come, or a trigger of it, is due. */
export function statusOn(
  summary: Pick<Summary, 'status' | 'reviewDate' | 'triggers'>,
  today: string,
): Summary['status'] | 'due-for-review' {
  return reviewOn(summary, today) === null ? summary.status : 'due-for-review'
}

/** Something that should have happened by now. */
export type DueItem =
  | {
      readonly kind: 'review'
      /** Its day, or that of the first trigger. */
      readonly day: string
      readonly daysLate: number
      /** The triggers that happened; left out where its day has come and none has. */
      readonly because?: readonly WatchedTrigger[]
    }
  | {
      readonly kind: 'action'
      readonly action: OpenAction
      readonly day: string
      readonly daysLate: number
    }

/** The review and the actions that are due on a day or before, the latest first. */
export function dueOn(
  summary: Pick<Summary, 'reviewDate' | 'openActions' | 'status' | 'triggers'>,
  today: string,
): DueItem[] {
  const actions = summary.openActions.flatMap((action): DueItem[] =>
    action.due !== null && action.due <= today
      ? [{ kind: 'action', action, day: action.due, daysLate: daysBetween(action.due, today) }]
      : [],
  )
  const review = reviewOn(summary, today)
  return [...actions, ...(review ? [review] : [])].toSorted((a, b) => b.daysLate - a.daysLate)
}

/** Triggers that have not happened, of a decision whose review is not due anyway. */
export function watchedOn(
  summary: Pick<Summary, 'status' | 'reviewDate' | 'triggers'>,
  today: string,
): readonly WatchedTrigger[] {
  return reviewOn(summary, today) === null ? (summary.triggers ?? []) : []
}

function reviewOn(
  { status, reviewDate, triggers = [] }: Pick<Summary, 'status' | 'reviewDate' | 'triggers'>,
  today: string,
): Extract<DueItem, { kind: 'review' }> | null {
  if (status !== 'decided') return null
  const because = triggers.filter(({ happenedOn }) => happenedOn !== null && happenedOn <= today)
  const [day] = [reviewDate, ...because.map(({ happenedOn }) => happenedOn)]
    .flatMap((one) => (one !== null && one <= today ? [one] : []))
    .toSorted((a, b) => (a < b ? -1 : 1))
  if (!day) return null
  const item = { kind: 'review', day, daysLate: daysBetween(day, today) } as const
  return because.length === 0 ? item : { ...item, because }
}

function daysBetween(day: string, today: string): number {
  return Math.round(
    (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000,
  )
}
