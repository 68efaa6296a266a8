import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvText, unguarded } from './csv.ts'

/** What a cell with this text has in it, without the quotes around it. */
function cellOf(text: string): string {
  const cell = csvText([[text]]).slice(1, -2)
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
}

/** The rule as patterns: right, and far too slow for a long run of what nobody sees. */
const sign = String.raw`['\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]`
const formulaStart = new RegExp(String.raw`^'*(?:[\t\r\n]|${sign})`, 'u')
const cellEnd = String.raw`([;\t\r\n]"*)`
function guardedByPatterns(text: string): string {
  const inside = text.replaceAll(new RegExp(`${cellEnd}(?=${sign})`, 'gu'), "$1'")
  return formulaStart.test(inside) ? `'${inside}` : inside
}
function unguardedByPatterns(text: string): string {
  const isGuarded = text.startsWith("'") && formulaStart.test(text.slice(1))
  const inside = isGuarded ? text.slice(1) : text
  return inside.replaceAll(new RegExp(`${cellEnd}'(?=${sign})`, 'gu'), '$1')
}

const anySign = fc.constantFrom(...Array.from(`='+-@＝;"\t\r\n \u200B\u00ADab,\u{e0001}😀`))
const anyText = fc.array(anySign, { maxLength: 14 }).map((signs) => signs.join(''))

describe('text in a CSV cell', () => {
  it('is kept from being a formula wherever the rule says so', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cellOf(text)).toBe(guardedByPatterns(text))
        expect(unguarded(text)).toBe(unguardedByPatterns(text))
      }),
      { numRuns: 3_000 },
    )
  })

  it('comes back as it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(unguarded(cellOf(text))).toBe(text)
      }),
      { numRuns: 3_000 },
    )
  })

  it.each(['\n', '\t', "'", '; ', '\u200B', ';', '"', '\t"', '='])(
    'is written in no time, also %j a hundred thousand times',
    (piece) => {
      const text = piece.repeat(100_000)
      const begun = performance.now()
      expect(unguarded(cellOf(text))).toBe(text)
      expect(performance.now() - begun).toBeLessThan(2_000)
    },
  )
})
