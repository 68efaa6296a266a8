import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countBallots } from '#shared/domain/methods/ballots'
import { groupPriorities, hierarchy, priorities } from '#shared/domain/methods/ahp'
import { bestWorst } from '#shared/domain/methods/best-worst'
import { chiSquareUpperTail, logGamma } from '#shared/domain/methods/chi-square'
import { electre } from '#shared/domain/methods/electre'
import { groupScoreSummary, groupWeightSummary } from '#shared/domain/methods/group'
import { agreementWords, averageRanks, kendallW } from '#shared/domain/methods/kendall'
import { solve } from '#shared/domain/methods/linear-programme'
import { type Direction, type Problem, sharesOfSum, total } from '#shared/domain/methods/matrix'
import { minimalChanges } from '#shared/domain/methods/minimal-change'
import { normalised } from '#shared/domain/methods/normalise'
import { preferenceDegree } from '#shared/domain/methods/preference'
import { promethee } from '#shared/domain/methods/promethee'
import { topsis } from '#shared/domain/methods/topsis'
import { valueAt } from '#shared/domain/methods/value-function'
import { vikor } from '#shared/domain/methods/vikor'
import { weightedProduct, weightedSum } from '#shared/domain/methods/weighted'
import { weightSweep } from '#shared/domain/methods/weight-sweep'
import { entry } from '#shared/domain/statistics'
import { numbersIn } from '../../../../test/any-evaluation.ts'

const anyProblem: fc.Arbitrary<Problem> = fc
  .record({ rows: fc.integer({ min: 2, max: 6 }), columns: fc.integer({ min: 1, max: 5 }) })
  .chain(({ rows, columns }) => {
    const list = <T>(item: fc.Arbitrary<T>, length: number) =>
      fc.array(item, { minLength: length, maxLength: length })
    return fc.record({
      matrix: list(list(fc.integer({ min: 1, max: 9 }), columns), rows),
      directions: list(fc.constantFrom<Direction>('max', 'min'), columns),
      weights: list(fc.integer({ min: 1, max: 9 }), columns),
    })
  })

const usual = (problem: Problem) => problem.weights.map(() => ({ type: 'usual' }) as const)

const everyMethod = (problem: Problem) => [
  weightedSum(normalised(problem.matrix, problem.directions, 'minmax'), problem.weights),
  weightedProduct(problem, 'none'),
  topsis(problem, 'vector'),
  topsis(problem, 'minmax'),
  vikor(problem, 0.5),
  promethee(problem, usual(problem)),
]

describe('methods that rank', () => {
  it('give numbers, and somebody is first, for any problem', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        for (const found of everyMethod(problem)) {
          expect(numbersIn(found).every(Number.isFinite)).toBe(true)
          expect(found.ranks).toContain(1)
        }
      }),
    )
  })

  it('never put an alternative that is worse in everything before the other', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const [first] = problem.matrix
        const worse = (first ?? []).map(
          (value, j) => value + (problem.directions[j] === 'max' ? -0.5 : 0.5),
        )
        const matrix = [...problem.matrix, worse]
        for (const { ranks } of everyMethod({ ...problem, matrix }))
          expect(ranks.at(-1)).toBeGreaterThanOrEqual(ranks[0] ?? NaN)
      }),
    )
  })

  it('do not care about the scale of the weights', () => {
    fc.assert(
      fc.property(anyProblem, fc.integer({ min: 2, max: 64 }), (problem, factor) => {
        const scaled = { ...problem, weights: problem.weights.map((weight) => weight * factor) }
        expect(everyMethod(scaled).map(({ ranks }) => ranks)).toEqual(
          everyMethod(problem).map(({ ranks }) => ranks),
        )
      }),
    )
  })

  it('of PROMETHEE have flows that sum to nothing', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        expect(total(promethee(problem, usual(problem)).phi)).toBeCloseTo(0, 9)
      }),
    )
  })

  it('refuse what has no answer', () => {
    expect(() => sharesOfSum([0, 0])).toThrow(RangeError)
    expect(() => normalised([[0], [1]], ['min'], 'linear_max')).toThrow(RangeError)
    const alone: Problem = { matrix: [[1]], directions: ['max'], weights: [1] }
    expect(() => vikor(alone, 0.5)).toThrow(RangeError)
    expect(() => promethee(alone, usual(alone))).toThrow(RangeError)
    expect(() => weightedProduct({ ...alone, matrix: [[0]] }, 'none')).toThrow(RangeError)
  })

  it('of normalisation turn less-is-better upright and call a constant column good', () => {
    expect(
      normalised(
        [
          [2, 5],
          [4, 5],
        ],
        ['min', 'max'],
        'minmax',
      ),
    ).toEqual([
      [1, 1],
      [0, 1],
    ])
    expect(normalised([[2], [4]], ['min'], 'linear_max')).toEqual([[1], [0.5]])
    expect(normalised([[1], [3]], ['max'], 'sum')).toEqual([[0.25], [0.75]])
    expect(normalised([[1], [3]], ['min'], 'sum')).toEqual([[0.75], [expect.closeTo(0.25, 12)]])
  })
})

