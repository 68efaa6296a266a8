import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Matrix, Row } from '#shared/domain/methods/matrix'
import { exactAcceptability } from '#shared/domain/methods/smaa-exact'
import { stageResult } from '#shared/domain/scoring/result'
import { seededRandom } from '#shared/domain/sensitivity/random'
import {
  orderConstraints,
  weightsBetween,
  weightsInOrder,
} from '#shared/domain/sensitivity/weight-draws'
import {
  hasOrder,
  joinedAcceptability,
  regionAcceptability,
  type RegionAcceptability,
  votesRegion,
  type WeightRegion,
} from '#shared/domain/sensitivity/weight-regions'
import { acceptabilityOf } from '#shared/domain/methods/smaa'
import { entry } from '#shared/domain/statistics'
import { numbersIn } from '../../../../test/any-evaluation.ts'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { smallEvaluation } from '../../../../test/small-evaluation.ts'

const sample = scenarioEvaluation()
const { table } = stageResult(sample, 'discussed')
const votes = votesRegion(sample, table)
const sum = (row: Row) => row.reduce((total, value) => total + value, 0)
const regions: WeightRegion[] = [
  { kind: 'any' },
  { kind: 'order' },
  { kind: 'near' },
  ...(votes ? [votes] : []),
]

const values: Matrix = [
  [5, 1, 3],
  [2, 4, 3],
  [3, 3, 4],
]
const drawn = (draw: (random: () => number) => Row, samples = 40_000) => {
  const random = seededRandom(5)
  const weights = Array.from({ length: samples }, () => draw(random))
  return { weights, shares: acceptabilityOf(values, weights) }
}
/** Shares of ranks within four standard deviations of the exact ones. */
function expectNear(found: Matrix, exact: Matrix, samples: number) {
  exact.forEach((row, i) =>
    row.forEach((share, r) => {
      const deviation = Math.sqrt((share * (1 - share)) / samples)
      expect(Math.abs(entry(entry(found, i), r) - share)).toBeLessThan(4 * deviation + 1e-9)
    }),
  )
}

describe('drawing weights', () => {
  it('keeps the agreed order, and is fair within it', () => {
    const agreed = [0.5, 0.25, 0.25]
    const { weights, shares } = drawn(weightsInOrder(agreed))
    for (const row of weights.slice(0, 500)) {
      expect(sum(row)).toBeCloseTo(1, 12)
      expect(entry(row, 0)).toBeGreaterThanOrEqual(Math.max(entry(row, 1), entry(row, 2)))
    }
    // What is equal may end up either way.
    const higher = weights.filter(([, b = 0, c = 0]) => b > c).length / weights.length
    expect(higher).toBeCloseTo(0.5, 1)
    const exact = exactAcceptability(values, orderConstraints(agreed))
    expectNear(shares.acceptability, exact?.acceptability ?? [], 40_000)
  })

  it('keeps within the bounds, and is fair between them', () => {
    const [low, high] = [
      [0.2, 0.1, 0.15],
      [0.6, 0.5, 0.4],
    ] as const
    const { weights, shares } = drawn(weightsBetween(low, high))
    for (const row of weights.slice(0, 500)) {
      expect(sum(row)).toBeCloseTo(1, 9)
      row.forEach((share, j) => {
        expect(share).toBeGreaterThan(entry(low, j) - 1e-9)
        expect(share).toBeLessThan(entry(high, j) + 1e-9)
      })
    }
    // w - low · (sum of all) ≥ 0 and high · (sum of all) - w ≥ 0 are the same bounds as rows.
    const constraints = low.flatMap((bound, j) => [
      low.map((_, k) => (k === j ? 1 : 0) - bound),
      low.map((_, k) => entry(high, j) - (k === j ? 1 : 0)),
    ])
    const exact = exactAcceptability(values, constraints)
    // Steps of a walk hang together, so they are worth fewer than independent draws.
    expectNear(shares.acceptability, exact?.acceptability ?? [], 40_000 / 8)
  })

  it('stays where there is no room', () => {
    const draw = weightsBetween([0.3, 0.7], [0.3, 0.7])
    expect(draw(seededRandom(1))).toEqual([0.3, 0.7])
    const oneWay = weightsBetween([0.3, 0, 0], [0.3, 0, 1])
    expect(sum(oneWay(seededRandom(1)))).toBeCloseTo(1, 12)
  })
})

