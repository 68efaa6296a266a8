import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  counted,
  countWord,
  formatDay,
  formatMeasure,
  formatPercent,
  formatPoints,
  formatScore,
  formatShortDay,
  formatSigned,
  formatTime,
  formatWeight,
  formatWeightAligned,
  insideSentence,
  joinNames,
  partsAddingUp,
  readOn,
  roundTo,
} from '#shared/domain/format'

describe('numbers', () => {
  it('round halves away from zero, also those that binary fractions miss', () => {
    expect([1.005, 4.005, 2.675, -1.005].map((value) => roundTo(value, 2))).toEqual([
      1.01, 4.01, 2.68, -1.01,
    ])
    expect(roundTo(3.004999, 2)).toBe(3)
  })

  it('never show minus zero', () => {
    expect(Object.is(roundTo(-0.001, 2), 0)).toBe(true)
    expect([formatPoints(-0.001), formatSigned(-0.001), formatPercent(-0)]).toEqual([
      '0.00',
      '0.00',
      '0.00',
    ])
  })

  it('are refused when they are not finite', () => {
    expect(() => roundTo(Number.NaN, 2)).toThrow(RangeError)
    expect(() => formatPoints(Infinity)).toThrow(RangeError)
  })

  it('have as many decimals as their kind asks for', () => {
    expect([formatPoints(4.1), formatPercent(84.5451)]).toEqual(['4.10', '84.55'])
    expect([20, 12.76, 100 / 3].map(formatWeight)).toEqual(['20', '12.8', '33.3'])
    expect(formatWeightAligned(20)).toBe('20.0')
    expect([formatMeasure(9.5), formatMeasure(0.1 + 0.2)]).toEqual(['9.5', '0.3'])
    expect([formatScore(4), formatScore(3.8333), formatScore(null)]).toEqual(['4', '3.83', '?'])
  })

  it('carry a sign where they are a change, with a real minus', () => {
    expect([0.15, -0.1, 0].map(formatSigned)).toEqual(['+0.15', '−0.10', '0.00'])
  })
})

describe('parts of a total', () => {
  it('give the missing hundredths to those that lost most', () => {
    // 0.335 and 0.335 and 0.33 make 1.00: one of the first two goes up, the first of equals
    expect(partsAddingUp([0.335, 0.335, 0.33])).toEqual([0.34, 0.33, 0.33])
    expect(partsAddingUp([])).toEqual([])
  })

  it('always add up to the total as shown, each within a hundredth of itself', () => {
    const parts = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { maxLength: 25 })
    fc.assert(
      fc.property(parts, (exact) => {
        const shown = partsAddingUp(exact)
        const total = exact.reduce((sum, part) => sum + part, 0)
        expect(formatPoints(shown.reduce((sum, part) => sum + part, 0))).toBe(formatPoints(total))
        shown.forEach((part, i) => {
          expect(Math.abs(part - (exact[i] ?? 0))).toBeLessThan(0.01 + 1e-6)
          expect(Object.is(part, -0)).toBe(false)
        })
      }),
    )
  })
})

describe('words', () => {
  it('write days and times as people read them', () => {
    expect(formatDay('2026-04-09')).toBe('9 April 2026')
    expect(formatShortDay('2026-12-31')).toBe('31 Dec 2026')
    expect(formatTime('2026-03-12T10:11:00+01:00')).toBe('10:11')
  })

  it('join names with commas and one and', () => {
    expect([[], ['Ana'], ['Ana', 'Mei'], ['Ana', 'Mei', 'Lukas']].map(joinNames)).toEqual([
      '',
      'Ana',
      'Ana and Mei',
      'Ana, Mei and Lukas',
    ])
  })

  it('count in words up to twelve', () => {
    expect([0, 4, 12, 13].map(countWord)).toEqual(['no', 'four', 'twelve', '13'])
    expect([counted(1, 'person', 'people'), counted(6, 'person', 'people')]).toEqual([
      '1 person',
      '6 people',
    ])
  })

  it('lower a first letter inside a sentence unless it belongs to a name', () => {
    expect(
      ['Total cost', 'CI runs', 'MLflow support', 'R', 'Éclair', ''].map(insideSentence),
    ).toEqual(['total cost', 'CI runs', 'MLflow support', 'R', 'éclair', ''])
  })

  it('reads on with what somebody typed, and takes no capital from a name', () => {
    const typed = ['It passed', 'The team knows it', 'A tool', 'Jonas tested it', 'I doubt it', '']
    expect(typed.map(readOn)).toEqual([
      'it passed',
      'the team knows it',
      'a tool',
      'Jonas tested it',
      'I doubt it',
      '',
    ])
    expect(readOn('IT runs it')).toBe('IT runs it')
    expect(readOn('Kubernetes is there')).toBe('Kubernetes is there')
  })
})
