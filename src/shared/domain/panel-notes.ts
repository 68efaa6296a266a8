/**
 * What the room has to know about who voted, before and after the reveal: who left, who came late,
 * whose scores are missing, and what has another name by now. Counts only, never a vote.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { formatTime } from '#shared/domain/format'
import type { Participant } from '#shared/domain/frame'
import type { ParticipantId } from '#shared/domain/ids'
import type { Round } from '#shared/domain/judgement'
import { blindRound } from '#shared/domain/scoring/blind-round'
import { roundProgress } from '#shared/domain/scoring/progress'
import { countingVotes, voters } from '#shared/domain/scoring/rounds'
import { candidateTitle } from '#shared/domain/candidates'
import { scoredWordNotes } from '#shared/domain/scored-words'

/** One sentence each, the people in their order first. Empty where everybody was there throughout. */
export function panelNotes(evaluation: Evaluation): string[] {
  const people = peopleNotes(evaluation)
  const isScored = evaluation.rounds.some(({ kind }) => kind !== 'second')
  if (!isScored) return people
  return [
    ...people,
    ...evaluation.candidates.flatMap((row) =>
      row.scoredAs === undefined || row.withdrawn !== null
        ? []
        : [`${candidateTitle(row)} was scored as ${row.scoredAs}.`],
    ),
    ...scoredWordNotes(evaluation),
  ]
}

/** Of those only what is about people. */
export function peopleNotes(evaluation: Evaluation): string[] {
  return [...notesOnPeople(evaluation).values()]
}

/** The same by person, in their order. */
export function notesOnPeople(evaluation: Evaluation): ReadonlyMap<ParticipantId, string> {
  const round =
    blindRound(evaluation) ?? evaluation.rounds.findLast(({ kind }) => kind !== 'second') ?? null
  if (!round) return new Map()
  const counts = answersBy(evaluation, round)
  return new Map(
    voters(evaluation).flatMap((person) => {
      const note = noteOn(evaluation, person, round, counts(person.id))
      return note === null ? [] : [[person.id, note]]
    }),
  )
}

interface Answers {
  readonly done: number
  /** Zero where nobody can tell any more. */
  readonly total: number
}

/** Of a blind round by its progress; after it by the cells that anybody has answered at all. */
function answersBy(evaluation: Evaluation, round: Round): (id: ParticipantId) => Answers {
  if (round.revealedAt === null) {
    const byId = new Map(
      roundProgress(evaluation, round.id).voters.map((row) => [row.participantId, row]),
    )
    return (id) => byId.get(id) ?? { done: 0, total: 0 }
  }
  const cells = [...countingVotes(evaluation).values()]
  const total = evaluation.votesInShort ? 0 : cells.length
  const done = new Map<ParticipantId, number>()
  for (const { votes } of cells)
    for (const { participantId } of votes)
      done.set(participantId, (done.get(participantId) ?? 0) + 1)
  return (id) => ({ done: done.get(id) ?? 0, total })
}

function noteOn(
  evaluation: Evaluation,
  person: Participant,
  round: Round,
  { done, total }: Answers,
): string | null {
  const { name, leftAt } = person
  const { openedAt, revealedAt } = round
  const isRevealed = revealedAt !== null
  const given = done === 0 ? 'no score' : `${done} of ${total} scores`
  const missing = 'What is missing stays blank and is never zero.'
  if (total === 0) return null
  if (leftAt !== null) {
    if (done === total) return null
    return done === 0
      ? `${name} left at ${formatTime(leftAt)} without a score.`
      : `${name} left at ${formatTime(leftAt)} with ${given}, which count. ${missing}`
  }
  const came = cameLate(evaluation, person)
  if (came && isAfter(came.at, openedAt)) {
    if (isAfter(came.at, revealedAt) && done === 0)
      return `${came.words}, after the reveal: no score of theirs is in it.`
    if (!isRevealed)
      return `${came.words}, after scoring had begun, and scores blind like everybody.`
    return done === 0
      ? `${came.words}, after scoring had begun, and gave no score before the reveal.`
      : `${came.words}, after scoring had begun, and scored blind like everybody${done < total ? `: ${given}` : ''}.`
  }
  const incomplete = isRevealed && done < total ? `${given}. ${missing}` : null
  if (came && isAfter(came.at, evaluation.weighting.revealedAt) && !hasWeighed(evaluation, person))
    return `${came.words}, after the weights were seen: no weight of theirs is in them.${incomplete === null ? '' : ` ${name} gave ${incomplete}`}`
  return incomplete === null ? null : `${name} gave ${incomplete}`
}

/** When somebody came, or began to vote after having observed; null for who voted from the start. */
function cameLate({ panelChanges = [] }: Evaluation, { id, name, joinedAt }: Participant) {
  const change = panelChanges.findLast(
    ({ participantId, what, reason }) => participantId === id && what === 'votes' && reason === '',
  )
  if (change) return { at: change.at, words: `${name} observed until ${formatTime(change.at)}` }
  return joinedAt === undefined
    ? null
    : { at: joinedAt, words: `${name} joined at ${formatTime(joinedAt)}` }
}

function hasWeighed({ weightVotes }: Evaluation, { id }: Participant): boolean {
  return weightVotes.some(({ participantId }) => participantId === id)
}

function isAfter(moment: string, other: string | null): boolean {
  return other !== null && Date.parse(moment) >= Date.parse(other)
}
