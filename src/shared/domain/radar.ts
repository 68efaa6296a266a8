/**
 * The radar: where each tool is, how it moved since last time, and what results propose.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { counted, joinNames } from '#shared/domain/format'
import type { BlipId, CandidateId, SectorId } from '#shared/domain/ids'
import type { Blip } from '#shared/domain/proof'
import { blipOfCandidate } from '#shared/domain/radar-candidates'
import { scoredCandidates } from '#shared/domain/screening'
import { charterGaps, trialSummaries } from '#shared/domain/trials'
import { Ring } from '#shared/domain/values'

/** Rings from the middle outwards. */
export const rings: readonly Ring[] = Ring.options

export const ringNames: Readonly<Record<Ring, string>> = {
  adopt: 'Adopt',
  trial: 'Trial',
  assess: 'Assess',
  hold: 'Hold',
}

/** What being in a ring means for the team, with things to do. */
export const ringGuide: Readonly<
  Record<Ring, { readonly strategy: string; readonly actions: string }>
> = {
  adopt: {
    strategy: 'Use it by default. Build skills and plans on it.',
    actions: 'Training for everybody, a paved way, a date by which the rest follows.',
  },
  trial: {
    strategy: 'Use it where a failure would cost little.',
    actions: 'A new internal project, small in scope, with numbers to reach.',
  },
  assess: {
    strategy: 'Find out what it would mean for us.',
    actions: 'A spike, a research project, a talk with somebody who runs it.',
  },
  hold: {
    strategy: 'Do not start with it now. Know what it is for.',
    actions: 'A lunchtime talk, a conference session, a look at the next review.',
  },
}

/** How a blip moved since the entry before. `off`: it is not on the radar any more. */
export type Movement = 'new' | 'in' | 'out' | 'none' | 'off'

/** Where a blip is now. */
export interface BlipState {
  /** Null when it has left the radar. */
  readonly ring: Ring | null
  /** Null when it was not on the radar before. */
  readonly previousRing: Ring | null
  readonly movement: Movement
  readonly reason: string
  readonly day: string | null
  /** "↑ in, from Trial", "↓ out, from Trial", "No change", "New", "Left the radar". */
  readonly words: string
}

/** The present state of a blip, from the last two entries of its history. */
export function blipState({ history }: Pick<Blip, 'history'>): BlipState {
  const last = history.at(-1)
  const ring = last?.ring ?? null
  const previousRing = history.at(-2)?.ring ?? null
  const movement = movementOf(previousRing, ring)
  const from = previousRing === null ? '' : ringNames[previousRing]
  const words = {
    new: 'New',
    in: `↑ in, from ${from}`,
    out: `↓ out, from ${from}`,
    none: 'No change',
    off: 'Left the radar',
  }
  return {
    ring,
    previousRing,
    movement,
    reason: last?.reason ?? '',
    day: last?.day ?? null,
    words: words[movement],
  }
}

function movementOf(before: Ring | null, now: Ring | null): Movement {
  if (now === null) return 'off'
  if (before === null) return 'new'
  const steps = rings.indexOf(before) - rings.indexOf(now)
  if (steps === 0) return 'none'
  return steps > 0 ? 'in' : 'out'
}

/**
 * The finding: "MLflow moves to Adopt, Weights & Biases to Hold".
 *
 * Candidates of this evaluation that moved, or where there are none whatever moved; three at
 * most, the others as a number.
 */
export function radarTitle({ blips }: Pick<Evaluation, 'blips'>): string {
  const states = blips.map((blip) => ({ blip, state: blipState(blip) }))
  const shown = states.filter(({ state }) => state.ring !== null)
  if (shown.length === 0) return 'Nothing is on the radar yet'
  const moved = states.filter(({ state }) => state.movement === 'in' || state.movement === 'out')
  const own = moved.filter(({ blip }) => blip.candidateId !== null)
  const told = own.length > 0 ? own : moved
  if (told.length === 0) {
    const fresh = shown.filter(({ state }) => state.movement === 'new').length
    if (fresh === shown.length)
      return `${counted(fresh, 'tool is', 'tools are')} on the radar for the first time`
    return fresh === 0
      ? 'Nothing has moved since last time'
      : `${counted(fresh, 'tool is', 'tools are')} new, nothing else has moved`
  }
  const parts = told.slice(0, 3).map(({ blip, state }, i) => {
    const to = state.ring === null ? '' : ringNames[state.ring]
    return `${blip.name} ${i === 0 ? 'moves ' : ''}to ${to}`
  })
  const others = told.length - parts.length
  return others === 0 ? parts.join(', ') : `${parts.join(', ')} and ${others} more`
}

