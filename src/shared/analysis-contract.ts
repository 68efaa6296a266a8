import { z } from 'zod'
import { CandidateId, CriterionId } from '#shared/domain/ids'
import type { ScoreTable } from '#shared/domain/scoring/score-table'
import type { WeightSets } from '#shared/domain/sensitivity/weight-sets'
import { defineContract } from '#shared/rpc/contract'

const Table = z.object({
  candidateIds: z.array(CandidateId).readonly(),
  criterionIds: z.array(CriterionId).readonly(),
  weights: z.array(z.number()).readonly(),
  scores: z.array(z.array(z.number()).readonly()).readonly(),
}) satisfies z.ZodType<ScoreTable>

const Wins = z.object({
  method: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('drawn'), seed: z.number() }),
  ]),
  combinations: z.number(),
  factors: z.array(z.number()).readonly(),
  wins: z
    .array(z.object({ candidateId: CandidateId, count: z.number(), percent: z.number() }))
    .readonly(),
  ties: z.number(),
  tiesPercent: z.number(),
}) satisfies z.ZodType<WeightSets>

/** Calculations that take longer than a frame on a large evaluation. Answered by a worker. */
export const analysisContract = defineContract({
  robustness: {
    /** Wins over the sets of weights; see `weightSets`. The same seed gives the same answer. */
    weightSets: { input: z.object({ table: Table, seed: z.number() }), output: Wins },
  },
})
