import { groupPriorities, hierarchy, priorities } from '#shared/domain/methods/ahp'
import { bestWorst } from '#shared/domain/methods/best-worst'
import type { MethodTable } from '#shared/domain/methods/compute-schemas'
import { sharesOfSum } from '#shared/domain/methods/matrix'
import { minimalChanges } from '#shared/domain/methods/minimal-change'
import { weightSweep } from '#shared/domain/methods/weight-sweep'
import { rankOrderWeights } from '#shared/domain/weighting/rank-order'

/** Methods that find weights, and what moving them does. */
export const weightMethods: MethodTable<
  | 'ahp_priorities'
  | 'ahp_hierarchy'
  | 'ahp_group'
  | 'rank_order_weights'
  | 'swing_weights'
  | 'point_weights'
  | 'bwm_linear'
  | 'weight_sensitivity'
  | 'weight_min_change_percent'
> = {
  ahp_priorities({ matrix, params }) {
    const { weights, lambdaMax, ci, ri, cr } = priorities(
      matrix,
      params.method,
      params.random_index,
    )
    return { weights, lambda_max: lambdaMax, CI: ci, RI: ri, CR: cr }
  },
  ahp_hierarchy({ criteria_matrix: compared, criteria_weights: given, params, ...rest }) {
    const weights = given ?? (compared ? priorities(compared, params.method).weights : [])
    const found = hierarchy(weights, rest.alternative_matrices, params.mode, params.method)
    return { criteria_weights: found.criteriaWeights, totals: found.totals, ranks: found.ranks }
  },
  ahp_group({ matrices, member_weights: memberWeights }) {
    const { matrix, joint, geometric, arithmetic } = groupPriorities(matrices, memberWeights)
    return {
      group_matrix: matrix,
      aij_weights: joint.weights,
      aij_CR: joint.cr,
      aip_geometric: geometric,
      aip_arithmetic: arithmetic,
    }
  },
  rank_order_weights({ ranks }) {
    return {
      roc: rankOrderWeights(ranks, 'centroid'),
      rs: rankOrderWeights(ranks, 'sum'),
      rr: rankOrderWeights(ranks, 'reciprocal'),
    }
  },
  swing_weights: ({ swing_points: points }) => ({ weights: sharesOfSum(points) }),
  point_weights: ({ points }) => ({ weights: sharesOfSum(points) }),
  bwm_linear({ best_to_others: bestToOthers, others_to_worst: othersToWorst, best, worst }) {
    const found = bestWorst({ bestToOthers, othersToWorst, best, worst })
    return {
      weights: found.weights,
      xi_linear: found.xiLinear,
      xi_nonlinear: found.xiNonlinear,
      cr_input_based: found.inputRatio,
    }
  },
  weight_sensitivity({ values, weights, criterion }) {
    const { current, segments, winnerStability, rankingStability } = weightSweep(
      values,
      weights,
      criterion,
    )
    return {
      current_weight: current,
      segments: segments.map(({ from, to, winners }) => [from, to, winners]),
      winner_stability: winnerStability,
      ranking_stability: rankingStability,
    }
  },
  weight_min_change_percent({ values, weights }) {
    const rows = values.map((_, i) => i)
    const changes = rows.map((i) =>
      rows.map((j) => (i === j ? null : minimalChanges(values, weights, i, j))),
    )
    return { changes }
  },
}
