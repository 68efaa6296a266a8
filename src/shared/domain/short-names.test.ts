import { expect, it } from 'vitest'
import { nameKeys, nameLetters, roomNames } from '#shared/domain/short-names'

it('calls people by their first names as long as these tell them apart', () => {
  expect(roomNames(['Ana Ferreira', 'Maria Adams', 'Maria Berg', 'Chen'])).toEqual([
    'Ana',
    'Maria A.',
    'Maria B.',
    'Chen',
  ])
  expect(roomNames(['Jo Ek', 'Jo Ek'])).toEqual(['Jo Ek', 'Jo Ek'])
})

it('puts two letters into a dot, the initials where first names begin alike', () => {
  expect(nameLetters(['Ana Ferreira', 'Mark Olsen', 'Maria Berg', 'Åse'])).toEqual([
    'An',
    'MO',
    'MB',
    'Ås',
  ])
})

it('gives everybody a key of their own, the first letter where it is free', () => {
  expect(nameKeys(['Ana', 'Jonas', 'Mei', 'Samuel', 'Priya', 'Lukas'])).toEqual([
    'a',
    'j',
    'm',
    's',
    'p',
    'l',
  ])
  const keys = nameKeys(Array.from({ length: 40 }, (_, i) => `Ana ${i}`))
  expect(new Set(keys.slice(0, 36)).size).toBe(36)
  expect(keys.slice(36)).toEqual([null, null, null, null])
  expect(nameKeys(['李明', 'Ana'])).toEqual(['1', 'a'])
})
