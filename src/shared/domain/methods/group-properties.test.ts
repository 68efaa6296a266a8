import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compute } from '#shared/domain/methods/compute'
import { entry } from '#shared/domain/statistics'
import {
  listOf,
  orderOf,
  outputsOf,
  picked,
  put,
  putColumns,
  same,
} from '../../../../test/method-cases.ts'

/**
 * What holds for every method whatever the numbers: the order of alternatives, criteria and people
 * is nobody's business, nor is the unit of the weights, nor which way round a criterion is written.
 */

describe('people together', () => {
  const people = fc
    .record({ people: fc.integer({ min: 2, max: 5 }), columns: fc.integer({ min: 2, max: 4 }) })
    .chain(({ people: count, columns }) =>
      fc.record({
        points: listOf(listOf(fc.integer({ min: 1, max: 9 }), columns), count),
        scores: listOf(listOf(listOf(fc.integer({ min: 1, max: 5 }), columns), 3), count),
        order: orderOf(count),
        columnOrder: orderOf(columns),
      }),
    )

  it('have the same weights and scores in any order, and whatever unit somebody uses', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(people, ({ points, scores, order, columnOrder }) => {
        const { normalised: _own, ...weights } = outputsOf('group_weights', {
          points_by_participant: points,
        })
        const { normalised: _turned, ...turned } = outputsOf('group_weights', {
          points_by_participant: put(points, order),
        })
        same(turned, weights)
        const scaled = points.map((row, k) => row.map((point) => point * (k + 1)))
        same(
          outputsOf('group_weights', { points_by_participant: scaled })['median'],
          weights['median'],
        )
        const byColumn = outputsOf('group_weights', {
          points_by_participant: putColumns(points, columnOrder),
        })
        same(byColumn['arithmetic_mean'], put(weights['arithmetic_mean'] as number[], columnOrder))
        same(
          outputsOf('group_scores', { scores_by_participant: put(scores, order) }),
          outputsOf('group_scores', { scores_by_participant: scores }),
        )
      }),
    )
  })

  it('come to the same by either route in any order, and by both when they weigh alike', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(people, ({ points, scores, order }) => {
        const run = (own: number[][], given: number[][][]) =>
          outputsOf('group_totals_two_routes', {
            points_by_participant: own,
            scores_by_participant: given,
          })
        const names = ['aggregate_inputs_totals', 'mean_individual_totals', 'kendall_w_individual']
        same(
          picked(run(put(points, order), put(scores, order)), names),
          picked(run(points, scores), names),
        )
        const alike = run(
          points.map(() => entry(points, 0)),
          scores,
        )
        same(alike['mean_individual_totals'], alike['aggregate_inputs_totals'])
      }),
    )
  })

  it('agree as much in any order of raters and objects, and in any unit', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(people, ({ points, order, columnOrder }) => {
        const run = (ratings: number[][]) =>
          compute('kendall_w', { ratings_by_rater: ratings, params: { tie_correction: true } })
        const w = (ratings: number[][]) => {
          const found = run(ratings)
          return found.status === 'computed' ? found.outputs['W'] : null
        }
        const before = w(points)
        same(w(put(points, order)), before)
        same(w(putColumns(points, columnOrder)), before)
        same(w(points.map((row, k) => row.map((value) => value * 3 + k))), before)
      }),
    )
  })

  it('have a Borda and a Copeland winner that does not depend on order or on bundling', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(people, ({ points, order, columnOrder }) => {
        const ranks = points.map((row) =>
          row.map((point) => 1 + row.filter((other) => other > point).length),
        )
        const run = (ballots: number[][], counts: number[]) =>
          outputsOf('borda_copeland', { ranks_by_ballot: ballots, counts })
        const ones = ranks.map(() => 1)
        const before = run(ranks, ones)
        same(run(put(ranks, order), ones), before)
        same(
          run([...ranks, ...ranks], [...ones, ...ones]),
          run(
            ranks,
            ones.map(() => 2),
          ),
        )
        same(
          run(putColumns(ranks, columnOrder), ones)['borda'],
          put(before['borda'] as number[], columnOrder),
        )
        const copeland = before['copeland'] as number[]
        same(
          copeland.reduce((total, value) => total + value, 0),
          0,
        )
      }),
    )
  })
})
