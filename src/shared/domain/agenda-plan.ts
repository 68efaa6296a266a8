import type { Evaluation } from '#shared/domain/evaluation'
import type { AgendaItem } from '#shared/domain/frame'

export type Session = AgendaItem['session']

/** The items of one session, in their order. */
export function sessionItems({ agenda }: Evaluation, session: Session): AgendaItem[] {
  return agenda.filter((item) => item.session === session)
}

/**
 * With other items in one session. Only its first item says when it starts, as the first one did
 * before; the others follow, so that a changed length or order moves everything behind it.
 */
export function withSession(
  evaluation: Evaluation,
  session: Session,
  items: readonly AgendaItem[],
): Evaluation {
  const start = sessionItems(evaluation, session)[0]?.start ?? null
  const planned = items.map((item, index) => ({ ...item, start: index === 0 ? start : null }))
  const others = evaluation.agenda.filter((item) => item.session !== session)
  return {
    ...evaluation,
    agenda: session === 'workshop' ? [...planned, ...others] : [...others, ...planned],
  }
}

/** With another start of a session, HH:MM, or null for none. Nothing changes while it has no item. */
export function withSessionStart(
  evaluation: Evaluation,
  session: Session,
  start: string | null,
): Evaluation {
  const planned = withSession(evaluation, session, sessionItems(evaluation, session))
  const first = planned.agenda.find((item) => item.session === session)
  return {
    ...planned,
    agenda: planned.agenda.map((item) => (item === first ? { ...item, start } : item)),
  }
}

/**
 * The items of another plan over a session that may have begun. What has begun keeps its real
 * minutes: under the new title where the new plan has an item for the same step, else in front.
 */
export function replanned(
  items: readonly AgendaItem[],
  planned: readonly AgendaItem[],
): AgendaItem[] {
  const begun = items.filter(({ startedAt }) => startedAt !== null)
  const taken = new Set<AgendaItem>()
  const next = planned.map((item) => {
    const same = begun.find((row) => !taken.has(row) && isSameMatter(row, item))
    if (!same) return item
    taken.add(same)
    return { ...item, id: same.id, startedAt: same.startedAt, endedAt: same.endedAt }
  })
  return [...begun.filter((row) => !taken.has(row)), ...next]
}

const isSameMatter = (a: AgendaItem, b: AgendaItem) =>
  a.step === b.step && (a.step !== null || a.title === b.title)

/** An item as typed: "Break 10" is ten minutes of break. Ten minutes where nothing is said. */
export function parseAgendaLine(line: string): {
  readonly title: string
  readonly minutes: number
} {
  const text = line.replace(/\s+/g, ' ').trim()
  const match = /^(.*?)[\s,]+(\d{1,4})\s*(?:min|minutes|m|′|')?$/i.exec(text)
  const minutes = match ? Number(match[2]) : 10
  return { title: match?.[1] ?? text, minutes: Math.min(1440, Math.max(1, minutes)) }
}
