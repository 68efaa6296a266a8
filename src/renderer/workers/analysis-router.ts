import { analysisContract } from '#shared/analysis-contract'
import { regionAcceptability } from '#shared/domain/sensitivity/weight-regions'
import { weightSets } from '#shared/domain/sensitivity/weight-sets'
import { createRouter } from '#shared/rpc/router'

/** Answers the analysis contract, in a worker or, where there is none, in place. */
export const answerAnalysis = createRouter(
  analysisContract,
  {
    robustness: {
      weightSets: async ({ table, seed }) => weightSets(table, seed),
      regionShares: async ({ table, region, ...sampling }) =>
        regionAcceptability(table, region, sampling),
    },
  },
  // oxlint-disable-next-line no-console -- a worker has no other log
  (defect, method) => console.error(method, defect),
)
