import fc from 'fast-check'
import { expect, it } from 'vitest'
import { positionWeights, rankOrderWeights } from '#shared/domain/weighting/rank-order'

it('gives centroid weights as worked by hand', () => {
  // n = 3: (1 + 1/2 + 1/3)/3, (1/2 + 1/3)/3, (1/3)/3
  expect(rankOrderWeights([2, 1, 3])).toEqual([
    expect.closeTo(5 / 18, 12),
    expect.closeTo(11 / 18, 12),
    expect.closeTo(2 / 18, 12),
  ])
})

it('gives rank sum and rank reciprocal weights as worked by hand', () => {
  expect(positionWeights(3, 'sum')).toEqual([3 / 6, 2 / 6, 1 / 6])
  expect(positionWeights(2, 'reciprocal')).toEqual([
    expect.closeTo(2 / 3, 12),
    expect.closeTo(1 / 3, 12),
  ])
})

it('shares the weights of their places among criteria of the same rank', () => {
  const tied = rankOrderWeights([1, 2, 2])
  expect(tied[1]).toBeCloseTo((5 / 18 + 2 / 18) / 2, 12)
  expect(tied[1]).toBe(tied[2])
  expect(rankOrderWeights([1, 2, 2, 4])).toEqual(rankOrderWeights([1, 2, 2, 3]))
})

it('always sums to 1, and never gives a worse rank more', () => {
  const ranks = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(ranks, fc.constantFrom('centroid', 'sum', 'reciprocal'), (given, method) => {
      const weights = rankOrderWeights(given, method)
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9)
      given.forEach((rank, i) => {
        const worse = weights.filter((_, j) => rank < (given[j] ?? 0))
        for (const weight of worse) expect(weights[i]).toBeGreaterThan(weight)
      })
    }),
  )
})
