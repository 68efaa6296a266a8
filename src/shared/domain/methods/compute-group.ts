import { countBallots } from '#shared/domain/methods/ballots'
import type { MethodTable } from '#shared/domain/methods/compute-schemas'
import { groupScoreSummary, groupWeightSummary, twoRoutes } from '#shared/domain/methods/group'
import { kendallW } from '#shared/domain/methods/kendall'

/** Methods that bring several people together. */
export const groupMethods: MethodTable<
  'group_weights' | 'group_scores' | 'group_totals_two_routes' | 'kendall_w' | 'borda_copeland'
> = {
  group_weights({ points_by_participant: points }) {
    const found = groupWeightSummary(points)
    return {
      normalised: found.normalised,
      arithmetic_mean: found.arithmeticMean,
      geometric_mean_normalised: found.geometricMean,
      median: found.median,
      median_normalised: found.medianNormalised,
      min: found.min,
      max: found.max,
      sd_sample: found.sdSample,
      sd_population: found.sdPopulation,
    }
  },
  group_scores({ scores_by_participant: scores }) {
    const { cells, complete } = groupScoreSummary(scores)
    return {
      mean: cells.map((row) => row.map(({ mean }) => mean)),
      count: cells.map((row) => row.map(({ count }) => count)),
      sd_sample: cells.map((row) => row.map(({ sd }) => sd)),
      range: cells.map((row) => row.map(({ range }) => range)),
      complete,
    }
  },
  group_totals_two_routes({ points_by_participant: points, scores_by_participant: scores }) {
    const { inputs, individuals, individualTotals, individualRanks, w } = twoRoutes(points, scores)
    return {
      aggregate_inputs_totals: inputs.totals,
      ranks_aggregate_inputs: inputs.ranks,
      mean_individual_totals: individuals.totals,
      ranks_mean_individual: individuals.ranks,
      individual_totals: individualTotals,
      individual_ranks: individualRanks,
      kendall_w_individual: w,
    }
  },
  kendall_w({ ratings_by_rater: ratings, params }) {
    const found = kendallW(ratings, params.tie_correction)
    if (!found) throw new RangeError('Agreement needs two raters, two objects and a difference')
    return {
      W: found.w,
      chi2: found.chi2,
      df: found.df,
      p: found.p,
      rank_sums: found.rankSums,
    }
  },
  borda_copeland({ ranks_by_ballot: ranks, counts }) {
    const { borda, copeland, bordaRanks, copelandRanks } = countBallots(
      ranks,
      counts ?? ranks.map(() => 1),
    )
    return { borda, copeland, borda_ranks: bordaRanks, copeland_ranks: copelandRanks }
  },
}
