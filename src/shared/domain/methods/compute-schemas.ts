/**
 * Shapes of the inputs of `compute`, checked before anything is computed.
 */
import { z } from 'zod'

const finite = z.number()
const row = z.array(finite).min(1)
export const matrix = z
  .array(row)
  .min(1)
  .refine((rows) => rows.every((one) => one.length === rows[0]?.length), {
    error: 'All rows must have the same length',
  })
const direction = z.enum(['max', 'min'])
const weights = z.array(finite.nonnegative()).min(1)
const pair = z.tuple([finite, finite])
const rank = z.int().positive()
const ratio = finite.positive()

/** A matrix with directions and weights for its columns, and parameters of a method. */
export const problem = <Params extends z.ZodType>(params: Params) =>
  z
    .object({ matrix, directions: z.array(direction), weights, params })
    .refine(
      (given) =>
        given.directions.length === given.matrix[0]?.length &&
        given.weights.length === given.matrix[0].length,
      { error: 'Every column needs a direction and a weight' },
    )

export const preference = z.discriminatedUnion('type', [
  z.object({ type: z.literal('usual') }),
  z.object({ type: z.literal('ushape'), q: finite.nonnegative() }),
  z.object({ type: z.literal('vshape'), p: ratio }),
  z.object({ type: z.literal('level'), q: finite.nonnegative(), p: ratio }),
  z.object({ type: z.literal('linear'), q: finite.nonnegative(), p: ratio }),
  z.object({ type: z.literal('gaussian'), s: ratio }),
])

const comparisons = z
  .array(z.array(ratio).min(1))
  .min(1)
  .max(15)
  .refine((rows) => rows.every((one) => one.length === rows.length), { error: 'Must be square' })

const priorityMethod = z.enum(['eigen', 'geometric', 'mean'])
const sampling = { samples: z.int().min(1).max(1_000_000).optional(), seed: z.int().optional() }

export const inputs = {
  weighted_sum: problem(
    z.object({
      normalisation: z.enum(['none', 'linear_max', 'sum', 'minmax', 'scale']),
      scale_worst_best: z.array(pair).optional(),
    }),
  ),
  weighted_product: problem(z.object({ normalisation: z.enum(['none', 'linear_max']) })),
  topsis: problem(z.object({ normalisation: z.enum(['vector', 'minmax']) })),
  vikor: problem(z.object({ v: finite.min(0).max(1) })),
  promethee2: problem(z.object({ preference: z.array(preference) })),
  electre1: problem(z.object({ concordance_threshold: finite, discordance_threshold: finite })),
  ahp_priorities: z.object({
    matrix: comparisons,
    params: z.object({ method: priorityMethod, random_index: z.enum(['saaty1980', 'saaty2007']) }),
  }),
  ahp_hierarchy: z
    .object({
      criteria_weights: weights.optional(),
      criteria_matrix: comparisons.optional(),
      alternative_matrices: z.array(comparisons).min(1),
      params: z.object({ mode: z.enum(['distributive', 'ideal']), method: priorityMethod }),
    })
    .refine(
      (given) => given.criteria_weights !== undefined || given.criteria_matrix !== undefined,
      {
        error: 'Weights of the criteria, or comparisons of them, are needed',
      },
    ),
  ahp_group: z.object({
    matrices: z.array(comparisons).min(1),
    member_weights: weights.nullable(),
  }),
  rank_order_weights: z.object({ ranks: z.array(rank).min(1) }),
  swing_weights: z.object({ swing_points: weights }),
  point_weights: z.object({ points: weights }),
  bwm_linear: z.object({
    best_to_others: z.array(ratio).min(2),
    others_to_worst: z.array(ratio).min(2),
    best: z.int().nonnegative(),
    worst: z.int().nonnegative(),
  }),
  value_piecewise_linear: z.object({
    cutoffs: row,
    values: row,
    x: row,
    out_of_bounds: z.enum(['clip', 'interpolate']),
  }),
  smaa_weights: z.object({
    values: matrix,
    params: z.object({ linear_constraints_ge0: matrix.optional(), ...sampling }),
  }),
  smaa_from_samples: z.object({
    values: z.union([matrix, z.array(matrix).min(1)]),
    weight_samples: matrix,
  }),
  smaa_stochastic: z.object({
    beta_parameters_by_criterion: z.array(z.array(z.tuple([ratio, ratio])).min(1)).min(1),
    params: z.object({ scale_worst_best: z.array(pair).min(1), ...sampling }),
  }),
  weight_sensitivity: z.object({
    values: matrix,
    weights,
    criterion: z.int().nonnegative(),
  }),
  weight_min_change_percent: z.object({ values: matrix, weights }),
  group_weights: z.object({ points_by_participant: matrix }),
  group_scores: z.object({
    scores_by_participant: z.array(z.array(z.array(finite.nullable()).min(1)).min(1)).min(1),
  }),
  group_totals_two_routes: z.object({
    points_by_participant: matrix,
    scores_by_participant: z.array(matrix).min(1),
  }),
  kendall_w: z.object({
    ratings_by_rater: matrix,
    params: z.object({ tie_correction: z.boolean() }),
  }),
  borda_copeland: z.object({ ranks_by_ballot: matrix, counts: z.array(finite.nonnegative()) }),
}

export type MethodName = keyof typeof inputs
export type Inputs<Name extends MethodName> = z.infer<(typeof inputs)[Name]>

/** The outputs of each method, as records of plain data. */
export type MethodTable<Names extends MethodName> = {
  readonly [Name in Names]: (given: Inputs<Name>) => Readonly<Record<string, unknown>>
}
