import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ballotCheck } from '#shared/domain/agreement/ballot-check'
import { resultsByPerson, resultsByPersona } from '#shared/domain/agreement/by-person'
import { groupRoutes, rankingAgreement } from '#shared/domain/agreement/group-agreement'
import { spreads } from '#shared/domain/agreement/spread'
import { crossCheck, crossCheckFinding } from '#shared/domain/cross-check'
import type { Evaluation } from '#shared/domain/evaluation'
import { resultBasis } from '#shared/domain/evidence'
import { compute, methodNames } from '#shared/domain/methods/compute'
import { weightSweep } from '#shared/domain/methods/weight-sweep'
import { stages } from '#shared/domain/scoring/cells'
import { stageResult } from '#shared/domain/scoring/result'
import { candidateNeeds } from '#shared/domain/sensitivity/candidate-needs'
import { sensitivity } from '#shared/domain/sensitivity/sensitivity'
import { whatIfOf } from '#shared/domain/sensitivity/what-if'
import { regionAcceptability, votesRegion } from '#shared/domain/sensitivity/weight-regions'
import { resultSentence } from '#shared/domain/sentence'
import { anyEvaluation, numbersIn } from '../../../test/any-evaluation.ts'
import { type Small, smallEvaluation } from '../../../test/small-evaluation.ts'
import { vectors } from '../../../test/vectors.ts'

/** Everything that is computed of an evaluation, at every stage. */
function everything(evaluation: Evaluation): unknown[] {
  return stages.flatMap((stage) => {
    const result = stageResult(evaluation, stage)
    const { table } = result
    const votes = votesRegion(evaluation, table)
    const regions = [
      { kind: 'any' as const },
      { kind: 'order' as const },
      { kind: 'near' as const },
      ...(votes ? [votes] : []),
    ]
    const sampling = { samples: 200, seed: 1 }
    return [
      result,
      sensitivity(table),
      crossCheck(result),
      resultBasis(evaluation, result),
      table.candidateIds.map((id) => candidateNeeds(table, id)),
      table.criterionIds.map((id, k) => [
        [0, 30, 100].map((percent) => whatIfOf(result, id, percent)),
        table.scores.length > 0 ? weightSweep(table.scores, table.weights, k) : [],
      ]),
      table.scores.length > 0 && table.criterionIds.length > 0
        ? regions.map((region) => regionAcceptability(table, region, sampling))
        : [],
      resultsByPerson(evaluation),
      resultsByPersona(evaluation),
      spreads(evaluation),
      rankingAgreement(evaluation),
      groupRoutes(evaluation),
      ballotCheck(evaluation),
    ]
  })
}

/** Numbers that are none, and zeros with a minus. */
const strange = (value: unknown) =>
  numbersIn(value).filter((number) => !Number.isFinite(number) || Object.is(number, -0))

const cases: readonly (readonly [string, Small, RegExp])[] = [
  [
    'a constant criterion',
    {
      weights: { x: 60, y: 40 },
      votes: { a: { x: [5], y: [3] }, b: { x: [2], y: [3] } },
    },
    /^a leads b by 1\.80 points .* All score the same on "y", so it tells nobody apart\./,
  ],
  [
    'nothing but constant criteria',
    { weights: { x: 60, y: 40 }, votes: { a: { x: [3], y: [4] }, b: { x: [3], y: [4] } } },
    /^a and b share first place with 3\.40 points/,
  ],
  [
    'weights that are all zero',
    { weights: { x: 0, y: 0 }, votes: { a: { x: [5], y: [3] }, b: { x: [2], y: [3] } } },
    /All criteria weigh the same, because no weights have been set\./,
  ],
  [
    'totals that only binary fractions tell apart',
    {
      weights: { x: 10, y: 20, z: 70 },
      votes: {
        // 0.1 · 3 + 0.2 · 3 + 0.7 · 3 against one third of each: 3 either way, but not in binary.
        a: { x: [3, 3, 3], y: [3, 3, 3], z: [3, 3, 3] },
        b: { x: [5, 1, 3], y: [1, 5, 3], z: [2, 3, 4] },
      },
    },
    /^a and b share first place with 3\.00 points/,
  ],
  [
    'identical candidates, one behind',
    {
      weights: { x: 70, y: 30 },
      votes: { a: { x: [4], y: [2] }, b: { x: [4], y: [2] }, c: { x: [1], y: [1] } },
    },
    /^a and b share first place with 3\.40 points .* none of them ever comes first alone\./,
  ],
  [
    'one candidate',
    { weights: { x: 100 }, votes: { a: { x: [4] } } },
    /^a is the only candidate with a complete score, 4\.00 on a scale of 1 to 5\.$/,
  ],
  [
    'blank cells',
    {
      weights: { x: 50, y: 50 },
      votes: { a: { x: [4, null], y: [2, 3] }, b: { x: [undefined, null], y: [4, 4] } },
    },
    /b is not ranked, because scores are missing\./,
  ],
  ['no vote at all', { weights: { x: 1 }, votes: { a: {}, b: {} } }, /^No candidate has a score/],
  ['no candidate', { weights: { x: 1 }, votes: {} }, /^There is no candidate yet\.$/],
  ['no criterion', { weights: {}, votes: { a: {} } }, /^There is no criterion yet\.$/],
  [
    'a criterion without weight that somebody lacks',
    { weights: { x: 100, y: 0 }, votes: { a: { x: [4], y: [3] }, b: { x: [2] } } },
    /^a leads b by 2\.00 points .* Only "x" has a weight; nothing else counts\./,
  ],
]

