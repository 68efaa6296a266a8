import { expect, it } from 'vitest'
import { addressAfterCrash, crashesBefore } from './crash-count.ts'

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

it('leads a window that keeps crashing to a page with ways out, and any other one back to its screen', () => {
  const at = 'https://stackjury.localhost/#/e/one/scoring'
  expect(addressAfterCrash(at, false)).toBe(at)
  expect(addressAfterCrash(at, true)).toBe('https://stackjury.localhost/#/recovery/one/crashed')
  expect(addressAfterCrash('app://stackjury/', true)).toBe('app://stackjury/#/recovery/-/crashed')
  expect(addressAfterCrash('https://stackjury.localhost/#/recovery/one/crashed', true)).toBe(
    'https://stackjury.localhost/#/recovery/one/crashed',
  )
})
