import { z } from 'zod'
import { CandidateId, EvaluationId, ItemId, ParticipantId } from '#shared/domain/ids'
import { SuccessCriterion } from '#shared/domain/proof'
import { Day, Instant, Sourcing, Text } from '#shared/domain/values'

/** Build, buy or adopt: the answers, who gave them, and an outcome against the rules if wanted. */
export const SourcingCheck = z.object({
  id: z.literal('sourcing'),
  question: Text,
  answers: z.array(
    z.object({
      id: ItemId,
      question: Text,
      answer: z.enum(['yes', 'no', 'unknown']),
      byId: ParticipantId.nullable(),
    }),
  ),
  recordedBy: ParticipantId.nullable(),
  /** The group's own outcome where it does not follow the rule, with its reason. */
  override: z.object({ outcome: Text, reason: Text.min(1) }).nullable(),
})
export type SourcingCheck = z.infer<typeof SourcingCheck>

/** 5 full support, 4 minor reservations, 3 can live with it, 2 serious concern, 1 block. */
export const Support = z.int().min(1).max(5)

export const DecisionDissent = z.object({
  participantId: ParticipantId,
  prefers: CandidateId.nullable(),
  reason: Text,
  wouldChangeMyMind: Text,
})
export type DecisionDissent = z.infer<typeof DecisionDissent>

export const Action = z.object({
  id: ItemId,
  text: Text,
  ownerId: ParticipantId.nullable(),
  due: Day.nullable(),
  done: z.boolean(),
})
export type Action = z.infer<typeof Action>

/** A look back at the prediction, when the review came. */
export const LookBack = z.object({
  id: ItemId,
  day: Day,
  /** The triggers that led to it; left out where its day had come. */
  reason: Text.optional(),
  /** Whether what was predicted came true. */
  held: z.enum(['yes', 'partly', 'no', 'too-early']),
  whatHappened: Text,
  /** What is done about it: keep, change, or decide anew. */
  next: Text,
})
export type LookBack = z.infer<typeof LookBack>

/** When somebody signed, and the words that they signed. */
export const Signature = z.object({
  participantId: ParticipantId,
  at: Instant,
  /** The chosen candidate as it was called then, with its edition; empty where none was chosen. */
  chosen: Text,
  statement: Text,
  because: Text,
})
export type Signature = z.infer<typeof Signature>

const Line = z.object({ id: ItemId, text: Text })

/** What would make us look again before the review date: words, and a number where there is one. */
export const Trigger = Line.extend({
  measured: SuccessCriterion.pick({
    measure: true,
    operator: true,
    target: true,
    unit: true,
  }).optional(),
  /** The day on which somebody noted that it has happened, until it is looked back. */
  happenedOn: Day.optional(),
})
export type Trigger = z.infer<typeof Trigger>

export const Decision = z.object({
  id: z.literal('decision'),
  status: z.enum(['open', 'proposed', 'accepted', 'superseded']),
  chosenId: CandidateId.nullable(),
  sourcing: Sourcing.nullable(),
  date: Day.nullable(),
  statement: Text,
  because: Text,
  good: z.array(Line),
  bad: z.array(Line),
  risks: z.array(Line),
  /** What we expect to see by the review, to be held against what happened. */
  prediction: Text,
  /** What happened instead or indeed, oldest first; left out before the first review. */
  lookBacks: z.array(LookBack).optional(),
  /** "It is a year later and it failed. Why?" */
  premortem: Text,
  support: z.record(ParticipantId, Support),
  /** Support is polled blind, too: no number is shown before this moment. */
  supportRevealedAt: Instant.nullable(),
  /** Polls that were shown and asked again since, oldest first. */
  earlierPolls: z
    .array(z.object({ shownAt: Instant, support: z.record(ParticipantId, Support) }))
    .optional(),
  dissent: z.array(DecisionDissent),
  conditions: z.array(Line),
  actions: z.array(Action),
  reviewDate: Day.nullable(),
  /** What would make us look again before the review date. */
  triggers: z.array(Trigger),
  /** The title of an evaluation, or what a decision from elsewhere is called. */
  supersedes: Text,
  /** The evaluation that `supersedes` is the title of; left out for a decision from elsewhere. */
  supersedesId: EvaluationId.optional(),
  supersededBy: Text,
  supersededById: EvaluationId.optional(),
  signedBy: z.array(ParticipantId),
  /** Moment and text of each signature; one of an older file has none. */
  signatures: z.array(Signature).optional(),
})
export type Decision = z.infer<typeof Decision>
