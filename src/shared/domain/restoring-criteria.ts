/**
 * Removing a criterion once scoring has begun without losing what was said on it, and putting it back.
 */
import { inGroupOrder, withoutCriterion } from '#shared/domain/criteria'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import type { Discussion, Points, Scorecard } from '#shared/domain/judgement'
import { putBackWords, type RemovedCriterion } from '#shared/domain/removed-criteria'
import { hasScoringBegun } from '#shared/domain/scoring/rounds'
import { withTestsOnly } from '#shared/domain/trial-edits'
import {
  isAfterScores,
  rankingNow,
  scaledToHundred,
  type WeightChangeReason,
  withChangeRecorded,
  withoutLockedCriterion,
} from '#shared/domain/weighting/locked'

/** Whether scoring has begun, or the weights are locked, so that removing a criterion needs a reason. */
export function removalNeedsReason(evaluation: Evaluation): boolean {
  return hasScoringBegun(evaluation) || evaluation.weighting.locked !== null
}

/**
 * Without a criterion, and once scoring has begun with it set aside. What nobody has seen yet stays
 * where it is, sealed, and is looked at no more. Locked weights of the others are scaled up to 100.00.
 *
 * @throws {RangeError} without a reason where one is needed
 */
export function withCriterionRemoved(
  evaluation: Evaluation,
  id: CriterionId,
  why: WeightChangeReason,
): Evaluation {
  if (removalNeedsReason(evaluation) && why.reason.trim() === '')
    throw new RangeError('Removing it now needs a reason')
  const isKept = hasScoringBegun(evaluation)
  const blindVotes = isKept ? 'stay' : 'go'
  const after = evaluation.weighting.locked
    ? withoutLockedCriterion(evaluation, id, why, blindVotes)
    : withoutCriterion(evaluation, id, blindVotes)
  const removed = isKept ? removedFrom(evaluation, after, id, why) : null
  if (removed === null) return after
  const others = (evaluation.removedCriteria ?? []).filter(({ criterion }) => criterion.id !== id)
  return { ...after, removedCriteria: [...others, removed] }
}

function removedFrom(
  before: Evaluation,
  after: Evaluation,
  id: CriterionId,
  { at, byId, reason }: WeightChangeReason,
): RemovedCriterion | null {
  const position = before.criteria.findIndex((row) => row.id === id)
  const criterion = before.criteria[position]
  if (!criterion) return null
  const { weighting, rounds } = before
  const shown = new Set(rounds.filter((row) => row.revealedAt !== null).map((row) => row.id))
  const isOnIt = (row: { readonly criterionId: CriterionId | null }) => row.criterionId === id
  return {
    criterion,
    position,
    at,
    byId,
    reason: reason.trim(),
    points: weighting.agreed?.[id] ?? null,
    rankingBefore: rankingNow(before),
    rankingAfter: rankingNow(after),
    restoredAt: null,
    given:
      weighting.revealedAt === null
        ? {}
        : Object.fromEntries(
            before.weightVotes.flatMap(({ participantId, given }) =>
              given[id] === undefined ? [] : [[participantId, given[id]] as const],
            ),
          ),
    votes: before.scorecards.flatMap(({ roundId, participantId, candidateId, votes, reasons }) => {
      const vote = votes[id]
      if (vote === undefined || !shown.has(roundId)) return []
      return [{ roundId, participantId, candidateId, vote, reason: reasons[id] ?? '' }]
    }),
    rounds: rounds.flatMap(({ id: round, cells = [], replaced = [] }) => {
      const own = { id: round, cells: placed(cells, isOnIt), replaced: placed(replaced, isOnIt) }
      return own.cells.length + own.replaced.length > 0 ? [own] : []
    }),
    discussions: placed(before.discussions, isOnIt),
    evidence: placed(before.evidence, isOnIt),
    testedBy: before.trials.flatMap(({ successCriteria }) =>
      successCriteria.filter(isOnIt).map((row) => row.id),
    ),
  }
}

/** When it went, as the results and the record say it: "after scores were seen". */
export function removalMoment(evaluation: Evaluation, removed: RemovedCriterion): string {
  return isAfterScores(evaluation, removed) ? 'after scores were seen' : 'while scores were blind'
}

/** That it came back, and whether the room knew its scores by then; null while it is away. */
export function restoredWords(evaluation: Evaluation, removed: RemovedCriterion): string | null {
  const { restoredAt: at } = removed
  if (at === null) return null
  const knew = !isAfterScores(evaluation, removed) && isAfterScores(evaluation, { at })
  return `${putBackWords(removed.at, at)}${knew ? ', after scores were seen' : ''}`
}

/** Criteria that are away and can be put back. */
export function restorable({ removedCriteria = [], criteria }: Evaluation): RemovedCriterion[] {
  const here = new Set(criteria.map(({ id }) => id))
  return removedCriteria.filter(
    ({ restoredAt, criterion }) => restoredAt === null && !here.has(criterion.id),
  )
}

/**
 * With a removed criterion at its place, and everything that was said on it by whom and on what is
 * still there. Locked weights go back to what they were, or make room in their proportions.
 *
 * @returns the same evaluation where there is nothing to put back
 */
export function withCriterionRestored(
  evaluation: Evaluation,
  id: CriterionId,
  why: WeightChangeReason,
): Evaluation {
  const removed = restorable(evaluation).find(({ criterion }) => criterion.id === id)
  if (!removed) return evaluation
  const { weighting } = evaluation
  const back = withWhatWasSaid(evaluation, removed)
  const agreed = weighting.agreed && pointsWith(evaluation, removed, weighting.agreed)
  const done: RemovedCriterion = {
    ...removed,
    restoredAt: why.at,
    given: {},
    votes: [],
    rounds: [],
    discussions: [],
    evidence: [],
    testedBy: [],
  }
  const next: Evaluation = {
    ...back,
    weighting: { ...back.weighting, agreed },
    removedCriteria: (evaluation.removedCriteria ?? []).map((row) =>
      row === removed ? done : row,
    ),
  }
  return weighting.locked === null ? next : withChangeRecorded(evaluation, next, why)
}

