/**
 * A workshop with invented votes, for trying the room before people are in it.
 *
 * It takes what was prepared and nothing that anybody has said: no vote, no agreed weight, no
 * discussion, no evidence, no decision. Votes are drawn from a seed, so that the same rehearsal
 * can be had again. The last voter has given nothing yet: that is the facilitator's to try.
 */
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import type { Evaluation } from '#shared/domain/evaluation'
import type { AgendaItem, Participant } from '#shared/domain/frame'
import { EvaluationId, ParticipantId, RoundId } from '#shared/domain/ids'
import type { Points, WeightMethod } from '#shared/domain/judgement'
import { isScorable } from '#shared/domain/scoring/blind-round'
import { scoredCandidates } from '#shared/domain/screening'
import { seededRandom } from '#shared/domain/sensitivity/random'
import type { Vote } from '#shared/domain/values'
import { scaledToHundred } from '#shared/domain/weighting/locked'

const prefix = 'rehearsal-'

/** The id of an evaluation's rehearsal. Null where its own id leaves no room, or is of a rehearsal. */
export function rehearsalIdOf(id: EvaluationId): EvaluationId | null {
  if (rehearsedFrom(id) !== null) return null
  return EvaluationId.safeParse(`${prefix}${id}`).data ?? null
}

/** The evaluation that is being rehearsed; null where this is no rehearsal. */
export function rehearsedFrom(id: EvaluationId): EvaluationId | null {
  if (!id.startsWith(prefix)) return null
  return EvaluationId.safeParse(id.slice(prefix.length)).data ?? null
}

/**
 * The rehearsal of an evaluation, with a blind round in progress.
 *
 * @param at when it begins, as an instant
 * @throws {RangeError} where `rehearsalIdOf` is null
 */
export function rehearsalOf(evaluation: Evaluation, seed: number, at: string): Evaluation {
  const id = rehearsalIdOf(evaluation.id)
  if (id === null) throw new RangeError(`${evaluation.id} cannot be rehearsed`)
  const title = `Rehearsal: ${evaluation.frame.title || 'untitled evaluation'}`
  const empty = emptyEvaluation(id, at, title)
  const participants = withSomebodyToVote(evaluation.participants).map((person) => ({
    ...person,
    leftAt: null,
  }))
  const done = participants.filter(({ kind }) => kind === 'voter').slice(0, -1)
  const prepared = { ...evaluation, participants }
  const next = seededRandom(seed)
  return {
    ...prepared,
    id,
    createdAt: at,
    frame: { ...evaluation.frame, title },
    agenda: evaluation.agenda.map(notBegun),
    parkingLot: [],
    notes: [],
    weighting: { ...empty.weighting, method: evaluation.weighting.method },
    weightVotes: done.map(({ id: participantId }) => ({
      participantId,
      method: evaluation.weighting.method,
      given: inventedWeights(prepared, evaluation.weighting.method, next),
      submittedAt: at,
    })),
    rounds: [{ id: RoundId.parse('r1'), number: 1, kind: 'first', openedAt: at, revealedAt: null }],
    scorecards: inventedScores(prepared, done, next),
    discussions: [],
    trials: evaluation.trials.map((trial) => ({
      ...trial,
      status: 'planned',
      results: [],
      log: [],
    })),
    evidence: [],
    radar: empty.radar,
    blips: [],
    sourcing: empty.sourcing,
    decision: empty.decision,
  }
}

/** Somebody has to vote, or there is nothing to reveal: five people where nobody is entered yet. */
function withSomebodyToVote(people: readonly Participant[]): readonly Participant[] {
  if (people.some(({ kind }) => kind === 'voter')) return people
  const invented = [1, 2, 3, 4, 5].map((n) => ({
    id: ParticipantId.parse(`${prefix}${n}`),
    name: `Person ${n}`,
    role: '',
    personaId: null,
    kind: 'voter' as const,
    leftAt: null,
  }))
  return [...people, ...invented]
}

function inventedWeights(
  { criteria }: Evaluation,
  method: WeightMethod,
  next: () => number,
): Points {
  const drawn = criteria.map(({ id }) => [id, 1 + Math.floor(next() * 9)] as const)
  const inOrder = drawn.toSorted((a, b) => b[1] - a[1])
  const highest = inOrder[0]?.[1] ?? 1
  switch (method) {
    case 'points':
      return scaledToHundred(Object.fromEntries(drawn)) ?? {}
    case 'swing':
      return Object.fromEntries(drawn.map(([id, n]) => [id, Math.round((100 * n) / highest)]))
    case 'ranking':
      return Object.fromEntries(inOrder.map(([id], place) => [id, place + 1]))
  }
}

/** Around a level that each cell has, so that some cells are agreed on, some mixed and some split. */
function inventedScores(
  evaluation: Evaluation,
  people: readonly Participant[],
  next: () => number,
): Evaluation['scorecards'] {
  const criteria = evaluation.criteria.filter(isScorable)
  return scoredCandidates(evaluation).flatMap(({ id: candidateId }) => {
    const cells = criteria.map(({ id }) => ({ id, level: 1.5 + next() * 3, apart: next() * 4 }))
    return people.map(({ id: participantId }) => ({
      roundId: RoundId.parse('r1'),
      participantId,
      candidateId,
      votes: Object.fromEntries(
        cells.map(({ id, level, apart }): [typeof id, Vote] => {
          const score = Math.round(level + (next() - 0.5) * apart)
          return [id, next() < 0.03 ? null : Math.max(1, Math.min(5, score))]
        }),
      ),
      reasons: {},
    }))
  })
}

function notBegun(item: AgendaItem): AgendaItem {
  const { droppedAt: _, ...planned } = item
  return { ...planned, startedAt: null, endedAt: null }
}
