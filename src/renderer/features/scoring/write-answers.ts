import type { CandidateId, CriterionId, ParticipantId, RoundId } from '#shared/domain/ids'
import type { Vote } from '#shared/domain/values'
import type { Edit } from '../../store/edit.ts'

/** What one person says of one cell. An undefined vote is blank, null is "cannot judge". */
export interface Answer {
  readonly vote: Vote | undefined
  readonly reason: string
}

interface CardKey {
  readonly roundId: RoundId
  readonly participantId: ParticipantId
  readonly candidateId: CandidateId
}

/**
 * Writes some answers about one candidate into the card as it is at that moment: what another
 * window has written into it stays.
 */
export async function writeAnswers(
  e: Edit,
  { roundId, participantId, candidateId }: CardKey,
  parts: ReadonlyMap<CriterionId, Partial<Answer>>,
): Promise<void> {
  const card = await e.read('scorecards', [roundId, participantId, candidateId])
  const votes: Record<CriterionId, Vote> = { ...card?.votes }
  const reasons: Record<CriterionId, string> = { ...card?.reasons }
  for (const [id, part] of parts) {
    if ('vote' in part) {
      if (part.vote === undefined) delete votes[id]
      else votes[id] = part.vote
    }
    if (part.reason === '') delete reasons[id]
    else if (part.reason !== undefined) reasons[id] = part.reason
  }
  await e.put('scorecards', { ...card, roundId, participantId, candidateId, votes, reasons })
}
