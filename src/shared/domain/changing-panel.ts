/**
 * Who votes, changed once there are votes: nothing of anybody's is lost, and it is told.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { Participant } from '#shared/domain/frame'
import type { ParticipantId } from '#shared/domain/ids'
import type { PanelChange } from '#shared/domain/panel-changes'
import { hasScoringBegun } from '#shared/domain/scoring/rounds'
import { isAfterScores, rankingNow, type WeightChangeReason } from '#shared/domain/weighting/locked'

/** Whether somebody has scored or given weights, so that taking them off the panel needs a reason. */
export function hasVoted(evaluation: Evaluation, id: ParticipantId): boolean {
  return (
    evaluation.scorecards.some(
      (card) => card.participantId === id && Object.keys(card.votes).length > 0,
    ) ||
    evaluation.weightVotes.some(
      (vote) => vote.participantId === id && Object.keys(vote.given).length > 0,
    )
  )
}

/**
 * With somebody who votes from now on, or only observes. Their votes stay where they are; those of
 * an observer count nowhere.
 *
 * @throws {RangeError} without a reason where there are votes of theirs
 */
export function withVoteOf(
  evaluation: Evaluation,
  id: ParticipantId,
  kind: Participant['kind'],
  why: WeightChangeReason,
): Evaluation {
  const person = evaluation.participants.find((row) => row.id === id)
  if (!person || person.kind === kind || person.setAside) return evaluation
  return recorded(
    evaluation,
    withPerson(evaluation, id, (row) => ({ ...row, kind })),
    id,
    kind === 'voter' ? 'votes' : 'observes',
    why,
  )
}

/**
 * With somebody taken off the panel, who stays on the list with everything that they said.
 *
 * @throws {RangeError} without a reason
 */
export function withPersonSetAside(
  evaluation: Evaluation,
  id: ParticipantId,
  why: WeightChangeReason,
): Evaluation {
  const next = withPerson(evaluation, id, (row) => ({
    ...row,
    kind: 'observer',
    setAside: { at: why.at, kind: row.kind },
  }))
  return recorded(evaluation, next, id, 'set-aside', why)
}

/** With somebody back on the panel as they were. The same evaluation where they are not away. */
export function withPersonPutBack(
  evaluation: Evaluation,
  id: ParticipantId,
  why: WeightChangeReason,
): Evaluation {
  if (!evaluation.participants.find((row) => row.id === id)?.setAside) return evaluation
  const next = withPerson(evaluation, id, ({ setAside, ...row }) => ({
    ...row,
    kind: setAside?.kind ?? row.kind,
  }))
  return recorded(evaluation, next, id, 'put-back', why)
}

function withPerson(
  evaluation: Evaluation,
  id: ParticipantId,
  change: (row: Participant) => Participant,
): Evaluation {
  return {
    ...evaluation,
    participants: evaluation.participants.map((row) => (row.id === id ? change(row) : row)),
  }
}

function recorded(
  before: Evaluation,
  after: Evaluation,
  id: ParticipantId,
  what: PanelChange['what'],
  { at, byId, reason }: WeightChangeReason,
): Evaluation {
  const touches = hasVoted(before, id)
  if (touches && reason.trim() === '')
    throw new RangeError('Changing whose votes count needs a reason')
  // Before anybody has voted it is preparation, which needs no explaining.
  if (!touches && !hasScoringBegun(before) && before.weightVotes.length === 0) return after
  const change: PanelChange = {
    ...{ at, byId, participantId: id, what, reason: reason.trim() },
    rankingBefore: rankingNow(before),
    rankingAfter: rankingNow(after),
  }
  return { ...after, panelChanges: [...(before.panelChanges ?? []), change] }
}

/** Changes that touched votes, which the results and the record tell. */
export function panelChangesTold({ panelChanges = [] }: Evaluation): PanelChange[] {
  return panelChanges.filter(({ reason }) => reason !== '')
}

/** "Mei Tanaka was taken off the panel after scores were seen", and what that means for the votes. */
export function panelChangeWords(
  evaluation: Evaluation,
  change: PanelChange,
): { readonly name: string; readonly happened: string } {
  const person = evaluation.participants.find(({ id }) => id === change.participantId)
  const moment = isAfterScores(evaluation, change)
    ? 'after scores were seen'
    : 'before scores were seen'
  const [did, now] = {
    'set-aside': ['was taken off the panel', 'The votes are kept and do not count'],
    'put-back': ['was put back on the panel', 'The votes count again'],
    observes: ['was made an observer', 'The votes are kept and do not count'],
    votes: ['was made a voter again', 'The votes count again'],
  }[change.what]
  return {
    name: person?.name ?? 'Somebody who is no longer listed',
    happened: `${did} ${moment}. ${person ? now : 'The votes are gone'}`,
  }
}
