import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from '#shared/evaluation-file/base64'

describe('base64', () => {
  it('says the same as Node, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(toBase64(text)).toBe(Buffer.from(text, 'utf8').toString('base64'))
        expect(fromBase64(toBase64(text))).toBe(text)
      }),
    )
  })

  it('writes half a surrogate pair as every encoder does', () => {
    expect(toBase64('\ud800')).toBe(Buffer.from('\ufffd').toString('base64'))
  })

  it('refuses what is neither base64 nor text', () => {
    for (const broken of ['a', 'a===', 'ab!=', '/w==', 'gICA']) {
      expect(() => fromBase64(broken)).toThrow(RangeError)
    }
  })
})
