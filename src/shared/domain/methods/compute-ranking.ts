import type { MethodTable } from '#shared/domain/methods/compute-schemas'
import { electre } from '#shared/domain/methods/electre'
import { normalised, onScales } from '#shared/domain/methods/normalise'
import { promethee } from '#shared/domain/methods/promethee'
import {
  acceptabilityOf,
  anyWeights,
  sampledAcceptability,
  stochasticAcceptability,
  weightsWithin,
} from '#shared/domain/methods/smaa'
import { exactAcceptability, weightCuts } from '#shared/domain/methods/smaa-exact'
import { confidenceFactors, type RankAcceptability } from '#shared/domain/methods/smaa-tally'
import { topsis } from '#shared/domain/methods/topsis'
import { valueAt } from '#shared/domain/methods/value-function'
import { vikor } from '#shared/domain/methods/vikor'
import { weightedProduct, weightedSum } from '#shared/domain/methods/weighted'
import { entry } from '#shared/domain/statistics'

const defaultSamples = 100_000

/** Methods that rank alternatives. */
export const rankingMethods: MethodTable<
  | 'weighted_sum'
  | 'weighted_product'
  | 'topsis'
  | 'vikor'
  | 'promethee2'
  | 'electre1'
  | 'value_piecewise_linear'
  | 'smaa_weights'
  | 'smaa_from_samples'
  | 'smaa_stochastic'
> = {
  weighted_sum({ matrix, directions, weights, params }) {
    const values =
      params.normalisation === 'scale'
        ? onScales(matrix, params.scale_worst_best ?? [])
        : normalised(matrix, directions, params.normalisation)
    return { ...weightedSum(values, weights) }
  },
  weighted_product({ params, ...problem }) {
    const { scores, ranks, ratios } = weightedProduct(problem, params.normalisation)
    const pairs = ratios.flatMap((row, a) => row.slice(a + 1))
    return { scores, ranks, ratios: pairs }
  },
  topsis({ params, ...problem }) {
    const { dPlus, dMinus, closeness, ranks } = topsis(problem, params.normalisation)
    return { d_plus: dPlus, d_minus: dMinus, closeness, ranks }
  },
  vikor({ params, ...problem }) {
    const found = vikor(problem, params.v)
    return {
      S: found.s,
      R: found.r,
      Q: found.q,
      DQ: found.dq,
      C1: found.acceptableAdvantage,
      C2: found.acceptableStability,
      compromise: found.compromise,
      ranks_Q: found.ranks,
    }
  },
  promethee2({ params, ...problem }) {
    const { pi, phiPlus, phiMinus, phi, ranks } = promethee(problem, params.preference)
    return { pi, phi_plus: phiPlus, phi_minus: phiMinus, phi, ranks }
  },
  electre1({ params, ...problem }) {
    const { concordance, discordance, outranks, notOutranked } = electre(problem, {
      concordance: params.concordance_threshold,
      discordance: params.discordance_threshold,
    })
    return {
      concordance,
      discordance,
      outranks: outranks.map((row) => row.map(Number)),
      not_outranked: notOutranked,
    }
  },
  value_piecewise_linear({ cutoffs, values, x, out_of_bounds: outside }) {
    return { v: x.map((one) => valueAt({ cutoffs, values, outside }, one)) }
  },
  smaa_weights({ values, params }) {
    const { linear_constraints_ge0: constraints = [], samples = defaultSamples, seed = 1 } = params
    const criteria = entry(values, 0).length
    const exact = exactAcceptability(values, constraints)
    const draw =
      constraints.length > 0 ? weightsWithin(criteria, constraints) : anyWeights(criteria)
    const found = exact ?? sampledAcceptability(values, draw, { samples, seed })
    return {
      ...plain(found),
      confidence_factor: confidenceFactors(values, found.centralWeights),
      ...(criteria === 2 ? { weight1_cuts: weightCuts(values) } : {}),
      exact: exact !== null,
    }
  },
  smaa_from_samples({ values, weight_samples: weightSamples }) {
    return plain(acceptabilityOf(values, weightSamples))
  },
  smaa_stochastic({ beta_parameters_by_criterion: byCriterion, params }) {
    const { scale_worst_best: scales, samples = defaultSamples, seed = 1 } = params
    const betas = entry(byCriterion, 0).map((_, i) => byCriterion.map((row) => entry(row, i)))
    return plain(stochasticAcceptability(betas, scales, { samples, seed }))
  },
}

const plain = ({ acceptability, centralWeights, pairwiseWinning }: RankAcceptability) => ({
  rank_acceptability: acceptability,
  central_weights: centralWeights,
  pairwise_winning: pairwiseWinning,
})
