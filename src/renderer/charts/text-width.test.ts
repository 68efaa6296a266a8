import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fittedText, textWidth } from './text-width.ts'

/** Sign after sign taken off, until the rest fits: what is meant, and slow for a long text. */
function fittedSlowly(text: string, room: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= room) return text
  const signs = Array.from(text)
  let end = signs.length
  while (end > 1 && textWidth(`${signs.slice(0, end).join('')}…`, fontSize) > room) end -= 1
  return `${signs.slice(0, end).join('').trimEnd()}…`
}

describe('a text that is cut to a width', () => {
  it('is the longest beginning that fits with its ellipsis', () => {
    const text = fc.array(fc.constantFrom(...Array.from('iMW w.評😀가…')), { maxLength: 12 })
    fc.assert(
      fc.property(text, fc.double({ min: 0, max: 120, noNaN: true }), (signs, room) => {
        expect(fittedText(signs.join(''), room, 13)).toBe(fittedSlowly(signs.join(''), room, 13))
      }),
      { numRuns: 2_000 },
    )
  })

  it('takes no longer for a text without end', () => {
    const begun = performance.now()
    for (let n = 0; n < 100; n++) fittedText('a'.repeat(100_000), 200, 13)
    expect(performance.now() - begun).toBeLessThan(1_000)
  })
})
