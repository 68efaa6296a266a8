import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entry } from '#shared/domain/statistics'
import {
  anyCase,
  type Case,
  type Given,
  outputsOf,
  picked,
  put,
  putBoth,
  putColumns,
  same,
} from '../../../../test/method-cases.ts'

/**
 * What holds for every method whatever the numbers: the order of alternatives, criteria and people
 * is nobody's business, nor is the unit of the weights, nor which way round a criterion is written.
 */

/** A method that ranks alternatives: its parameters, and how a criterion is written upside down. */
interface Ranking {
  readonly name: string
  readonly method: string
  readonly params: (preference: Case['preference']) => object
  readonly turned: (value: number) => number
  /** Outputs with one entry per alternative, and those with one per pair. */
  readonly byRow: readonly string[]
  readonly byPair: readonly string[]
}

const negated = (value: number) => -value
const inverse = (value: number) => 1 / value
const sum = (normalisation: string, turned: (value: number) => number): Ranking => ({
  name: `weighted sum, ${normalisation}`,
  method: 'weighted_sum',
  params: () => ({ normalisation }),
  turned,
  byRow: ['scores', 'ranks'],
  byPair: [],
})

const rankings: readonly Ranking[] = [
  sum('minmax', negated),
  sum('linear_max', inverse),
  sum('sum', inverse),
  {
    ...sum('none', inverse),
    name: 'weighted product',
    method: 'weighted_product',
  },
  ...(['vector', 'minmax'] as const).map((normalisation) => ({
    name: `TOPSIS, ${normalisation}`,
    method: 'topsis',
    params: () => ({ normalisation }),
    turned: negated,
    byRow: ['d_plus', 'd_minus', 'closeness', 'ranks'],
    byPair: [],
  })),
  {
    name: 'VIKOR',
    method: 'vikor',
    params: () => ({ v: 0.5 }),
    turned: negated,
    byRow: ['S', 'R', 'Q', 'ranks_Q'],
    byPair: [],
  },
  {
    name: 'PROMETHEE II',
    method: 'promethee2',
    params: (preference) => ({ preference }),
    turned: negated,
    byRow: ['phi_plus', 'phi_minus', 'phi', 'ranks'],
    byPair: ['pi'],
  },
  {
    name: 'ELECTRE I',
    method: 'electre1',
    params: () => ({ concordance_threshold: 0.6, discordance_threshold: 0.4 }),
    turned: negated,
    byRow: [],
    byPair: ['concordance', 'discordance', 'outranks'],
  },
]

describe.each(rankings)('$name', ({ method, params, turned, byRow, byPair }) => {
  const all = [...byRow, ...byPair]
  const run = (given: Given, preference: Case['preference']) =>
    outputsOf(method, { ...given, params: params(preference) })

  it('does not care about the order of alternatives', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(anyCase, ({ given, preference, rowOrder }) => {
        const before = run(given, preference)
        const after = run({ ...given, matrix: put(given.matrix, rowOrder) }, preference)
        for (const name of byRow) same(after[name], put(before[name] as number[], rowOrder))
        for (const name of byPair) same(after[name], putBoth(before[name] as number[][], rowOrder))
      }),
    )
  })

  it('does not care about the order of criteria', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(anyCase, ({ given, preference, columnOrder: order }) => {
        const after = run(
          {
            matrix: putColumns(given.matrix, order),
            directions: put(given.directions, order),
            weights: put(given.weights, order),
          },
          put(preference, order),
        )
        same(picked(after, all), picked(run(given, preference), all))
      }),
    )
  })

  it('does not care about the unit of the weights', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(anyCase, fc.constantFrom(0.001, 0.3, 7, 1e6), ({ given, preference }, factor) => {
        const weights = given.weights.map((weight) => weight * factor)
        const after = run({ ...given, weights }, preference)
        same(picked(after, all), picked(run(given, preference), all))
      }),
    )
  })

  it('does not care which way round a criterion is written', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(anyCase, ({ given, preference }) => {
        const upsideDown = {
          ...given,
          matrix: given.matrix.map((row) => [turned(entry(row, 0)), ...row.slice(1)]),
          directions: given.directions.with(0, given.directions[0] === 'max' ? 'min' : 'max'),
        }
        same(picked(run(upsideDown, preference), all), picked(run(given, preference), all))
      }),
    )
  })

  it('gives identical alternatives the same, and a constant criterion no say', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(anyCase, ({ given, preference }) => {
        const [first] = given.matrix
        const twins = run({ ...given, matrix: [...given.matrix, first ?? []] }, preference)
        for (const name of byRow) {
          const values = twins[name] as number[]
          same(values.at(-1), values[0])
        }
        const constant = run(
          {
            matrix: given.matrix.map((row) => [...row, 5]),
            directions: [...given.directions, 'max'],
            weights: [...given.weights, 3],
          },
          [...preference, { type: 'usual', q: 0, p: 1, s: 1 }],
        )
        const without = run(given, preference)
        for (const name of ['ranks', 'ranks_Q']) same(constant[name], without[name])
      }),
    )
  })
})

describe('the weighted sum, by default', () => {
  it('never turns two round when a third comes or goes', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(anyCase, ({ given: { matrix, weights } }) => {
        const run = (rows: readonly number[][]) =>
          outputsOf('weighted_sum', {
            matrix: rows,
            directions: weights.map(() => 'max'),
            weights,
            params: { normalisation: 'none' },
          })
        const scores = run(matrix)['scores'] as number[]
        same((run(matrix.slice(0, -1))['scores'] as number[]) ?? [], scores.slice(0, -1))
      }),
    )
  })
})
