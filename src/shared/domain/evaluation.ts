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
import { PanelChange } from '#shared/domain/panel-changes'
import { RemovedCriterion } from '#shared/domain/removed-criteria'
import { Instant } from '#shared/domain/values'
import { VotesInShort } from '#shared/domain/votes-in-short'

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
  /** Who was taken off the panel or put on it once there were votes; left out if nobody was. */
  panelChanges: z.array(PanelChange).optional(),
  agenda: z.array(AgendaItem),
  parkingLot: z.array(ParkedItem),
  notes: z.array(StepNote),

  useCases: z.array(UseCase),
  stack: z.array(StackEntry),
  candidates: z.array(Candidate),
  mustHaves: z.array(MustHave),
  screening: z.array(Screening),

  criteria: z.array(Criterion),
  /** Removed once scoring had begun, with what was said on them; left out if there is none. */
  removedCriteria: z.array(RemovedCriterion).optional(),
  weighting: Weighting,
  weightVotes: z.array(WeightVote),
  rounds: z.array(Round),
  scorecards: z.array(Scorecard),
  discussions: z.array(Discussion),
  /** In a copy that was handed on without votes; left out everywhere else. */
  votesInShort: VotesInShort.optional(),

  trials: z.array(Trial),
  /** Files in the logs of trials; left out if there is none. */
  attachments: z.array(Attachment).optional(),
  evidence: z.array(Evidence),
  radar: Radar,
  blips: z.array(Blip),
  sourcing: SourcingCheck,
  decision: Decision,

  /**
   * Of each list from which something was taken out: the numbers by which its rows are ordered,
   * which changes that are still on their way speak of. Left out where they are 0, 1, 2 and so on;
   * of no meaning where they would give another order than the list itself.
   */
  positions: z.record(z.string(), z.array(z.number())).optional(),
})
export type Evaluation = z.infer<typeof Evaluation>
