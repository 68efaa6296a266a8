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
 * window has written into it stays. What another window has taken away meanwhile is not answered:
 * an evaluation whose scores refer to nothing could not be opened any more.
 */
export async function writeAnswers(
  e: Edit,
  { roundId, participantId, candidateId }: CardKey,
  parts: ReadonlyMap<CriterionId, Partial<Answer>>,
): Promise<void> {
  const [card, round, person, candidate, ...criteria] = await Promise.all([
    e.read('scorecards', [roundId, participantId, candidateId]),
    e.read('rounds', roundId),
    e.read('participants', participantId),
    e.read('candidates', candidateId),
    ...[...parts.keys()].map((id) => e.read('criteria', id)),
  ])
  const there = new Set(criteria.map((criterion) => criterion?.id))
  const answered = [...parts].filter(([id]) => there.has(id))
  if (!round || !person || !candidate || answered.length === 0) return
  const votes: Record<CriterionId, Vote> = { ...card?.votes }
  const reasons: Record<CriterionId, string> = { ...card?.reasons }
  for (const [id, part] of answered) {
    if ('vote' in part) {
      if (part.vote === undefined) delete votes[id]
      else votes[id] = part.vote
    }
    if (part.reason === '') delete reasons[id]
    else if (part.reason !== undefined) reasons[id] = part.reason
  }
  await e.put('scorecards', { ...card, roundId, participantId, candidateId, votes, reasons })
}
