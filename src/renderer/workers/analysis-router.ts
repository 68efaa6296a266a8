import { analysisContract } from '#shared/analysis-contract'
import { plainRankEngine } from '#shared/domain/sensitivity/plain-rank-engine'
import type { MakeRankEngine } from '#shared/domain/sensitivity/rank-engine'
import { regionAcceptability } from '#shared/domain/sensitivity/weight-regions'
import { weightSets } from '#shared/domain/sensitivity/weight-sets'
import { createRouter } from '#shared/rpc/router'
import { vectorRankEngine } from './vector-rank-engine.ts'

let chosen: MakeRankEngine | null = null

/** The fastest engine that there is here. Chosen when first needed, as choosing one compiles it. */
export const rankEngine = (): MakeRankEngine => (chosen ??= vectorRankEngine() ?? plainRankEngine)

/** Answers the analysis contract, in a worker or, where there is none, in place. */
export const answerAnalysis = createRouter(
  analysisContract,
  {
    robustness: {
      weightSets: async ({ table, seed }) => weightSets(table, seed),
      regionShares: async ({ table, region, ...sampling }) =>
        regionAcceptability(table, region, sampling, rankEngine()),
    },
  },
  // oxlint-disable-next-line no-console -- a worker has no other log
  (defect, method) => console.error(method, defect),
)
