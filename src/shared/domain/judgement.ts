import { z } from 'zod'
import { CandidateId, CriterionId, ParticipantId, RoundId, UseCaseId } from '#shared/domain/ids'
import { Instant, Score, Text, Vote } from '#shared/domain/values'

/** What the scores of a criterion mean, in words. 1, 3 and 5 are needed before anybody scores. */
export const Anchors = z.object({ 1: Text, 2: Text, 3: Text, 4: Text, 5: Text })
export type Anchors = z.infer<typeof Anchors>

/** What a criterion was called and what its scores meant at some time. */
export const ScoreWords = z.object({ name: Text, anchors: Anchors })
export type ScoreWords = z.infer<typeof ScoreWords>

export const Criterion = z.object({
  id: CriterionId,
  name: Text,
  /** What to ask oneself while scoring. */
  question: Text,
  group: Text,
  /**
   * Whether the underlying quantity is better when there is more of it (benefit) or less
   * (cost). A label only: 5 is always the best score, so nothing is ever inverted.
   */
  direction: z.enum(['benefit', 'cost']),
  useCaseIds: z.array(UseCaseId),
  anchors: Anchors,
  /** The words that it was scored under, where they have changed since; else left out. */
  scoredUnder: ScoreWords.optional(),
})
export type Criterion = z.infer<typeof Criterion>

/** How people say what matters: dividing 100 points, rating swings 0 to 100, or ranking 1, 2, 3. */
export const WeightMethod = z.enum(['points', 'swing', 'ranking'])
export type WeightMethod = z.infer<typeof WeightMethod>

/** Points per criterion. */
export const Points = z.record(CriterionId, z.number().nonnegative().max(1_000_000))
export type Points = z.infer<typeof Points>

/** One person's view of the weights. Private until the weights are revealed. */
export const WeightVote = z.object({
  participantId: ParticipantId,
  method: WeightMethod,
  /** Points, swings, or ranks (1 = most important), as given. */
  given: Points,
  submittedAt: Instant.nullable(),
})
export type WeightVote = z.infer<typeof WeightVote>

/** A change of a locked weight, with the ranking on both sides of it. */
export const WeightChange = z.object({
  at: Instant,
  byId: ParticipantId.nullable(),
  reason: Text.min(1),
  before: Points,
  after: Points,
  rankingBefore: z.array(CandidateId),
  rankingAfter: z.array(CandidateId),
})
export type WeightChange = z.infer<typeof WeightChange>

export const Weighting = z.object({
  id: z.literal('weighting'),
  method: WeightMethod,
  /** When everybody's points were shown. Until then no screen or export may show one. */
  revealedAt: Instant.nullable(),
  /** The group's weights in points. Null until somebody has set one. They sum to 100 when locked. */
  agreed: Points.nullable(),
  locked: z
    .object({
      at: Instant,
      /** Whether a score had been seen by then. */
      before: z.enum(['scoring', 'reveal', 'decision']),
      agreedBy: z.array(ParticipantId),
      note: Text,
    })
    .nullable(),
  changes: z.array(WeightChange),
})
export type Weighting = z.infer<typeof Weighting>

/** One participant's votes on one candidate in one round. A criterion without an entry is blank. */
export const Scorecard = z.object({
  roundId: RoundId,
  participantId: ParticipantId,
  candidateId: CandidateId,
  votes: z.record(CriterionId, Vote),
  reasons: z.record(CriterionId, Text),
})
export type Scorecard = z.infer<typeof Scorecard>

/** Somebody who stays apart from an agreed score, in their own words. */
export const Dissent = z.object({ participantId: ParticipantId, score: Score, reason: Text })
export type Dissent = z.infer<typeof Dissent>

/** What the room made of one cell after the reveal. */
export const Discussion = z.object({
  candidateId: CandidateId,
  criterionId: CriterionId,
  /** From the discussion list, or pulled forward by somebody. */
  addedBy: z.enum(['queue', 'pulled-forward']),
  outcome: z.enum(['open', 'agreed', 'skipped']),
  /** Set exactly when the outcome is `agreed`. */
  agreed: Score.nullable(),
  /** Needed when the agreed score differs from the mean, and for skipping. */
  reason: Text,
  dissent: z.array(Dissent),
  at: Instant.nullable(),
})
export type Discussion = z.infer<typeof Discussion>

/** A score that a review asks for again. */
export const AskedCell = z.object({
  candidateId: CandidateId,
  criterionId: CriterionId,
  /** Why it was not taken as it stood: "its evidence is of 1 April 2026". */
  why: Text,
})
export type AskedCell = z.infer<typeof AskedCell>

/** One time of asking everybody. Blind until revealed. */
export const Round = z.object({
  id: RoundId,
  number: z.int().positive(),
  /** `first`: everybody, blind. `second`: single cells, after discussion. `review`: again, later. */
  kind: z.enum(['first', 'second', 'review']),
  openedAt: Instant.nullable(),
  revealedAt: Instant.nullable(),
  /** What it asks about; left out where it asks about everything. */
  cells: z.array(AskedCell).optional(),
  /** What had been said of cells before this review, put aside at its reveal; left out if nothing was. */
  replaced: z.array(Discussion).optional(),
})
export type Round = z.infer<typeof Round>
