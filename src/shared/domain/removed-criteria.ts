import { formatDay, formatTime } from '#shared/domain/format'
import { z } from 'zod'
import { CandidateId, ParticipantId, RoundId, SuccessCriterionId } from '#shared/domain/ids'
import { AskedCell, Criterion, Discussion } from '#shared/domain/judgement'
import { Evidence } from '#shared/domain/proof'
import { Instant, Text, Vote } from '#shared/domain/values'

/** Where a row stood in its list, from 0. */
const Position = z.int().nonnegative()

/**
 * A criterion that was removed once scoring had begun, with everything that went with it: it can be
 * put back, and the results say what its going has done. Votes and weights that nobody had seen are
 * not here but where they were given, under its id, because they are sealed there.
 */
export const RemovedCriterion = z.object({
  criterion: Criterion,
  position: Position,
  at: Instant,
  byId: ParticipantId.nullable(),
  /** Empty where a release that does not ask for one removed it. */
  reason: Text,
  /** Its agreed points; null where it had none. */
  points: z.number().nonnegative().nullable(),
  rankingBefore: z.array(CandidateId),
  rankingAfter: z.array(CandidateId),
  /** When it was put back; null while it is away. What follows is empty from then on. */
  restoredAt: Instant.nullable(),
  /** What everybody gave it as a weight, if that was revealed. */
  given: z.record(ParticipantId, z.number().nonnegative()),
  /** Of revealed rounds only. */
  votes: z.array(
    z.object({
      roundId: RoundId,
      participantId: ParticipantId,
      candidateId: CandidateId,
      vote: Vote,
      reason: Text,
    }),
  ),
  /** What reviews asked about it, and what they put aside. */
  rounds: z.array(
    z.object({
      id: RoundId,
      cells: z.array(z.object({ position: Position, row: AskedCell })),
      replaced: z.array(z.object({ position: Position, row: Discussion })),
    }),
  ),
  discussions: z.array(z.object({ position: Position, row: Discussion })),
  evidence: z.array(z.object({ position: Position, row: Evidence })),
  /** Tests of trials that were for it. */
  testedBy: z.array(SuccessCriterionId),
})
export type RemovedCriterion = z.infer<typeof RemovedCriterion>

/** "put back at 10:42", with the day where it is not the one on which it was removed. */
export function putBackWords(removedAt: string | null, restoredAt: string): string {
  const day = restoredAt.slice(0, 10)
  const on = removedAt?.slice(0, 10) === day ? '' : ` on ${formatDay(day)}`
  return `put back${on} at ${formatTime(restoredAt)}`
}
