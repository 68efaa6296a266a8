import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anyCase,
  listOf,
  orderOf,
  outputsOf,
  put,
  putBoth,
  putColumns,
  same,
} from '../../../../test/method-cases.ts'

/**
 * What holds for every method whatever the numbers: the order of alternatives, criteria and people
 * is nobody's business, nor is the unit of the weights, nor which way round a criterion is written.
 */

describe('over many weights', () => {
  const values = fc
    .record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 3 }) })
    .chain(({ rows, columns }) =>
      fc.record({
        matrix: listOf(listOf(fc.integer({ min: 1, max: 5 }), columns), rows),
        rowOrder: orderOf(rows),
        columnOrder: orderOf(columns),
      }),
    )

  it('shares do not care about the order of alternatives and criteria', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(values, ({ matrix, rowOrder, columnOrder }) => {
        const run = (rows: number[][]) => outputsOf('smaa_weights', { values: rows, params: {} })
        const before = run(matrix)
        const byRow = run(put(matrix, rowOrder))
        same(byRow['rank_acceptability'], put(before['rank_acceptability'] as [], rowOrder))
        same(byRow['pairwise_winning'], putBoth(before['pairwise_winning'] as [], rowOrder))
        const byColumn = run(putColumns(matrix, columnOrder))
        same(byColumn['rank_acceptability'], before['rank_acceptability'])
        const central = before['central_weights'] as (number[] | null)[]
        same(
          byColumn['central_weights'],
          central.map((weights) => weights && put(weights, columnOrder)),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('shares of samples do not care about their order', () => {
    expect.hasAssertions()
    const samples = fc.array(listOf(fc.integer({ min: 1, max: 9 }), 3), { minLength: 2 })
    fc.assert(
      fc.property(
        listOf(listOf(fc.integer({ min: 1, max: 5 }), 3), 3),
        samples,
        (rows, weights) => {
          const run = (all: number[][]) =>
            outputsOf('smaa_from_samples', { values: rows, weight_samples: all })
          same(run(weights.toReversed()), run(weights))
        },
      ),
    )
  })

  it('uncertain values that are worse in distribution win less often', () => {
    expect.hasAssertions()
    const run = (betas: number[][][]) =>
      outputsOf('smaa_stochastic', {
        beta_parameters_by_criterion: betas,
        params: { scale_worst_best: betas.map(() => [0, 1]), samples: 4_000, seed: 2 },
      })['rank_acceptability'] as number[][]
    const shares = run([
      [
        [8, 2],
        [2, 8],
      ],
      [
        [6, 2],
        [2, 6],
      ],
    ])
    expect(shares[0]?.[0]).toBeGreaterThan(0.95)
    expect((shares[0]?.[0] ?? 0) + (shares[1]?.[0] ?? 0)).toBeCloseTo(1, 9)
  })

  it('one moved weight gives the same whatever the order and the unit', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(anyCase, fc.nat(), ({ given, rowOrder, columnOrder }, some) => {
        const criterion = some % given.weights.length
        const run = (rows: number[][], weights: number[], k: number) =>
          outputsOf('weight_sensitivity', { values: rows, weights, criterion: k })
        const { segments: before, ...stretches } = run(given.matrix, given.weights, criterion)
        const scaled = given.weights.map((weight) => weight * 7)
        same(run(given.matrix, scaled, criterion), { segments: before, ...stretches })
        const { segments: moved, ...movedStretches } = run(
          putColumns(given.matrix, columnOrder),
          put(given.weights, columnOrder),
          columnOrder.indexOf(criterion),
        )
        same([moved, movedStretches], [before, stretches])
        const { segments } = run(put(given.matrix, rowOrder), given.weights, criterion)
        same(
          (segments as [number, number, number[]][]).map(([from, to, winners]) => [
            from,
            to,
            put(rowOrder, winners).toSorted((a, b) => a - b),
          ]),
          before,
        )
      }),
      {
        // Two rows meet exactly at the present weight.
        examples: [
          [
            {
              given: {
                matrix: [
                  [6, 8, 1, 2, 4],
                  [4, 7, 1, 6, 1],
                ],
                directions: ['max', 'max', 'max', 'max', 'max'],
                weights: [6, 9, 0, 6, 1],
              },
              preference: [],
              rowOrder: [1, 0],
              columnOrder: [4, 3, 0, 2, 1],
            },
            1,
          ],
        ],
      },
    )
  })

  it('the change that a pair needs is opposite seen from the other side', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(anyCase, ({ given }) => {
        const { changes } = outputsOf('weight_min_change_percent', {
          values: given.matrix,
          weights: given.weights,
        }) as { changes: ({ percent: number }[] | null)[][] }
        changes.forEach((row, i) =>
          row.forEach((pair, j) => {
            // Both differences change their sign, so their quotient does not.
            same(pair, changes[j]?.[i] ?? null)
          }),
        )
      }),
    )
  })
})
