import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Matrix } from '#shared/domain/methods/matrix'
import { total } from '#shared/domain/methods/matrix'
import { exactAcceptability } from '#shared/domain/methods/smaa-exact'
import { evenlyDrawn } from '#shared/domain/sensitivity/even-draws'
import { plainRankEngine } from '#shared/domain/sensitivity/plain-rank-engine'
import { blockSets, laneStates, shiftFor } from '#shared/domain/sensitivity/rank-engine'
import { orderConstraints } from '#shared/domain/sensitivity/weight-draws'
import { wholeValues } from '#shared/domain/sensitivity/whole-values'
import { entry } from '#shared/domain/statistics'

const anyValues: fc.Arbitrary<Matrix> = fc
  .record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 4 }) })
  .chain(({ rows, columns }) =>
    fc.array(
      fc.array(fc.integer({ min: 4, max: 20 }), { minLength: columns, maxLength: columns }),
      {
        minLength: rows,
        maxLength: rows,
      },
    ),
  )
  .map((rows) => rows.map((row) => row.map((value) => value / 4)))

const drawn = (values: Matrix, order: readonly number[] | null = null, sets = 20_000) => {
  const problem = wholeValues(values)
  return problem && evenlyDrawn(problem, plainRankEngine, { sets, seed: 7, order })
}

/** How far any share lies beyond four standard deviations, and what rounding of draws may add. */
function beyond(found: Matrix | undefined, exact: Matrix | undefined, sets: number): number {
  const excess = (exact ?? []).flatMap((row, i) =>
    row.map((share, r) => {
      const deviation = Math.sqrt((share * (1 - share)) / sets)
      return Math.abs(entry(entry(found ?? [], i), r) - share) - 4 * deviation - 2e-3
    }),
  )
  return Math.max(...excess)
}

describe('weights drawn evenly', () => {
  it('give about the exact shares and central weights', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const [exact, found] = [exactAcceptability(values), drawn(values)]
        expect(beyond(found?.acceptability, exact?.acceptability, 20_000)).toBeLessThan(0)
        exact?.centralWeights.forEach((weights, i) => {
          if ((exact.acceptability[i]?.[0] ?? 0) < 0.05) return
          weights?.forEach((weight, j) =>
            expect(found?.centralWeights[i]?.[j]).toBeCloseTo(weight, 1),
          )
        })
      }),
      { numRuns: 25 },
    )
  })

  it('give about the exact shares in a given order of weights, ties in it included', () => {
    const orders = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(anyValues, orders, (values, all) => {
        const order = all.slice(0, values[0]?.length ?? 0)
        const exact = exactAcceptability(values, orderConstraints(order))
        const found = drawn(values, order)
        expect(beyond(found?.acceptability, exact?.acceptability, 20_000)).toBeLessThan(0)
      }),
      { numRuns: 25 },
    )
  })

  it('are even: every criterion has the same mean and the spread of a simplex', () => {
    const criteria = 5
    const engine = plainRankEngine(
      { rows: 1, criteria, values: new Int32Array(criteria), shift: 5 },
      3,
    )
    const sets: number[][] = []
    for (let block = 0; block < 500; block += 1) {
      engine.draw()
      for (let set = 0; set < blockSets; set += 1) {
        const weights = Array.from(
          { length: criteria },
          (_, j) => engine.weights[j * blockSets + set] ?? 0,
        )
        sets.push(weights.map((weight) => weight / total(weights)))
      }
    }
    // Dirichlet(1, …, 1): mean 1/m, variance (m - 1) / (m² (m + 1)), covariance -1 / (m² (m + 1)).
    const mean = (of: (weights: readonly number[]) => number) => total(sets.map(of)) / sets.length
    for (let j = 0; j < criteria; j += 1) {
      expect(mean((weights) => entry(weights, j))).toBeCloseTo(1 / criteria, 2)
      expect(mean((weights) => (entry(weights, j) - 0.2) ** 2)).toBeCloseTo(4 / 150, 3)
      expect(
        mean((weights) => (entry(weights, j) - 0.2) * (entry(weights, (j + 1) % 5) - 0.2)),
      ).toBeCloseTo(-1 / 150, 3)
    }
  })

  it('let identical rows share their ranks and their central weights', () => {
    const found = drawn([
      [3, 1],
      [1, 3],
      [3, 1],
    ])
    expect(found?.acceptability[0]).toEqual(found?.acceptability[2])
    expect(found?.centralWeights[0]).toEqual(found?.centralWeights[2])
    expect(found?.acceptability[0]?.[2]).toBe(0)
    expect(found?.sets).toBe(20_000)
  })

  it('never put first what is a little worse in one thing and no better in any', () => {
    const found = drawn([
      [3, 3.0002, 2],
      [3, 3, 2],
      [1, 5, 1],
    ])
    expect(found?.acceptability[1]?.[0]).toBe(0)
    expect(found?.centralWeights[1]).toBeNull()
  })

  it('are the same for the same seed, and rounded up to whole blocks', () => {
    const values = [
      [1, 2],
      [2, 1],
    ]
    expect(drawn(values, null, 10)).toEqual(drawn(values, null, 150))
    expect(drawn(values, null, 10)?.sets).toBe(blockSets)
    expect(laneStates(1)).not.toEqual(laneStates(2))
  })
})

describe('values as whole numbers', () => {
  it('are exact for means of a few whole scores', () => {
    const problem = wholeValues([
      [1, 7 / 3],
      [2.5, 3],
    ])
    expect([...(problem?.values ?? [])]).toEqual([0, 0, 9, 4])
  })

  it('are all 0 where all are equal', () => {
    expect([...(wholeValues([[2], [2]])?.values ?? [])]).toEqual([0, 0])
  })

  it('refuse what they cannot tell apart, and what differs by noise alone', () => {
    expect(wholeValues([[0], [1], [1 + 1e-7]])).toBeNull()
    expect(wholeValues([[0], [0.3 + 1e-4], [0.3], [1e9]])).toBeNull()
    expect(wholeValues([[Number.MAX_VALUE], [-Number.MAX_VALUE]])).toBeNull()
    const noisy = wholeValues([[0.1 + 0.2], [0.3], [1]])
    expect([...(noisy?.values ?? [])]).toEqual([0, 0, 7])
  })

  it('leave room for every score', () => {
    for (const [criteria, largest] of [
      [1, 1],
      [15, 400],
      [25, 240],
      [60, 100],
    ] as const) {
      const shift = shiftFor(criteria, largest)
      expect(criteria * largest * ((24 * 2 ** 23) / 2 ** (shift ?? 0))).toBeLessThan(2 ** 31)
    }
    expect(shiftFor(200, 8192)).toBeNull()
  })
})
