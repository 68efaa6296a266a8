/**
 * What could be dropped when the session is behind its plan.
 */
import type { AgendaStatus } from '#shared/domain/agenda'
import { joinNames } from '#shared/domain/format'
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
 * and what ends the session stay; so do the votes, the reveal and the result.
 */
const canWait: readonly StepId[] = ['radar', 'trials', 'stack', 'use-cases']

/**
 * Items to drop so that the session ends about on time. Null while it is not far enough behind;
 * without items where nothing that is left can wait.
 */
export function timeSaving({ lines, minutesBehind }: AgendaStatus): TimeSaving | null {
  if (minutesBehind === null || minutesBehind < worthSaying) return null
  const behind = `${minutesBehind} minutes behind`
  const ahead = lines.filter(({ state }) => state === 'planned').map(({ item }) => item)
  const candidates = ahead
    .slice(0, -1)
    .filter(({ step }) => step !== null && canWait.includes(step))
  const enough = candidates
    .filter(({ minutes }) => minutes >= minutesBehind)
    .toSorted((a, b) => a.minutes - b.minutes)[0]
  const chosen = new Set(enough ? [enough] : [])
  let saved = enough?.minutes ?? 0
  const byCost = candidates.toSorted((a, b) => costOf(a.step) - costOf(b.step))
  for (const item of byCost) {
    if (saved >= minutesBehind) break
    chosen.add(item)
    saved += item.minutes
  }
  const drop = ahead
    .filter((item) => chosen.has(item))
    .map(({ id, title, minutes }) => ({ itemId: id, title, minutes }))
  return {
    drop,
    minutes: saved,
    words:
      drop.length > 0
        ? `${behind}: drop ${joinNames(drop.map(({ title }) => `“${title}”`))} (${saved} ${saved === 1 ? 'minute' : 'minutes'})`
        : `${behind}: nothing that is left can wait, so agree on a later end`,
  }
}

const costOf = (step: StepId | null) => (step === null ? canWait.length : canWait.indexOf(step))

/** What the clock says by its looks. */
export type Urgency = 'calm' | 'soon' | 'over'

/** From two minutes before the end of the running item on, its end is near. */
export function urgencyOf({ secondsLeft }: Pick<AgendaStatus, 'secondsLeft'>): Urgency {
  if (secondsLeft === null || secondsLeft > 120) return 'calm'
  return secondsLeft > 0 ? 'soon' : 'over'
}
