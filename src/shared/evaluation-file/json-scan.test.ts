import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeInJson, troubleInJson } from '#shared/evaluation-file/json-scan'

const said = (text: string) => {
  const trouble = troubleInJson(text)
  return trouble && `${placeInJson(trouble)}: ${trouble.reason}`
}

describe('JSON from outside', () => {
  it('is in order where JSON.parse reads it and nothing in it means harm', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), fc.constantFrom(undefined, 2), (text, indent) => {
        const value: unknown = JSON.parse(text)
        fc.pre(!/__proto__|constructor|prototype|-0\b/.test(text))
        expect(said(JSON.stringify(value, null, indent))).toBeNull()
      }),
    )
  })

  it('is no JSON for this reader exactly where it is none for JSON.parse', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom(
          '',
          ',',
          ':',
          '"',
          '{',
          ']',
          '1',
          '\\',
          '\u0000',
          '01',
          '.',
          'e',
          '\n',
          'nul',
        ),
        (text, at, sign) => {
          const place = at % (text.length + 1)
          const changed = text.slice(0, place) + sign + text.slice(place + (at % 2))
          const trouble = troubleInJson(changed)
          const isJson = (() => {
            try {
              JSON.parse(changed)
              return true
            } catch {
              return false
            }
          })()
          const isFound = isJson ? trouble?.isSyntax !== true : trouble !== null
          expect(isFound).toBe(true)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('says the line of what is no JSON', () => {
    expect(said('')).toBe('line 1: it ends where a value should be')
    expect(said('{\n"a": 1,\n}')).toBe('line 3: “}” stands where a name in quotes should be')
    expect(said('[1 2]')).toBe('line 1: “2” stands where a comma or ] should be')
    expect(said('{} x')).toBe('line 1: “x” stands where the end should be')
    expect(said('["a\nb"]')).toMatch(/^line 1: a text in quotes that is not closed/)
    expect(said('[0,5,]')).toMatch(/^line 1: “]” stands where a value should be/)
    expect(said("{'a': 1}")).toMatch(/a name in quotes/)
  })

  it('has no name twice, however it is written', () => {
    expect(said('{"a":{"b":1,"\\u0062":2}}')).toBe('a.b: an object has the field "b" twice')
    expect(said('[{"a":1},{"a":1}]')).toBeNull()
  })

  it('has no name that means something to JavaScript, however it is written', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', '__pro\\u0074o__'])
      expect(said(`[{"x":{"${name}":{}}}]`)).toMatch(/is not allowed$/)
  })

  it('has no number that cannot be stored', () => {
    for (const number of ['1e309', '-1e309', '-0', '-0.0', 'NaN', '-Infinity'])
      expect(said(`{"a":[1,${number}]}`)).toBe('a[1]: not a number that can be stored')
    for (const number of ['1e308', '0', '5e-324', '-1.5E+2']) expect(said(`[${number}]`)).toBeNull()
    for (const number of ['01', '+1', '.5', '1.', '0x10', '1_000'])
      expect(troubleInJson(`[${number}]`)?.isSyntax).toBe(true)
  })

  it('is not nested deeper than 64, and is looked at without recursion', () => {
    expect(said('['.repeat(64) + ']'.repeat(64))).toBeNull()
    expect(said('['.repeat(65) + ']'.repeat(65))).toMatch(/nested deeper than 64 levels$/)
    expect(said('['.repeat(5_000_000))).toMatch(/nested deeper than 64 levels$/)
    expect(said('{"a":'.repeat(1_000_000))).toMatch(/nested deeper than 64 levels$/)
  })

  it('has no text over 100,000 characters but the content of a file', () => {
    const long = 'x'.repeat(100_001)
    expect(said(`{"note":"${long}"}`)).toBe('note: a text of more than 100000 characters')
    expect(said(`{"note":"${'\\u0041'.repeat(90_000)}"}`)).toBeNull()
    expect(said(`{"base64":"${long}"}`)).toBeNull()
    expect(said(`{"${long}":1}`)).toMatch(/a name that is too long$/)
  })

  it('may hold a text of thirty million characters without needing a stack for it', () => {
    expect(said(`{"base64":"${'A'.repeat(30_000_000)}"}`)).toBeNull()
  })
})
