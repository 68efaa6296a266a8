import { z } from 'zod'
import { CandidateId, CriterionId } from '#shared/domain/ids'
import type { ScoreTable } from '#shared/domain/scoring/score-table'
import type { RegionAcceptability, WeightRegion } from '#shared/domain/sensitivity/weight-regions'
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

const shares = z.array(z.number()).readonly()
const Region = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('any') }),
  z.object({ kind: z.literal('order') }),
  z.object({ kind: z.literal('near') }),
  z.object({ kind: z.literal('votes'), low: shares, high: shares }),
]) satisfies z.ZodType<WeightRegion>

const RegionShares = z.object({
  kind: z.enum(['any', 'order', 'near', 'votes']),
  method: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('exact') }),
    z.object({ kind: z.literal('drawn'), samples: z.number(), seed: z.number() }),
  ]),
  candidates: z
    .array(
      z.object({
        candidateId: CandidateId,
        percentByRank: shares,
        centralWeights: shares.nullable(),
        confidence: z.number().nullable(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<RegionAcceptability>

/** Calculations that take longer than a frame on a large evaluation. Answered by a worker. */
export const analysisContract = defineContract({
  robustness: {
    /** Wins over the sets of weights; see `weightSets`. The same seed gives the same answer. */
    weightSets: { input: z.object({ table: Table, seed: z.number() }), output: Wins },
    /** Ranks over a region of weights; see `regionAcceptability`. Long ones are asked for in parts. */
    regionShares: {
      input: z.object({
        table: Table,
        region: Region,
        samples: z.number().int().positive(),
        seed: z.number(),
      }),
      output: RegionShares,
    },
  },
})
