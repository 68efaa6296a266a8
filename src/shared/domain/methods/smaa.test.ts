import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Matrix } from '#shared/domain/methods/matrix'
import { total } from '#shared/domain/methods/matrix'
import {
  acceptabilityOf,
  anyWeights,
  sampledAcceptability,
  stochasticAcceptability,
  weightsNear,
  weightsWithin,
} from '#shared/domain/methods/smaa'
import { exactAcceptability, weightCuts } from '#shared/domain/methods/smaa-exact'
import { seededRandom } from '#shared/domain/sensitivity/random'
import { numbersIn } from '../../../../test/any-evaluation.ts'

const anyValues: fc.Arbitrary<Matrix> = fc
  .record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 4 }) })
  .chain(({ rows, columns }) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

const sampling = { samples: 20_000, seed: 11 }

describe('rank acceptability', () => {
  it('has rows that add up to 1, exactly and drawn', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const columns = values[0]?.length ?? 0
        const all = [
          exactAcceptability(values),
          sampledAcceptability(values, anyWeights(columns), { samples: 50, seed: 3 }),
        ]
        for (const found of all) {
          expect(numbersIn(found).every(Number.isFinite)).toBe(true)
          for (const row of found?.acceptability ?? []) expect(total(row)).toBeCloseTo(1, 9)
        }
      }),
    )
  })

  it('is about the same drawn as exact', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const exact = exactAcceptability(values)
        const drawn = sampledAcceptability(values, anyWeights(values[0]?.length ?? 0), sampling)
        exact?.acceptability.forEach((row, i) =>
          row.forEach((share, r) => {
            expect(Math.abs(share - (drawn.acceptability[i]?.[r] ?? NaN))).toBeLessThan(0.02)
          }),
        )
      }),
      { numRuns: 12 },
    )
  })

  it('lets identical alternatives share ranks', () => {
    const twins = [
      [3, 1],
      [3, 1],
      [1, 3],
    ]
    const exact = exactAcceptability(twins)
    expect(exact?.acceptability[0]).toEqual(exact?.acceptability[1])
    expect(exact?.acceptability[0]).toEqual([0.5, 0.5, 0])
    expect(exact?.acceptability[2]).toEqual([0.5, 0, 0.5])
  })

  it('is left to drawing where it would take too long', () => {
    const many = Array.from({ length: 11 }, (_, i) => [i % 5, (i * 3) % 5, (i * 7) % 5])
    expect(exactAcceptability(many)).toBeNull()
  })

  it('refuses constraints that no weights satisfy', () => {
    expect(() => exactAcceptability([[1, 2]], [[-1, -1]])).toThrow(RangeError)
    expect(() => weightsWithin(2, [[-1, -1]])(seededRandom(1))).toThrow(RangeError)
  })

  it('is the same again with the same seed', () => {
    const values = [
      [3, 1, 2],
      [1, 3, 2],
    ]
    const draw = (seed: number) =>
      sampledAcceptability(values, anyWeights(3), { samples: 500, seed })
    expect(draw(5)).toEqual(draw(5))
    expect(draw(5)).not.toEqual(draw(6))
  })

  it('takes one matrix for all samples or one for each', () => {
    const weights = [
      [0.5, 0.5],
      [0.9, 0.1],
    ]
    const values = [
      [1, 3],
      [3, 1],
    ]
    expect(acceptabilityOf([values, values], weights)).toEqual(acceptabilityOf(values, weights))
  })

  it('finds the weights at which two of three change places', () => {
    expect(
      weightCuts([
        [1, 0],
        [0, 1],
        [1, 1],
      ]),
    ).toEqual([0, 0.5, 1])
  })

  it('follows certain values when the distributions are narrow', () => {
    const narrow = stochasticAcceptability([[[9e6, 1e6]], [[1e6, 9e6]]], [[0, 1]], {
      samples: 200,
      seed: 1,
    })
    expect(narrow.acceptability).toEqual([
      [1, 0],
      [0, 1],
    ])
  })
})

it('draws near weights that stay near', () => {
  const random = seededRandom(2)
  const draw = weightsNear([0.5, 0.3, 0.2], 0.2)
  const ratios = Array.from({ length: 200 }, () => draw(random)).map(([a = 0, b = 0]) => a / b)
  expect(Math.min(...ratios)).toBeGreaterThan((5 / 3) * (0.8 / 1.2))
  expect(Math.max(...ratios)).toBeLessThan((5 / 3) * (1.2 / 0.8))
})
