import { z } from 'zod'
import { Decision, SourcingCheck } from '#shared/domain/decision'
import { AgendaItem, Frame, ParkedItem, Participant, Persona, StepNote } from '#shared/domain/frame'
import { EvaluationId } from '#shared/domain/ids'
import {
  Criterion,
  Discussion,
  Round,
  Scorecard,
  Weighting,
  WeightVote,
} from '#shared/domain/judgement'
import { Candidate, MustHave, Screening, StackEntry, UseCase } from '#shared/domain/options'
import { Attachment, Blip, Evidence, Radar, Trial } from '#shared/domain/proof'
import { Instant } from '#shared/domain/values'

/**
 * A whole evaluation, as saved to disk and as held in the working store.
 *
 * Lists are in the order in which people put them; the rest of the arrays are sets of rows
 * whose key is in the row. Schemas check and never transform: fields that this release does
 * not know stay on their objects and are written back.
 */
export const Evaluation = z.object({
  id: EvaluationId,
  createdAt: Instant,

  frame: Frame,
  personas: z.array(Persona),
  participants: z.array(Participant),
  agenda: z.array(AgendaItem),
  parkingLot: z.array(ParkedItem),
  notes: z.array(StepNote),

  useCases: z.array(UseCase),
  stack: z.array(StackEntry),
  candidates: z.array(Candidate),
  mustHaves: z.array(MustHave),
  screening: z.array(Screening),

  criteria: z.array(Criterion),
  weighting: Weighting,
  weightVotes: z.array(WeightVote),
  rounds: z.array(Round),
  scorecards: z.array(Scorecard),
  discussions: z.array(Discussion),

  trials: z.array(Trial),
  /** Files in the logs of trials; left out if there is none. */
  attachments: z.array(Attachment).optional(),
  evidence: z.array(Evidence),
  radar: Radar,
  blips: z.array(Blip),
  sourcing: SourcingCheck,
  decision: Decision,
})
export type Evaluation = z.infer<typeof Evaluation>
