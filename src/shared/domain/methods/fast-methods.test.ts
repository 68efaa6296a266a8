import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { competitionRanks, type Direction, type Problem } from '#shared/domain/methods/matrix'
import type { Preference } from '#shared/domain/methods/preference'
import { promethee, prometheeFlows } from '#shared/domain/methods/promethee'
import { topsis } from '#shared/domain/methods/topsis'
import { entry } from '#shared/domain/statistics'

/** What the fast ways must give: the formulas as they stand in books, gone through pair by pair. */

const width = fc.double({ min: 0.01, max: 50, noNaN: true })
const threshold = fc.constantFrom(0, 0.5, 1, 2, 10)
const anyPreference: fc.Arbitrary<Preference> = fc.oneof(
  fc.constant({ type: 'usual' as const }),
  fc.record({ type: fc.constant('ushape' as const), q: threshold }),
  fc.record({ type: fc.constant('vshape' as const), p: width }),
  fc
    .record({ type: fc.constantFrom('level' as const, 'linear' as const), q: threshold, p: width })
    .map((given) => ({ ...given, p: given.q + given.p })),
  fc.record({ type: fc.constantFrom('level' as const, 'linear' as const), q: threshold }).map(
    // Full preference where indifference ends: a step.
    (given) => ({ ...given, p: given.q || 1 }),
  ),
  fc.record({ type: fc.constant('gaussian' as const), s: width }),
)

/** Anything that differs from nothing by more than nothing. */
const anyDouble = (most: number) =>
  fc
    .double({ min: -most, max: most, noNaN: true })
    .map((value) => (Math.abs(value) < 1e-9 ? 0 : value))

/** Values on a grid, so that differences hit thresholds, as well as anywhere and far apart. */
const anyValue = fc.oneof(
  fc.integer({ min: -6, max: 6 }).map((value) => value / 2),
  anyDouble(20),
  anyDouble(1e9),
)
const list = <T>(item: fc.Arbitrary<T>, length: number) =>
  fc.array(item, { minLength: length, maxLength: length })

const anyCase = fc
  .record({ rows: fc.integer({ min: 2, max: 12 }), columns: fc.integer({ min: 1, max: 4 }) })
  .chain(({ rows, columns }) =>
    fc.record({
      matrix: list(list(anyValue, columns), rows),
      directions: list(fc.constantFrom<Direction>('max', 'min'), columns),
      weights: list(fc.integer({ min: 1, max: 9 }), columns),
      preferences: list(anyPreference, columns),
    }),
  )

describe('flows without pairs', () => {
  it('are the means of the degrees of all pairs', () => {
    fc.assert(
      fc.property(anyCase, ({ preferences, ...problem }) => {
        const { pi, phiPlus, phiMinus } = promethee(problem, preferences)
        const others = pi.length - 1
        pi.forEach((row, i) => {
          const given = row.reduce((sum, degree) => sum + degree, 0) / others
          const taken = pi.reduce((sum, one) => sum + entry(one, i), 0) / others
          expect(entry(phiPlus, i)).toBeCloseTo(given, 9)
          expect(entry(phiMinus, i)).toBeCloseTo(taken, 9)
        })
      }),
      { numRuns: 400 },
    )
  })

  it('are in [0, 1] and the same for identical alternatives', () => {
    fc.assert(
      fc.property(anyCase, ({ preferences, ...problem }) => {
        const matrix = [...problem.matrix, entry(problem.matrix, 0)]
        const { phiPlus, phiMinus, phi } = prometheeFlows({ ...problem, matrix }, preferences)
        for (const flow of [...phiPlus, ...phiMinus]) {
          expect(flow).toBeGreaterThanOrEqual(-1e-9)
          expect(flow).toBeLessThanOrEqual(1 + 1e-9)
        }
        expect(phi.at(-1)).toBe(phi[0])
      }),
    )
  })
})

it('competition ranks are one more than the number of those who are better', () => {
  const values = fc.array(
    fc.oneof(
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom(1 + 9e-10, 1 + 1.1e-9, 1 - 2e-9, 0.1 + 0.2, 0.3),
    ),
    { minLength: 1, maxLength: 20 },
  )
  fc.assert(
    fc.property(values, fc.constantFrom('high' as const, 'low' as const), (all, better) => {
      const sign = better === 'high' ? 1 : -1
      expect(competitionRanks(all, better)).toEqual(
        all.map((value) => 1 + all.filter((other) => sign * (other - value) > 1e-9).length),
      )
    }),
  )
})

describe('TOPSIS row by row', () => {
  it('is what the formulas say', () => {
    fc.assert(
      fc.property(anyCase, ({ matrix, directions, weights }) => {
        const sum = weights.reduce((all, weight) => all + weight, 0)
        const columns = weights.map((weight, j) => {
          const values = matrix.map((row) => entry(row, j))
          const length = Math.hypot(...values)
          return values.map((value) => (length === 0 ? 0 : ((weight / sum) * value) / length))
        })
        const far = (end: 'ideal' | 'worst') =>
          matrix.map((_, i) =>
            Math.hypot(
              ...columns.map((values, j) => {
                const high = (directions[j] === 'max') === (end === 'ideal')
                return entry(values, i) - (high ? Math.max(...values) : Math.min(...values))
              }),
            ),
          )
        const found = topsis({ matrix, directions, weights } satisfies Problem)
        far('ideal').forEach((distance, i) => expect(found.dPlus[i]).toBeCloseTo(distance, 12))
        far('worst').forEach((distance, i) => expect(found.dMinus[i]).toBeCloseTo(distance, 12))
      }),
    )
  })

  it('takes for nothing what is too small to be measured by', () => {
    const tiny = topsis({ matrix: [[0], [5e-324]], directions: ['max'], weights: [1] })
    expect(tiny.closeness).toEqual([0.5, 0.5])
  })

  it('neither overflows nor vanishes', () => {
    for (const scale of [1e300, 1, 1e-300])
      expect(
        topsis({
          matrix: [
            [3 * scale, 1],
            [4 * scale, 1],
          ],
          directions: ['max', 'max'],
          weights: [1, 1],
        }).closeness,
      ).toEqual([0, 1])
  })
})