/** The points from before its removal, where nothing else has changed since; else room is made. */
function pointsWith(
  { weighting }: Evaluation,
  { criterion, points, at }: RemovedCriterion,
  agreed: Points,
): Points {
  if (points === null) return agreed
  const removal = weighting.changes.find((change) => change.at === at)
  if (removal && sameReading(removal.after, agreed)) return removal.before
  if (weighting.locked === null) return { ...agreed, [criterion.id]: points }
  const room = Object.fromEntries(
    Object.entries(agreed).map(([key, value]) => [key, (value * (100 - points)) / 100]),
  )
  return scaledToHundred({ ...room, [criterion.id]: points }) ?? agreed
}

function sameReading(one: Points, other: Points): boolean {
  const given = Object.entries(one)
  const others = new Map(Object.entries(other))
  return given.length === others.size && given.every(([id, points]) => others.get(id) === points)
}

function withWhatWasSaid(evaluation: Evaluation, removed: RemovedCriterion): Evaluation {
  const { criterion, position, given, testedBy } = removed
  const { id } = criterion
  const people = new Set(evaluation.participants.map((row) => row.id))
  const candidates = new Set(evaluation.candidates.map((row) => row.id))
  const rounds = new Set(evaluation.rounds.map((row) => row.id))
  const useCases = new Set(evaluation.useCases.map((row) => row.id))
  const trials = new Set(evaluation.trials.map((row) => row.id))
  const tests = new Set(
    evaluation.trials.flatMap(({ successCriteria }) => successCriteria.map((row) => row.id)),
  )
  const here = <T extends { readonly candidateId: CandidateId }>(rows: readonly Placed<T>[]) =>
    rows.filter(({ row }) => candidates.has(row.candidateId))
  const withPeopleHere = (row: Discussion): Discussion => ({
    ...row,
    dissent: row.dissent.filter(({ participantId }) => people.has(participantId)),
  })
  const votes = removed.votes.filter(
    (row) =>
      people.has(row.participantId) && candidates.has(row.candidateId) && rounds.has(row.roundId),
  )
  const back = { ...criterion, useCaseIds: criterion.useCaseIds.filter((one) => useCases.has(one)) }
  return {
    ...evaluation,
    criteria: inGroupOrder(evaluation.criteria.toSpliced(position, 0, back)),
    weightVotes: evaluation.weightVotes.map((row) =>
      given[row.participantId] === undefined
        ? row
        : { ...row, given: { ...row.given, [id]: given[row.participantId] } },
    ),
    scorecards: withVotes(evaluation.scorecards, id, votes),
    rounds: evaluation.rounds.map((round) => {
      const own = removed.rounds.find((row) => row.id === round.id)
      if (!own) return round
      const { cells = [], replaced = [] } = round
      return {
        ...round,
        ...(own.cells.length > 0 && { cells: putBack(cells, here(own.cells), (row) => row) }),
        ...(own.replaced.length > 0 && {
          replaced: putBack(replaced, here(own.replaced), withPeopleHere),
        }),
      }
    }),
    discussions: putBack(evaluation.discussions, here(removed.discussions), withPeopleHere),
    evidence: putBack(evaluation.evidence, here(removed.evidence), (row) => ({
      ...withTestsOnly(row, (one) => tests.has(one)),
      trialId: row.trialId !== null && trials.has(row.trialId) ? row.trialId : null,
    })),
    trials: evaluation.trials.map((trial) => ({
      ...trial,
      successCriteria: trial.successCriteria.map((row) =>
        row.criterionId === null && testedBy.includes(row.id) ? { ...row, criterionId: id } : row,
      ),
    })),
  }
}

interface Placed<T> {
  readonly position: number
  readonly row: T
}

function placed<T>(rows: readonly T[], wanted: (row: T) => boolean): Placed<T>[] {
  return rows.map((row, position) => ({ row, position })).filter((one) => wanted(one.row))
}

/** At their places, from the first one on, so that those before them are there again. */
function putBack<T>(rows: readonly T[], back: readonly Placed<T>[], asNow: (row: T) => T): T[] {
  return back.reduce<T[]>(
    (list, { position, row }) => list.toSpliced(position, 0, asNow(row)),
    [...rows],
  )
}

function withVotes(
  cards: readonly Scorecard[],
  id: CriterionId,
  votes: RemovedCriterion['votes'],
): Scorecard[] {
  const keyOf = (row: Pick<Scorecard, 'roundId' | 'participantId' | 'candidateId'>) =>
    `${row.roundId} ${row.participantId} ${row.candidateId}`
  const byCard = new Map(votes.map((row) => [keyOf(row), row]))
  const filled = cards.map((card) => {
    const own = byCard.get(keyOf(card))
    byCard.delete(keyOf(card))
    if (!own) return card
    return {
      ...card,
      votes: { ...card.votes, [id]: own.vote },
      reasons: own.reason === '' ? card.reasons : { ...card.reasons, [id]: own.reason },
    }
  })
  const missing = [...byCard.values()].map(
    ({ roundId, participantId, candidateId, vote, reason }) => ({
      ...{ roundId, participantId, candidateId },
      votes: { [id]: vote },
      reasons: reason === '' ? {} : { [id]: reason },
    }),
  )
  return [...filled, ...missing]
}
