/** Triggers: what would make us look again before the review date, and what has happened of it. */
import type { Decision, LookBack, Trigger } from '#shared/domain/decision'
import type { ItemId } from '#shared/domain/ids'
import { targetText } from '#shared/domain/record/trial-result'

/** The number to reach: "restore time > 60 min"; empty where the trigger is words alone. */
export function measuredWords({ measured }: Pick<Trigger, 'measured'>): string {
  if (!measured || (measured.measure.trim() === '' && measured.target === null)) return ''
  return [measured.measure.trim(), targetText(measured)].filter((part) => part !== '').join(' ')
}

/** A trigger as it is read: its words, and what is measured where there is a number. */
export function triggerWords(trigger: Pick<Trigger, 'text' | 'measured'>): string {
  const measured = measuredWords(trigger)
  return measured === '' ? trigger.text.trim() : `${trigger.text.trim()} (${measured})`
}

/** The decision with a trigger that happened on a day, or that has not happened after all. */
export function withHappened(decision: Decision, id: ItemId, day: string | null): Decision {
  return {
    ...decision,
    triggers: decision.triggers.map((trigger) => {
      if (trigger.id !== id) return trigger
      const { happenedOn: _, ...rest } = trigger
      return day === null ? rest : { ...rest, happenedOn: day }
    }),
  }
}

/** Why a review is due before its day, in words; empty when no trigger has happened. */
export function happenedWords({ triggers }: Pick<Decision, 'triggers'>): string {
  return triggers
    .filter(({ happenedOn }) => happenedOn !== undefined)
    .map(triggerWords)
    .join('; ')
}

/**
 * The decision with a look back begun. It answers every trigger that has happened: they become
 * its reason, and are watched again. As it is where one of the same day has been begun already
 * and nothing has been said or has happened since: it was pressed twice.
 */
export function withLookBack(decision: Decision, id: ItemId, day: string): Decision {
  const reason = happenedWords(decision)
  const last = decision.lookBacks?.at(-1)
  const isBegun =
    last?.day === day && last.held === 'too-early' && last.whatHappened === '' && last.next === ''
  if (isBegun && reason === '') return decision
  const row: LookBack = {
    id,
    day,
    ...(reason === '' ? {} : { reason }),
    held: 'too-early',
    whatHappened: '',
    next: '',
  }
  return {
    ...decision,
    lookBacks: [...(decision.lookBacks ?? []), row],
    triggers: decision.triggers.map((trigger) => {
      const { happenedOn: _, ...rest } = trigger
      return rest
    }),
  }
}
