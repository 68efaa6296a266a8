import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entry } from '#shared/domain/statistics'
import { listOf, orderOf, outputsOf, put, putBoth, same } from '../../../../test/method-cases.ts'
import { differences } from '../../../../test/vectors.ts'

/**
 * What holds for every method whatever the numbers: the order of alternatives, criteria and people
 * is nobody's business, nor is the unit of the weights, nor which way round a criterion is written.
 */

describe('methods that find weights', () => {
  const points = fc
    .array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 7 })
    .filter((all) => all.some((point) => point > 0))
  const ratios = fc
    .integer({ min: 1, max: 5 })
    .chain((n) => listOf(listOf(fc.integer({ min: 1, max: 9 }), n), n))
    .map((upper) =>
      upper.map((row, i) =>
        row.map((_, j) => {
          if (i === j) return 1
          return i < j ? entry(entry(upper, i), j) : 1 / entry(entry(upper, j), i)
        }),
      ),
    )

  it('from points and swings do not care about order and unit', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(
        points.chain((all) => fc.tuple(fc.constant(all), orderOf(all.length))),
        ([all, order]) => {
          for (const [method, key] of [
            ['point_weights', 'points'],
            ['swing_weights', 'swing_points'],
          ] as const) {
            const weights = outputsOf(method, { [key]: all })['weights'] as number[]
            same(outputsOf(method, { [key]: put(all, order) })['weights'], put(weights, order))
            same(outputsOf(method, { [key]: all.map((one) => one * 2.5) })['weights'], weights)
          }
        },
      ),
    )
  })

  it('from ranks do not care about order, and never give more for less', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(
        points.chain((all) => fc.tuple(fc.constant(all), orderOf(all.length))),
        ([all, order]) => {
          const ranks = all.map((one) => 1 + one)
          const before = outputsOf('rank_order_weights', { ranks })
          const after = outputsOf('rank_order_weights', { ranks: put(ranks, order) })
          for (const name of ['roc', 'rs', 'rr']) {
            const weights = before[name] as number[]
            same(after[name], put(weights, order))
            same(
              weights.reduce((total, weight) => total + weight, 0),
              1,
            )
            const wrong = weights.flatMap((weight, i) =>
              weights.filter((other, j) => entry(ranks, i) < entry(ranks, j) && weight <= other),
            )
            expect(wrong).toEqual([])
          }
        },
      ),
    )
  })

  it('from comparisons do not care about order', () => {
    expect.hasAssertions()
    const params = (method: string) => ({ method, random_index: 'saaty1980' })
    fc.assert(
      fc.property(
        ratios.chain((all) => fc.tuple(fc.constant(all), orderOf(all.length))),
        fc.constantFrom('eigen', 'geometric', 'mean'),
        ([matrix, order], method) => {
          const before = outputsOf('ahp_priorities', { matrix, params: params(method) })
          const after = outputsOf('ahp_priorities', {
            matrix: putBoth(matrix, order),
            params: params(method),
          })
          same(after['weights'], put(before['weights'] as number[], order))
          same([after['CI'], after['CR']], [before['CI'], before['CR']])
        },
      ),
    )
  })

  it('from a group do not care about the order of people, nor the unit of what they weigh', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(ratios, ratios, fc.integer({ min: 1, max: 5 }), (one, other, weight) => {
        const size = Math.min(one.length, other.length)
        const cut = (matrix: number[][]) => matrix.slice(0, size).map((row) => row.slice(0, size))
        const run = (matrices: number[][][], members: number[] | null) =>
          outputsOf('ahp_group', { matrices, member_weights: members })
        const found = run([cut(one), cut(other)], [weight, 2])
        same(run([cut(other), cut(one)], [2, weight]), found)
        same(run([cut(one), cut(other)], [weight * 3, 6]), found)
        same(
          run([cut(one)], null)['aip_arithmetic'],
          run([cut(one), cut(one)], [1, 4])['aip_geometric'],
        )
      }),
    )
  })

  it('of a hierarchy do not care about the order of criteria', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(ratios, ratios, fc.constantFrom('ideal', 'distributive'), (one, other, mode) => {
        const size = Math.min(one.length, other.length)
        const cut = (matrix: number[][]) => matrix.slice(0, size).map((row) => row.slice(0, size))
        const run = (criteria: number[], matrices: number[][][]) =>
          outputsOf('ahp_hierarchy', {
            criteria_weights: criteria,
            alternative_matrices: matrices,
            params: { mode, method: 'eigen' },
          })
        const found = run([0.7, 0.3], [cut(one), cut(other)])
        const turned = run([0.3, 0.7], [cut(other), cut(one)])
        same([turned['totals'], turned['ranks']], [found['totals'], found['ranks']])
      }),
    )
  })

  it('of best and worst do not care about the order of criteria', () => {
    expect.hasAssertions()
    const scale = fc.integer({ min: 1, max: 9 })
    fc.assert(
      fc.property(listOf(scale, 4), listOf(scale, 4), orderOf(4), (up, down, order) => {
        const given = { best_to_others: up.with(0, 1), others_to_worst: down.with(3, 1) }
        const before = outputsOf('bwm_linear', { ...given, best: 0, worst: 3 })
        const after = outputsOf('bwm_linear', {
          best_to_others: put(given.best_to_others, order),
          others_to_worst: put(given.others_to_worst, order),
          best: order.indexOf(0),
          worst: order.indexOf(3),
        })
        for (const name of ['xi_linear', 'xi_nonlinear', 'cr_input_based'])
          expect(differences(after[name], before[name], 1e-7)).toEqual([])
      }),
    )
  })
})

it('values of a rising line rise, and clipped ones stay between its ends', () => {
  expect.hasAssertions()
  const sorted = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(
      sorted,
      fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1 }),
      (ends, x) => {
        const cutoffs = ends.toSorted((a, b) => a - b)
        const values = cutoffs.map((_, i) => i * i)
        const run = (outside: string, at: number[]) =>
          outputsOf('value_piecewise_linear', { cutoffs, values, x: at, out_of_bounds: outside })[
            'v'
          ] as number[]
        const rising = x.toSorted((a, b) => a - b)
        for (const outside of ['clip', 'interpolate']) {
          const found = run(outside, rising)
          found
            .slice(1)
            .forEach((value, i) => expect(value).toBeGreaterThanOrEqual(entry(found, i) - 1e-9))
          same(run(outside, cutoffs), values)
        }
        for (const value of run('clip', x)) {
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(values.at(-1) ?? 0)
        }
      },
    ),
  )
})
