import { z } from 'zod'
import { CandidateId, CriterionId, PersonaId, RoundId } from '#shared/domain/ids'
import { Points } from '#shared/domain/judgement'
import { Score } from '#shared/domain/values'

const Count = z.int().nonnegative()

/** How the votes on one cell lay, without saying whose they were. */
export const CellInShort = z.object({
  candidateId: CandidateId,
  criterionId: CriterionId,
  /** The round in which they were given. */
  roundId: RoundId,
  /** Scores that were given. */
  votes: Count.min(1),
  abstained: Count,
  mean: Score,
  median: Score,
  /** Standard deviation (n - 1); null with one score. */
  sd: z.number().nonnegative().nullable(),
  low: Score,
  high: Score,
})
export type CellInShort = z.infer<typeof CellInShort>

/**
 * What stays of votes that were taken out of a copy before it was handed on: enough for its
 * result and its record to stand, and nobody's vote. All of it is printed in the record, too.
 */
export const VotesInShort = z.object({
  /** The votes that counted, of revealed rounds only. A cell that nobody could judge is left out. */
  cells: z.array(CellInShort),
  /** Points of 100 that people gave to each criterion; empty unless they were revealed. */
  weights: z.array(
    z.object({
      criterionId: CriterionId,
      voters: Count.min(1),
      mean: z.number(),
      median: z.number(),
      sd: z.number().nonnegative().nullable(),
      low: z.number(),
      high: z.number(),
    }),
  ),
  /** Totals by persona with the weights of then; none where a persona has a single voter. */
  personas: z.array(
    z.object({
      personaId: PersonaId.nullable(),
      totals: z.array(z.object({ candidateId: CandidateId, total: Score })),
    }),
  ),
  /** The weights of these totals, in percent. */
  personaWeights: Points,
})
export type VotesInShort = z.infer<typeof VotesInShort>