/** A ring that the results suggest, for people to accept or not. */
export interface RingProposal {
  /** Null for a tool on the radar that is no candidate here. */
  readonly candidateId: CandidateId | null
  /** Null for a candidate that is not on the radar yet. */
  readonly blipId: BlipId | null
  readonly from: Ring | null
  readonly to: Ring
  readonly reason: string
}

/** Working days, or person-days, from which on a trial is a fair test of a tool. */
const fairlySized = 5

/**
 * Moves that the trials and the shortlist suggest, in shortlist order.
 *
 * A trial that is done, had a full charter and took at least five working days or person-days
 * moves a tool that passed it one ring inwards, at least to Trial; a tool that failed a must
 * goes to Hold. A candidate in the running that is nowhere on the radar is proposed for Assess.
 * A result older than the entry that last said something new has been dealt with and proposes
 * nothing; an entry that a later radar only carried over says nothing new.
 */
export function ringProposals(evaluation: Evaluation): RingProposal[] {
  const running = new Set(scoredCandidates(evaluation).map(({ id }) => id))
  return evaluation.candidates.flatMap((candidate): RingProposal[] => {
    const candidateId = candidate.id
    const blip = blipOfCandidate(evaluation, candidate)
    const state = blip ? blipState(blip) : null
    const from = state?.ring ?? null
    const verdict = latestVerdict(
      evaluation,
      candidateId,
      blip ? (blip.history[lastSaid(blip)]?.day ?? null) : null,
    )
    const base = { candidateId, blipId: blip?.id ?? null, from }
    if (verdict?.outcome === 'failed' && from !== 'hold')
      return [{ ...base, to: 'hold', reason: verdict.reason }]
    if (verdict?.outcome === 'passed') {
      const to = inwards(from)
      return to === from ? [] : [{ ...base, to, reason: verdict.reason }]
    }
    if (!blip && running.has(candidateId))
      return [{ ...base, to: 'assess', reason: 'On the shortlist, not tried by us yet.' }]
    return []
  })
}

/**
 * Index of the entry that put the blip where it is, for the reason that it has: the last one that
 * a later radar did not only carry over.
 */
export function lastSaid({ history }: Pick<Blip, 'history'>): number {
  const last = history.at(-1)
  return (
    history.findLastIndex(({ ring, reason }) => ring !== last?.ring || reason !== last?.reason) + 1
  )
}

function inwards(ring: Ring | null): Ring {
  return ring === 'trial' || ring === 'adopt' ? 'adopt' : 'trial'
}

function latestVerdict(evaluation: Evaluation, candidateId: CandidateId, since: string | null) {
  const done = evaluation.trials
    .filter(
      (trial) =>
        trial.status === 'done' &&
        trial.candidateIds.includes(candidateId) &&
        charterGaps(trial).length === 0 &&
        Math.max(trial.timeboxDays ?? 0, trial.budget.personDays ?? 0) >= fairlySized &&
        (since === null || trial.end === null || trial.end >= since),
    )
    .toSorted((a, b) => (a.end ?? '').localeCompare(b.end ?? ''))
  const trial = done.at(-1)
  const summary = trial && trialSummaries(trial).find((row) => row.candidateId === candidateId)
  if (!summary) return null
  const measures = trial.successCriteria
    .filter(({ id }) => summary.mustFailed.includes(id))
    .map(({ measure }) => measure)
  const reason =
    summary.outcome === 'failed'
      ? `Failed in “${trial.title}”: ${joinNames(measures)}.`
      : `Passed every must criterion of “${trial.title}”.`
  return { outcome: summary.outcome, reason }
}

/** Blips that are on the radar, numbered from 1 in the order of sectors and rows. */
export function numberedBlips({
  blips,
  radar,
}: Pick<Evaluation, 'blips' | 'radar'>): { readonly number: number; readonly blip: Blip }[] {
  const order = new Map<SectorId, number>(radar.sectors.map(({ id }, i) => [id, i]))
  return blips
    .filter((blip) => blipState(blip).ring !== null && order.has(blip.sectorId))
    .toSorted((a, b) => (order.get(a.sectorId) ?? 0) - (order.get(b.sectorId) ?? 0))
    .map((blip, i) => ({ number: i + 1, blip }))
}
