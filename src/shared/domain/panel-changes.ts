import { z } from 'zod'
import { CandidateId, ParticipantId } from '#shared/domain/ids'
import { Instant, Text } from '#shared/domain/values'

/** A change of who votes, made once there were votes, with the ranking on both sides of it. */
export const PanelChange = z.object({
  at: Instant,
  byId: ParticipantId.nullable(),
  /** Whose votes it is about; null once they were removed for good. */
  participantId: ParticipantId.nullable(),
  /** `set-aside` and `put-back`: taken off the panel and back; the others: the field Vote. */
  what: z.enum(['set-aside', 'put-back', 'observes', 'votes']),
  /** Empty where no vote was touched. */
  reason: Text,
  rankingBefore: z.array(CandidateId),
  rankingAfter: z.array(CandidateId),
})
export type PanelChange = z.infer<typeof PanelChange>
