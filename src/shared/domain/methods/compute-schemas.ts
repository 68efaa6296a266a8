/**
 * Shapes of the inputs of `compute`, checked before anything is computed. What does not fit is
 * named by its path.
 */
import { z } from 'zod'
import {
  checked,
  comparisons,
  finite,
  index,
  matrix,
  matrixOf,
  mustCompare,
  mustHave,
  mustNormalise,
  positive,
  problem,
  row,
  sameSize,
  scales,
  weights,
} from '#shared/domain/methods/compute-shapes'

const thresholds = (given: { q: number; p: number }, complain: Parameters<typeof mustHave>[0]) => {
  if (given.p < given.q) complain(['p'], 'Full preference begins below the end of indifference')
}

const preference = z.discriminatedUnion('type', [
  z.object({ type: z.literal('usual') }),
  z.object({ type: z.literal('ushape'), q: finite.nonnegative() }),
  z.object({ type: z.literal('vshape'), p: positive }),
  checked(z.object({ type: z.literal('level'), q: finite.nonnegative(), p: positive }), thresholds),
  checked(
    z.object({ type: z.literal('linear'), q: finite.nonnegative(), p: positive }),
    thresholds,
  ),
  z.object({ type: z.literal('gaussian'), s: positive }),
])

const priorityMethod = z.enum(['eigen', 'geometric', 'mean'])
const sampling = { samples: z.int().min(1).max(1_000_000).optional(), seed: z.int().optional() }
const share = finite.min(0).max(1)

