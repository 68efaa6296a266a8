import { z } from 'zod'
import {
  BlipId,
  CandidateId,
  CriterionId,
  EvidenceId,
  ItemId,
  MustHaveId,
  ParticipantId,
  SectorId,
  SuccessCriterionId,
  ToolId,
  TrialId,
  UseCaseId,
} from '#shared/domain/ids'
import { Day, EvidenceLevel, Instant, Ring, Score, Text } from '#shared/domain/values'

const Operator = z.enum(['<=', '>=', '<', '>', '='])

/** What a trial must show, as a number to reach. */
export const SuccessCriterion = z.object({
  id: SuccessCriterionId,
  measure: Text,
  operator: Operator,
  target: z.number().nullable(),
  unit: Text,
  /** A candidate that fails a must criterion fails the trial. */
  must: z.boolean(),
  useCaseId: UseCaseId.nullable(),
  criterionId: CriterionId.nullable(),
  /** The must-have whose "unknown" this answers. */
  settles: MustHaveId.nullable(),
  /** Targets that were changed after they were measured, oldest first; left out if there is none. */
  earlierTargets: z
    .array(
      z.object({
        /** When it was changed. */
        day: Day,
        operator: Operator,
        target: z.number().nullable(),
        unit: Text,
        reason: Text,
      }),
    )
    .optional(),
})
export type SuccessCriterion = z.infer<typeof SuccessCriterion>

/** A measurement of one candidate. `value` is null where there is none. */
export const TrialResult = z.object({
  candidateId: CandidateId,
  successCriterionId: SuccessCriterionId,
  value: z.number().nullable(),
  /** True where it was tried and could not be measured; left out otherwise, and with a value. */
  notMeasurable: z.boolean().optional(),
  note: Text,
  /** When the value was written down; left out where nobody knows. */
  day: Day.optional(),
})
export type TrialResult = z.infer<typeof TrialResult>

export const Trial = z.object({
  id: TrialId,
  title: Text,
  hypothesis: Text,
  scope: Text,
  candidateIds: z.array(CandidateId),
  ownerId: ParticipantId.nullable(),
  start: Day.nullable(),
  end: Day.nullable(),
  /** Working days. */
  timeboxDays: z.number().positive().nullable(),
  budget: z.object({
    personDays: z.number().nonnegative().nullable(),
    cash: z.number().nonnegative().nullable(),
    /** ISO 4217, for example EUR. */
    currency: z.string().max(8),
  }),
  stopRules: z.array(z.object({ id: ItemId, text: Text })),
  status: z.enum(['planned', 'running', 'evaluating', 'done', 'stopped']),
  successCriteria: z.array(SuccessCriterion),
  results: z.array(TrialResult),
  log: z.array(z.object({ id: ItemId, day: Day, byId: ParticipantId.nullable(), text: Text })),
})
export type Trial = z.infer<typeof Trial>

/** The most that one attachment may have, in bytes: a screenshot or a short report. */
export const maxAttachmentBytes = 1024 * 1024
/** The most that all of an evaluation may have, in bytes. */
export const maxAttachmentsBytes = 10 * 1024 * 1024

/** A file kept with a line of a trial's log, inside the evaluation. */
export const Attachment = z.object({
  id: ItemId,
  trialId: TrialId,
  /** The line of the log. */
  lineId: ItemId,
  name: Text,
  /** As whoever added it had it: for example image/png. Never trusted. */
  mediaType: z.string().max(200),
  base64: z.base64().max(Math.ceil(maxAttachmentBytes / 3) * 4),
})
export type Attachment = z.infer<typeof Attachment>

/**
 * One line of the evidence ledger: what was found out about a cell, and what the group
 * made of it. Only an accepted line changes a score.
 */
export const Evidence = z.object({
  id: EvidenceId,
  candidateId: CandidateId,
  criterionId: CriterionId,
  level: EvidenceLevel,
  trialId: TrialId.nullable(),
  successCriterionIds: z.array(SuccessCriterionId),
  /** What each test showed when this was decided; left out in older lines and without a test. */
  decidedOn: z
    .array(z.object({ successCriterionId: SuccessCriterionId, verdict: z.enum(['pass', 'fail']) }))
    .optional(),
  /** The score when this was decided; null while it is only proposed. Full precision. */
  from: Score.nullable(),
  /**
   * The score it asks for; null where it confirms the present one. Of a rejected line it is what
   * was asked for in vain; null there also where nobody kept it.
   */
  to: Score.nullable(),
  status: z.enum(['proposed', 'accepted', 'rejected']),
  /** A person or "group". */
  decidedBy: Text,
  reason: Text,
  at: Instant.nullable(),
})
export type Evidence = z.infer<typeof Evidence>

export const Radar = z.object({
  id: z.literal('radar'),
  date: Day.nullable(),
  sectors: z.array(z.object({ id: SectorId, name: Text })).max(8),
})
export type Radar = z.infer<typeof Radar>

/** A tool on the radar. Its present ring and reason are the last entry of its history. */
export const Blip = z.object({
  id: BlipId,
  name: Text,
  sectorId: SectorId,
  candidateId: CandidateId.nullable(),
  toolId: ToolId.nullable(),
  /** Oldest first. A ring of null means that the tool was not on the radar then. Never empty. */
  history: z.array(z.object({ day: Day.nullable(), ring: Ring.nullable(), reason: Text })).min(1),
})
export type Blip = z.infer<typeof Blip>