it.each([
  [{ type: 'ushape', q: 2 }, [2, 2.1], [0, 1]],
  [{ type: 'vshape', p: 4 }, [1, 5], [0.25, 1]],
  [{ type: 'level', q: 1, p: 3 }, [1, 2, 3, 4], [0, 0.5, 0.5, 1]],
  [{ type: 'linear', q: 1, p: 3 }, [1, 2, 3], [0, 0.5, 1]],
  [{ type: 'usual' }, [-1, 0, 0.1], [0, 0, 1]],
] as const)('preference %j of differences %j is %j', (preference, differences, degrees) => {
  expect(differences.map((d) => preferenceDegree(preference, d))).toEqual(degrees)
})

it('leaves an outranking cycle as it is', () => {
  const cycle: Problem = {
    matrix: [
      [3, 1, 2],
      [2, 3, 1],
      [1, 2, 3],
    ],
    directions: ['max', 'max', 'max'],
    weights: [1, 1, 1],
  }
  expect(electre(cycle, { concordance: 0.6, discordance: 1 }).notOutranked).toEqual([])
})

describe('pairwise comparison', () => {
  const anyWeights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 7 })

  it('finds the weights that consistent comparisons were made from, by every method', () => {
    fc.assert(
      fc.property(anyWeights, fc.constantFrom('eigen', 'geometric', 'mean'), (given, method) => {
        const matrix = given.map((a) => given.map((b) => a / b))
        const found = priorities(matrix, method)
        sharesOfSum(given).forEach((share, i) => {
          expect(found.weights[i]).toBeCloseTo(share, 9)
        })
        expect(found.cr).toBeCloseTo(0, 9)
        expect(found.cr).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('refuses a matrix that is not square, not positive, or too large', () => {
    for (const bad of [
      [[1, 2]],
      [
        [1, 0],
        [1, 1],
      ],
      [],
    ])
      expect(() => priorities(bad)).toThrow(RangeError)
  })

  it('lets members count as much as they weigh', () => {
    const one = [
      [1, 4],
      [0.25, 1],
    ]
    const other = [
      [1, 1],
      [1, 1],
    ]
    expect(groupPriorities([one, other], [1, 0]).joint.weights[0]).toBeCloseTo(0.8, 12)
    expect(groupPriorities([one, other], null).joint.weights[0]).toBeCloseTo(2 / 3, 12)
    expect(hierarchy([1], [one], 'ideal').totals).toEqual([1, expect.closeTo(0.25, 12)])
  })
})

describe('best and worst', () => {
  it('finds the weights that consistent comparisons were made from', () => {
    const given = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 9 })
    fc.assert(
      fc.property(given, (weights) => {
        const best = weights.indexOf(Math.max(...weights))
        const worst = weights.lastIndexOf(Math.min(...weights))
        const found = bestWorst({
          bestToOthers: weights.map((weight) => entry(weights, best) / weight),
          othersToWorst: weights.map((weight) => weight / entry(weights, worst)),
          best,
          worst,
        })
        sharesOfSum(weights).forEach((share, j) => {
          expect(found.weights[j]).toBeCloseTo(share, 7)
        })
        expect(found.xiLinear).toBeCloseTo(0, 9)
        expect(found.xiNonlinear).toBeCloseTo(0, 7)
      }),
    )
  })

  it('always adds up to 1, whatever the comparisons', () => {
    const scale = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(scale, scale, (up, down) => {
        const { weights, xiLinear } = bestWorst({
          bestToOthers: up.with(0, 1),
          othersToWorst: down.with(3, 1),
          best: 0,
          worst: 3,
        })
        expect(total(weights)).toBeCloseTo(1, 9)
        expect(weights.every((weight) => weight >= -1e-9)).toBe(true)
        expect(xiLinear).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('linear programmes', () => {
  it('are solved, found to have no solution, or found to have no end', () => {
    // max 3x + 2y with x + y ≤ 4, x + 3y ≤ 6, x ≤ 3: at (3, 1)
    const best = solve({
      minimise: [-3, -2],
      constraints: [
        { row: [1, 1], atMost: 4 },
        { row: [1, 3], atMost: 6 },
        { row: [1, 0], atMost: 3 },
      ],
    })
    expect(best).toEqual({ status: 'optimal', x: [3, 1], value: -11 })
    const impossible = [
      { row: [1], atMost: 1 },
      { row: [-1], atMost: -2 },
    ]
    expect(solve({ minimise: [1], constraints: impossible }).status).toBe('infeasible')
    expect(solve({ minimise: [-1], constraints: [{ row: [-1], atMost: 0 }] }).status).toBe(
      'unbounded',
    )
    expect(solve({ minimise: [1], constraints: [{ row: [-1], atMost: -2 }] })).toMatchObject({
      status: 'optimal',
      value: 2,
    })
  })
})

describe('values of measurements', () => {
  const line = { cutoffs: [0, 10], values: [0, 1] }

  it('stop at the ends or go on, as asked', () => {
    expect(valueAt({ ...line, outside: 'clip' }, 12)).toBe(1)
    expect(valueAt({ ...line, outside: 'interpolate' }, 12)).toBeCloseTo(1.2, 12)
    expect(valueAt({ ...line, outside: 'interpolate' }, -5)).toBeCloseTo(-0.5, 12)
  })

  it('need two ascending points', () => {
    expect(() => valueAt({ cutoffs: [1, 1], values: [0, 1], outside: 'clip' }, 1)).toThrow(
      RangeError,
    )
    expect(() => valueAt({ cutoffs: [1], values: [0], outside: 'clip' }, 1)).toThrow(RangeError)
  })
})

describe('agreement', () => {
  it('of identical rankings is 1, of opposite ones 0, and always between', () => {
    const ratings = fc
      .record({ raters: fc.integer({ min: 2, max: 6 }), objects: fc.integer({ min: 2, max: 6 }) })
      .chain(({ raters, objects }) =>
        fc.array(
          fc.array(fc.integer({ min: 1, max: 5 }), { minLength: objects, maxLength: objects }),
          {
            minLength: raters,
            maxLength: raters,
          },
        ),
      )
    fc.assert(
      fc.property(ratings, (given) => {
        const { w, p } = kendallW(given) ?? { w: 0, p: 1 }
        for (const share of [w, p]) {
          expect(share).toBeGreaterThanOrEqual(-1e-9)
          expect(share).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
    )
  })

  it('says nothing where there is nothing to agree about', () => {
    expect(kendallW([[1, 2]])).toBeNull()
    expect(kendallW([[1], [2]])).toBeNull()
    expect(
      kendallW([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull()
  })

  it('has words for the room', () => {
    expect([0.9, 0.5, 0.1].map(agreementWords)).toEqual([
      'People rank the candidates much alike.',
      'People agree in part on the ranking.',
      'People rank the candidates quite differently.',
    ])
    expect(averageRanks([10, 20, 20, 5])).toEqual([2, 3.5, 3.5, 1])
  })

  it('uses a chi-square tail that is right where it is known', () => {
    // With 2 degrees of freedom the tail is exp(-x/2).
    for (const x of [0.5, 3, 20]) expect(chiSquareUpperTail(x, 2)).toBeCloseTo(Math.exp(-x / 2), 12)
    expect(chiSquareUpperTail(3.841458820694124, 1)).toBeCloseTo(0.05, 10)
    expect(chiSquareUpperTail(0, 5)).toBe(1)
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12)
  })
})

describe('groups', () => {
  it('have no geometric mean where somebody gives nothing, and no deviation alone', () => {
    expect(
      groupWeightSummary([
        [1, 0],
        [1, 1],
      ]).geometricMean,
    ).toBeNull()
    expect(groupWeightSummary([[1, 1]]).sdSample).toBeNull()
    expect(() => groupWeightSummary([[0, 0]])).toThrow(RangeError)
  })

  it('never take a missing score for a zero', () => {
    const { cells, complete } = groupScoreSummary([[[null, 4]], [[null, 2]]])
    expect(cells).toEqual([
      [
        { mean: null, count: 0, sd: null, range: null },
        { mean: 3, count: 2, sd: Math.SQRT2, range: 2 },
      ],
    ])
    expect(complete).toBe(false)
  })

  it('count ballots by their number', () => {
    expect(
      countBallots(
        [
          [1, 2],
          [2, 1],
        ],
        [3, 2],
      ),
    ).toMatchObject({
      borda: [3, 2],
      copeland: [1, -1],
    })
  })
})

describe('moving one weight', () => {
  it('covers the whole range without gaps, and home is where the weight is', () => {
    fc.assert(
      fc.property(anyProblem, ({ matrix, weights }) => {
        const { segments, winnerStability, rankingStability, current } = weightSweep(
          matrix,
          weights,
          0,
        )
        expect(segments[0]?.from).toBe(0)
        expect(segments.at(-1)?.to).toBe(1)
        segments.slice(1).forEach(({ from }, i) => {
          expect(from).toBe(segments[i]?.to)
        })
        for (const [from, to] of [winnerStability, rankingStability]) {
          expect(from).toBeLessThanOrEqual(current + 1e-9)
          expect(to).toBeGreaterThanOrEqual(current - 1e-9)
        }
      }),
    )
  })

  it('needs this much change in percent of the weight, worked by hand', () => {
    // P = 3.2 and 2.8; on the first criterion the second is 1 lower: 100 × -0.4 / (-1 × 0.6)
    const [first, second] = minimalChanges(
      [
        [4, 2],
        [3, 2.5],
      ],
      [0.6, 0.4],
      0,
      1,
    )
    expect(first?.percent).toBeCloseTo((100 * 0.4) / 0.6, 9)
    expect(first).toMatchObject({ feasible: true, newWeight: expect.closeTo(0.2, 9) })
    expect(second).toMatchObject({ percent: expect.closeTo(-200, 9), feasible: true })
    expect(
      minimalChanges(
        [
          [1, 2],
          [1, 3],
        ],
        [1, 1],
        0,
        1,
      )[0],
    ).toBeNull()
  })
})
