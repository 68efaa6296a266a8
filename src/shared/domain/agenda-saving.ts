/**
 * What could be dropped when the session is behind its plan.
 */
import type { AgendaStatus } from '#shared/domain/agenda'
import { counted, joinNames } from '#shared/domain/format'
import type { AgendaItem } from '#shared/domain/frame'
import type { AgendaItemId } from '#shared/domain/ids'
import type { StepId } from '#shared/domain/steps'

export interface Saving {
  readonly itemId: AgendaItemId
  readonly title: string
  readonly minutes: number
}

export interface TimeSaving {
  /** Planned items that could go, in the order of the agenda. */
  readonly drop: readonly Saving[]
  /** What that brings back. */
  readonly minutes: number
  /** "12 minutes behind: drop “Radar” and “Trial” (15 minutes)". */
  readonly words: string
}

/** From here on it is worth saying, in minutes. */
const worthSaying = 5

/**
 * What can be done after the session without spoiling the result, what costs least first. A break
 * and what ends the session stay; so do the use cases, of which everything else is made, the votes,
 * the reveal and the result. A meeting that decides has come for its trial and what that changed.
 */
const canWait: Readonly<Record<AgendaItem['session'], readonly StepId[]>> = {
  workshop: ['radar', 'trials', 'stack'],
  decision: ['radar', 'stack'],
}

/**
 * Items to drop so that the session ends about on time, beside those that were dropped already.
 * Null while it is not far enough behind; without items where nothing that is left can wait.
 */
export function timeSaving({ lines, minutesBehind }: AgendaStatus): TimeSaving | null {
  if (minutesBehind === null) return null
  const current = lines.findLastIndex(({ state }) => state === 'running' || state === 'done')
  const given = lines
    .slice(current + 1)
    .filter(({ state }) => state === 'dropped')
    .reduce((sum, { item }) => sum + item.minutes, 0)
  const missing = minutesBehind - given
  if (missing < worthSaying) return null
  const ahead = lines.filter(({ state }) => state === 'planned').map(({ item }) => item)
  const candidates = ahead.slice(0, -1).filter((item) => costOf(item) >= 0)
  const enough = candidates
    .filter(({ minutes }) => minutes >= missing)
    .toSorted((a, b) => a.minutes - b.minutes)[0]
  const chosen = new Set(enough ? [enough] : [])
  let saved = enough?.minutes ?? 0
  for (const item of candidates.toSorted((a, b) => costOf(a) - costOf(b))) {
    if (saved >= missing) break
    chosen.add(item)
    saved += item.minutes
  }
  const drop = ahead
    .filter((item) => chosen.has(item))
    .map(({ id, title, minutes }) => ({ itemId: id, title, minutes }))
  return { drop, minutes: saved, words: savingWords(missing, given, saved, drop) }
}

function savingWords(
  missing: number,
  given: number,
  saved: number,
  drop: readonly Saving[],
): string {
  const behind = `${missing} minutes behind${given > 0 ? ', with what was dropped' : ''}`
  if (drop.length === 0) return `${behind}: nothing that is left can wait, so agree on a later end`
  const what = joinNames(drop.map(({ title }) => `“${title}”`))
  const later =
    saved < missing
      ? `, and agree on an end ${counted(missing - saved, 'minute', 'minutes')} later`
      : ''
  return `${behind}: drop ${what} (${counted(saved, 'minute', 'minutes')})${later}`
}

/** Its place among what can wait; -1 where it cannot. */
const costOf = ({ step, session }: AgendaItem) =>
  step === null ? -1 : canWait[session].indexOf(step)

/** What the clock says by its looks. */
export type Urgency = 'calm' | 'soon' | 'over'

/** From two minutes before the end of the running item on, its end is near. */
export function urgencyOf({ secondsLeft }: Pick<AgendaStatus, 'secondsLeft'>): Urgency {
  if (secondsLeft === null || secondsLeft > 120) return 'calm'
  return secondsLeft > 0 ? 'soon' : 'over'
}
