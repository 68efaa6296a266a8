import { expect, it } from 'vitest'
import { crashesBefore } from './crash-count.ts'

it('calls the fourth crash within five minutes repeated, and forgets older ones', () => {
  const isRepeated = crashesBefore()
  const minute = 60_000
  expect([0, 1, 2, 3].map((minutes) => isRepeated(minutes * minute))).toEqual([
    false,
    false,
    false,
    true,
  ])
  expect(isRepeated(20 * minute)).toBe(false)
})
