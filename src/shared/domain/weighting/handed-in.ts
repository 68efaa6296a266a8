import type { Evaluation } from '#shared/domain/evaluation'
import type { ParticipantId } from '#shared/domain/ids'
import { weightOpinion } from '#shared/domain/weighting/votes'

/**
 * Who has handed in weights that still say something of every criterion: one that was added since
 * has to be given its weight first.
 */
export function handedInWeights({
  weightVotes,
  criteria,
}: Pick<Evaluation, 'weightVotes' | 'criteria'>): ReadonlySet<ParticipantId> {
  return new Set(
    weightVotes
      .filter(
        (vote) => vote.submittedAt !== null && weightOpinion(vote, criteria).status === 'complete',
      )
      .map(({ participantId }) => participantId),
  )
}