describe('shares over a region of weights', () => {
  it('adds up, keeps its seed, and is the same every time', () => {
    for (const region of regions) {
      const found = regionAcceptability(table, region, { samples: 2_000, seed: 4 })
      expect(found.method).toEqual({ kind: 'drawn', samples: 2_000, seed: 4 })
      expect(numbersIn(found).every(Number.isFinite)).toBe(true)
      for (const { percentByRank } of found.candidates) expect(sum(percentByRank)).toBeCloseTo(100)
      expect(sum(found.candidates.map((row) => row.percentByRank[0] ?? 0))).toBeCloseTo(100, 6)
      expect(regionAcceptability(table, region, { samples: 2_000, seed: 4 })).toEqual(found)
    }
  })

  it('puts every candidate first at the mean of the weights that do', () => {
    for (const region of regions)
      for (const { percentByRank, confidence } of regionAcceptability(table, region, {
        samples: 2_000,
        seed: 4,
      }).candidates)
        expect(confidence).toBe(entry(percentByRank, 0) > 0 ? 1 : null)
  })

  it('is exact where that is quick', () => {
    const small = stageResult(
      smallEvaluation({
        weights: { x: 60, y: 40 },
        votes: { a: { x: [5], y: [1] }, b: { x: [1], y: [5] } },
      }),
      'first',
    ).table
    const any = regionAcceptability(small, { kind: 'any' }, { samples: 10, seed: 1 })
    expect(any.method).toEqual({ kind: 'exact' })
    expect(any.candidates[0]?.percentByRank[0]).toBeCloseTo(50, 9)
    const ordered = regionAcceptability(small, { kind: 'order' }, { samples: 10, seed: 1 })
    expect(ordered.candidates[0]?.percentByRank).toEqual([100, 0])
    expect(ordered.candidates[1]?.centralWeights).toBeNull()
  })

  it('puts draws with several seeds together as if they were one', () => {
    const part = (seed: number, samples: number) =>
      regionAcceptability(table, { kind: 'any' }, { seed, samples })
    const parts = [part(1, 1_000), part(2, 3_000)]
    const joined = joinedAcceptability(parts)
    expect(joined.method).toEqual({ kind: 'drawn', samples: 4_000, seed: 1 })
    const first = (found: RegionAcceptability | undefined) =>
      found?.candidates[0]?.percentByRank[0] ?? NaN
    expect(first(joined)).toBeCloseTo((first(parts[0]) + 3 * first(parts[1])) / 4, 9)
    const central = joined.candidates.flatMap(({ centralWeights }) =>
      centralWeights ? [sum(centralWeights)] : [],
    )
    for (const all of central) expect(all).toBeCloseTo(1, 9)
  })

  it('joins any parts without losing a share', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sizes) => {
        const parts = sizes.map((samples, seed) =>
          regionAcceptability(table, { kind: 'near' }, { samples, seed }),
        )
        for (const { percentByRank } of joinedAcceptability(parts).candidates)
          expect(sum(percentByRank)).toBeCloseTo(100, 6)
      }),
      { numRuns: 20 },
    )
  })

  it('knows the votes of the worked sample, and no region without two people', () => {
    expect(votes?.low.map((share, j) => share <= entry(votes.high, j))).not.toContain(false)
    const alone = smallEvaluation({ weights: { x: 1 }, votes: { a: { x: [5] }, b: { x: [1] } } })
    expect(votesRegion(alone, stageResult(alone, 'first').table)).toBeNull()
    const blind = { ...sample, weighting: { ...sample.weighting, revealedAt: null } }
    expect(votesRegion(blind, table)).toBeNull()
  })

  it('knows that equal weights have no order', () => {
    expect(hasOrder([0.25, 0.25, 0.5])).toBe(true)
    expect(hasOrder([0.5, 0.5])).toBe(false)
  })
})
