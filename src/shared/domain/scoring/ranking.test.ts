import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CandidateId } from '#shared/domain/ids'
import { firstPlaces, rankTotals } from '#shared/domain/scoring/ranking'

const rows = (totals: Record<string, number>) =>
  Object.entries(totals).map(([id, total]) => ({ candidateId: CandidateId.parse(id), total }))
const ranked = (totals: Record<string, number>) =>
  rankTotals(rows(totals)).map(({ candidateId, rank }) => `${rank} ${candidateId}`)

it('puts the highest total first', () => {
  expect(ranked({ a: 3.1, b: 3.9, c: 2 })).toEqual(['1 b', '2 a', '3 c'])
})

it('lets equal totals share a rank, in the order of their ids', () => {
  expect(ranked({ z: 3.5, b: 4, a: 4, y: 3.5, c: 1 })).toEqual(['1 a', '1 b', '3 y', '3 z', '5 c'])
})

it('takes what is closer than 1e-9 for equal', () => {
  expect(ranked({ b: 3 + 5e-10, a: 3 })).toEqual(['1 a', '1 b'])
  expect(ranked({ b: 3 + 2e-9, a: 3 })).toEqual(['1 b', '2 a'])
  expect(firstPlaces([3, 3 + 5e-10, 2])).toEqual([0, 1])
})

it('does not depend on the order in which candidates come', () => {
  const totals = fc.uniqueArray(
    fc.tuple(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 9 })),
    {
      selector: ([name]) => name,
      maxLength: 8,
    },
  )
  fc.assert(
    fc.property(totals, (given) => {
      const list = given.map(([name, total], i) => ({
        candidateId: CandidateId.parse(`c${i}_${name.replaceAll(/[^a-z]/g, '')}`),
        total,
      }))
      expect(rankTotals(list.toReversed())).toEqual(rankTotals(list))
    }),
  )
})