describe.each(cases)('%s', (_, small, sentence) => {
  const evaluation = smallEvaluation(small)

  it('gives no number that is none, and no zero with a minus', () => {
    expect(strange(everything(evaluation))).toEqual([])
  })

  it('is said in a sentence', () => {
    expect(resultSentence(evaluation, 'trial').text).toMatch(sentence)
  })
})

it('no evaluation gives a number that is none, or a zero with a minus', () => {
  fc.assert(
    fc.property(anyEvaluation(), (evaluation) => {
      expect(strange(everything(evaluation))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

it('other methods say who shares first place with whom', () => {
  const twins = stageResult(
    smallEvaluation({ weights: { x: 1 }, votes: { a: { x: [4] }, b: { x: [4] } } }),
    'first',
  )
  const check = crossCheck(twins)
  // In ELECTRE I twins outrank each other, so nobody is left.
  expect(check && crossCheckFinding(check)).toBe('Same tie in four of five other methods')
})

describe('measurements', () => {
  const problem = (matrix: number[][], directions: string[], params: object) => ({
    matrix,
    directions,
    weights: directions.map(() => 1),
    params,
  })
  const refusal = (method: string, inputs: object) => {
    const computed = compute(method, inputs)
    return computed.status === 'refused' ? computed.problems[0] : null
  }

  it('of zero are refused in a sentence where they would be divided by', () => {
    const zero = [
      [0, 3],
      [2, 4],
    ]
    for (const normalisation of ['linear_max', 'sum'])
      expect(refusal('weighted_sum', problem(zero, ['min', 'max'], { normalisation }))).toEqual({
        path: 'matrix[0][0]',
        reason: 'Less-is-better values must be positive to be divided by',
      })
    expect(
      refusal('weighted_product', problem(zero, ['max', 'max'], { normalisation: 'none' })),
    ).toEqual({ path: 'matrix[0][0]', reason: 'A weighted product needs positive values' })
  })

  it('below zero are refused where they would turn the order round, and taken elsewhere', () => {
    const losses = [[-5], [-2]]
    for (const [normalisation, what] of [
      ['linear_max', 'largest value'],
      ['sum', 'sum'],
    ] as const)
      expect(refusal('weighted_sum', problem(losses, ['max'], { normalisation }))).toMatchObject({
        reason: `The ${what} of this criterion must be positive`,
      })
    const taken = [
      ['weighted_sum', { normalisation: 'minmax' }],
      ['topsis', { normalisation: 'vector' }],
      ['vikor', { v: 0.5 }],
      ['promethee2', { preference: [{ type: 'usual' }] }],
    ] as const
    for (const [method, params] of taken) {
      const computed = compute(method, problem(losses, ['max'], params))
      const outputs = computed.status === 'computed' ? computed.outputs : {}
      expect(outputs['ranks'] ?? outputs['ranks_Q']).toEqual([2, 1])
    }
  })

  it('that are all zero count for nothing', () => {
    const nothing = [
      [0, 1],
      [0, 2],
    ]
    const run = (method: string, params: object) => {
      const computed = compute(method, problem(nothing, ['max', 'max'], params))
      expect(strange(computed)).toEqual([])
      const outputs = computed.status === 'computed' ? computed.outputs : {}
      return outputs['ranks'] ?? outputs['ranks_Q']
    }
    expect(run('topsis', { normalisation: 'vector' })).toEqual([2, 1])
    expect(run('vikor', { v: 0.5 })).toEqual([2, 1])
    expect(run('weighted_sum', { normalisation: 'minmax' })).toEqual([2, 1])
  })
})

describe('methods for any numbers', () => {
  const edgy = fc.constantFrom(0, -0, 1, -1, 0.1 + 0.2, 0.3, 1e-12, 1e9, -1e9, 5e-324, 1e308, 3)
  const params = {
    normalisation: 'minmax',
    v: 0.5,
    concordance_threshold: 0.6,
    discordance_threshold: 0.4,
    method: 'eigen',
    mode: 'ideal',
    random_index: 'saaty1980',
    tie_correction: true,
    samples: 50,
  }

  it('give numbers, or refuse in words with a path', () => {
    const matrices = fc
      .record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 3 }) })
      .chain(({ rows, columns }) =>
        fc.array(fc.array(edgy, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
    fc.assert(
      fc.property(matrices, fc.constantFrom('max', 'min'), (matrix, direction) => {
        const row = matrix[0] ?? []
        const inputs = {
          matrix,
          values: matrix,
          matrices: [matrix],
          alternative_matrices: row.map(() => matrix),
          criteria_weights: row,
          member_weights: null,
          directions: row.map(() => direction),
          weights: row.map(Math.abs),
          weight_samples: matrix,
          points: row,
          swing_points: row,
          points_by_participant: matrix,
          scores_by_participant: matrix.map(() => matrix),
          ratings_by_rater: matrix,
          ranks_by_ballot: matrix,
          counts: matrix.map(() => 1),
          ranks: row,
          criterion: 0,
          best: 0,
          worst: row.length - 1,
          best_to_others: row,
          others_to_worst: row,
          cutoffs: row,
          x: row,
          out_of_bounds: 'interpolate',
          beta_parameters_by_criterion: [matrix.map((one) => [one[0], one[0]])],
          params: {
            ...params,
            scale_worst_best: [[0, 1]],
            preference: row.map(() => ({ type: 'linear', q: 0, p: 1 })),
          },
        }
        for (const method of methodNames) {
          const computed = compute(method, inputs)
          expect(strange(computed)).toEqual([])
          if (computed.status === 'computed') continue
          for (const { reason } of computed.problems) expect(reason).toMatch(/^[A-Z0-9]/)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('are all tried by the worked examples', () => {
    expect(new Set(vectors.map(({ method }) => method)).size).toBeGreaterThanOrEqual(
      methodNames.length - 2,
    )
  })
})
