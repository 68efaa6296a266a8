import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cssText } from './css-text.ts'

describe('cssText', () => {
  it('escapes everything but letters, digits and spaces', () => {
    expect(cssText('a "b" </c>', 100)).toBe('"\\2068 a \\22 b\\22  \\3c \\2f c\\3e \\2069 "')
  })

  it('cuts what is wider than its room', () => {
    expect(cssText('W'.repeat(100), 30)).toMatch(/W\\2026 /)
    expect(cssText('short', 30)).not.toContain('2026')
  })

  it('never lets a text end its string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cssText(text, 1000)).toMatch(/^"(?:[A-Za-z0-9 ]|\\[0-9a-f]{1,6} )*"$/)
      }),
      { numRuns: 50 },
    )
  })
})
