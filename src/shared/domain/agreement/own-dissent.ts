import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, CriterionId, ParticipantId } from '#shared/domain/ids'
import type { Discussion } from '#shared/domain/judgement'
import { cellKey, countingVotes, secondVotes } from '#shared/domain/scoring/rounds'

/**
 * With somebody staying apart at the score that they gave last on a cell, and the reason of their
 * first vote. Taken from what is recorded, so that a second vote counts however quickly the
 * dissent follows it.
 *
 * @returns the same evaluation where they gave no score, or stay apart already
 */
export function withOwnDissent(
  evaluation: Evaluation,
  participantId: ParticipantId,
  {
    candidateId,
    criterionId,
    addedBy,
  }: {
    readonly candidateId: CandidateId
    readonly criterionId: CriterionId
    readonly addedBy: Discussion['addedBy']
  },
): Evaluation {
  const key = cellKey(candidateId, criterionId)
  const by = (votes: ReturnType<typeof countingVotes>) =>
    votes.get(key)?.votes.find((one) => one.participantId === participantId)
  const first = by(countingVotes(evaluation))
  const second = by(secondVotes(evaluation))
  const score = second?.vote ?? first?.vote
  const isHere = (row: Discussion) =>
    row.candidateId === candidateId && row.criterionId === criterionId
  const existing = evaluation.discussions.find(isHere)
  const already = existing?.dissent.some((one) => one.participantId === participantId) ?? false
  if (typeof score !== 'number' || already) return evaluation
  const dissent = { participantId, score, reason: (first?.reason ?? '').trim() }
  if (existing) {
    return {
      ...evaluation,
      discussions: evaluation.discussions.map((row) =>
        isHere(row) ? { ...row, dissent: [...row.dissent, dissent] } : row,
      ),
    }
  }
  const row: Discussion = {
    candidateId,
    criterionId,
    addedBy,
    outcome: 'open',
    agreed: null,
    reason: '',
    dissent: [dissent],
    at: null,
  }
  return { ...evaluation, discussions: [...evaluation.discussions, row] }
}
