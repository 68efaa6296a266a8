import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byId, entry, extent, mean, median, sampleDeviation } from '#shared/domain/statistics'

describe('figures of a list', () => {
  it('are right for a list worked by hand', () => {
    const votes = [5, 4, 4, 4, 4, 2]
    expect(mean(votes)).toBeCloseTo(23 / 6, 12)
    expect(median(votes)).toBe(4)
    expect(median([1, 2, 3, 10])).toBe(2.5)
    expect(sampleDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12)
    expect(extent(votes)).toEqual({ low: 2, high: 5 })
  })

  it('are null where the list is too short to have them', () => {
    expect([mean([]), median([]), extent([]), sampleDeviation([3])]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('do not tell by their last digit in which order people gave their numbers', () => {
    const [before, after] = [
      [4, 5, 5, 4, 5, 5],
      [5, 4, 5, 5, 4, 5],
    ] as const
    expect(sampleDeviation(before)).toBe(sampleDeviation(after))
    expect(mean([0.1, 0.2, 0.3])).toBe(mean([0.3, 0.2, 0.1]))
  })

  it('keep mean and median between the lowest and the highest', () => {
    const lists = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 })
    fc.assert(
      fc.property(lists, (values) => {
        const ends = extent(values)
        for (const middle of [mean(values), median(values)]) {
          expect(middle).toBeGreaterThanOrEqual((ends?.low ?? NaN) - 1e-12)
          expect(middle).toBeLessThanOrEqual((ends?.high ?? NaN) + 1e-12)
        }
      }),
    )
  })
})

it('orders ids by code unit and refuses an entry that is not there', () => {
  expect(['b', 'A', 'a', '10', '9'].toSorted(byId)).toEqual(['10', '9', 'A', 'a', 'b'])
  expect(() => entry([1], 1)).toThrow(RangeError)
})