export const inputs = {
  weighted_sum: problem(
    z.object({
      normalisation: z.enum(['none', 'linear_max', 'sum', 'minmax', 'scale']),
      scale_worst_best: scales.optional(),
    }),
    (given, complain) => {
      const { normalisation, scale_worst_best: scale } = given.params
      const at = ['params', 'scale_worst_best']
      if (normalisation !== 'scale') mustNormalise(given, normalisation, complain)
      else if (scale) mustHave(complain, at, scale, given.weights.length, 'criterion')
      else complain(at, 'Needed for this normalisation')
    },
  ),
  weighted_product: problem(
    z.object({ normalisation: z.enum(['none', 'linear_max']) }),
    (given, complain) => {
      given.matrix.forEach((values, i) => {
        const j = values.findIndex((value) => !(value > 0))
        if (j >= 0) complain(['matrix', i, j], 'A weighted product needs positive values')
      })
    },
  ),
  topsis: problem(
    z.object({
      normalisation: z.enum(['vector', 'minmax']),
      distance: z.literal('euclidean').optional(),
    }),
  ),
  vikor: problem(z.object({ v: share }), mustCompare),
  promethee2: problem(z.object({ preference: z.array(preference) }), (given, complain) => {
    mustCompare(given, complain)
    const at = ['params', 'preference']
    mustHave(complain, at, given.params.preference, given.weights.length, 'criterion')
  }),
  electre1: problem(
    z.object({
      concordance_threshold: share,
      discordance_threshold: share,
      discordance_scale: z.literal('global_range').optional(),
    }),
  ),
  ahp_priorities: z.object({
    matrix: comparisons,
    params: z.object({ method: priorityMethod, random_index: z.enum(['saaty1980', 'saaty2007']) }),
  }),
  ahp_hierarchy: checked(
    z.object({
      criteria_weights: weights.optional(),
      criteria_matrix: comparisons.optional(),
      alternative_matrices: z.array(comparisons).min(1),
      params: z.object({ mode: z.enum(['distributive', 'ideal']), method: priorityMethod }),
    }),
    (given, complain) => {
      const criteria = given.criteria_weights ?? given.criteria_matrix
      const all = given.alternative_matrices
      if (!criteria) complain(['criteria_weights'], 'Needed, or comparisons in criteria_matrix')
      else mustHave(complain, ['alternative_matrices'], all, criteria.length, 'criterion')
      all.forEach((one, k) =>
        mustHave(complain, ['alternative_matrices', k], one, all[0]?.length ?? 0, 'alternative'),
      )
    },
  ),
  ahp_group: checked(
    z.object({ matrices: z.array(comparisons).min(1), member_weights: weights.nullable() }),
    ({ matrices, member_weights: members }, complain) => {
      mustHave(complain, ['member_weights'], members ?? undefined, matrices.length, 'matrix')
      matrices.forEach((one, k) =>
        mustHave(complain, ['matrices', k], one, matrices[0]?.length ?? 0, 'row of the first'),
      )
    },
  ),
  rank_order_weights: z.object({ ranks: z.array(z.int().positive()).min(1) }),
  swing_weights: z.object({ swing_points: weights }),
  point_weights: z.object({ points: weights }),
  bwm_linear: checked(
    z.object({
      best_to_others: z.array(positive.min(1)).min(2),
      others_to_worst: z.array(positive.min(1)).min(2),
      best: index,
      worst: index,
    }),
    (given, complain) => {
      const { best_to_others: up, others_to_worst: down, best, worst } = given
      mustHave(complain, ['others_to_worst'], down, up.length, 'entry of best_to_others')
      for (const [name, at] of Object.entries({ best, worst }))
        if (at >= up.length) complain([name], `There is no criterion ${at}; the first is 0`)
      if (best === worst) complain(['worst'], 'Best and worst must be two criteria')
      if ((up[best] ?? 1) !== 1) complain(['best_to_others', best], 'Best against itself is 1')
      if ((down[worst] ?? 1) !== 1)
        complain(['others_to_worst', worst], 'Worst against itself is 1')
    },
  ),
  value_piecewise_linear: checked(
    z.object({
      cutoffs: z.array(finite).min(2),
      values: row,
      x: row,
      out_of_bounds: z.enum(['clip', 'interpolate']),
    }),
    ({ cutoffs, values }, complain) => {
      mustHave(complain, ['values'], values, cutoffs.length, 'cutoff')
      const at = cutoffs.findIndex((cutoff, i) => i > 0 && !(cutoff > (cutoffs[i - 1] ?? 0)))
      if (at >= 0) complain(['cutoffs', at], 'Not above the one before')
    },
  ),
  smaa_weights: checked(
    z.object({
      values: matrix,
      params: z.object({ linear_constraints_ge0: matrix.optional(), ...sampling }).default({}),
    }),
    ({ values, params }, complain) =>
      mustHave(
        complain,
        ['params', 'linear_constraints_ge0', 0],
        params.linear_constraints_ge0?.[0],
        values[0]?.length ?? 0,
        'criterion',
      ),
  ),
  smaa_from_samples: checked(
    z.object({ values: z.union([matrix, sameSize(finite)]), weight_samples: matrix }),
    ({ values, weight_samples: samples }, complain) => {
      const single = typeof values[0]?.[0] === 'number'
      const first = single ? values[0] : values[0]?.[0]
      if (!single) mustHave(complain, ['values'], values, samples.length, 'sample')
      const columns = Array.isArray(first) ? first.length : 0
      mustHave(complain, ['weight_samples', 0], samples[0], columns, 'criterion')
    },
  ),
  smaa_stochastic: checked(
    z.object({
      beta_parameters_by_criterion: matrixOf(z.tuple([positive, positive])),
      params: z.object({
        scale_worst_best: scales,
        out_of_bounds: z.literal('interpolate').optional(),
        ...sampling,
      }),
    }),
    ({ beta_parameters_by_criterion: rows, params }, complain) =>
      mustHave(
        complain,
        ['params', 'scale_worst_best'],
        params.scale_worst_best,
        rows.length,
        'criterion',
      ),
  ),
  weight_sensitivity: checked(
    z.object({ values: matrix, weights, criterion: index }),
    ({ values, weights: given, criterion }, complain) => {
      mustHave(complain, ['weights'], given, values[0]?.length ?? 0, 'criterion')
      if (criterion >= given.length)
        complain(['criterion'], `There is no criterion ${criterion}; the first is 0`)
    },
  ),
  weight_min_change_percent: checked(
    z.object({ values: matrix, weights }),
    ({ values, weights: given }, complain) =>
      mustHave(complain, ['weights'], given, values[0]?.length ?? 0, 'criterion'),
  ),
  group_weights: z.object({ points_by_participant: pointsByPerson() }),
  group_scores: z.object({ scores_by_participant: sameSize(finite.nullable()) }),
  group_totals_two_routes: checked(
    z.object({ points_by_participant: pointsByPerson(), scores_by_participant: sameSize(finite) }),
    ({ points_by_participant: points, scores_by_participant: scores }, complain) => {
      mustHave(complain, ['scores_by_participant'], scores, points.length, 'person with points')
      const columns = scores[0]?.[0]?.length ?? 0
      mustHave(complain, ['points_by_participant', 0], points[0], columns, 'criterion')
    },
  ),
  kendall_w: checked(
    z.object({ ratings_by_rater: matrix, params: z.object({ tie_correction: z.boolean() }) }),
    ({ ratings_by_rater: ratings }, complain) => {
      if (ratings.length < 2) complain(['ratings_by_rater'], 'Agreement needs two raters')
      if ((ratings[0]?.length ?? 0) < 2)
        complain(['ratings_by_rater', 0], 'Agreement needs two objects')
    },
  ),
  borda_copeland: checked(
    z.object({
      ranks_by_ballot: matrixOf(positive),
      counts: z.array(finite.nonnegative()).optional(),
    }),
    ({ ranks_by_ballot: ranks, counts }, complain) =>
      mustHave(complain, ['counts'], counts, ranks.length, 'ballot'),
  ),
}

/** One row of points per person, no row of nothing but zeros. */
function pointsByPerson() {
  return checked(z.array(weights).min(1), (rows, complain) => {
    rows.forEach((one, i) =>
      mustHave(complain, [i], one, rows[0]?.length ?? 0, 'criterion of the first person'),
    )
  })
}

export type MethodName = keyof typeof inputs
export type Inputs<Name extends MethodName> = z.output<(typeof inputs)[Name]>

/** The outputs of each method, as records of plain data. */
export type MethodTable<Names extends MethodName> = {
  readonly [Name in Names]: (given: Inputs<Name>) => Readonly<Record<string, unknown>>
}
