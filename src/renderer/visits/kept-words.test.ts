// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createKeptWords, forgetKeptWords } from './kept-words.ts'

const asText = (found: unknown) => (typeof found === 'string' ? found : null)

afterEach(() => vi.restoreAllMocks())

describe('words that are typed and not entered', () => {
  it('are there again in the next window of the same evaluation, and in no other', () => {
    createKeptWords('serving').keep('new-criterion', 'Laten')
    expect(createKeptWords('serving').read('new-criterion', asText)).toBe('Laten')
    expect(createKeptWords('serving').read('new-must-have', asText)).toBeNull()
    expect(createKeptWords('serving-2').read('new-criterion', asText)).toBeNull()
  })

  it('are gone once they are forgotten', () => {
    const words = createKeptWords('serving')
    words.keep('new-criterion', 'Laten')
    words.keep('new-criterion', null)
    expect(words.read('new-criterion', asText)).toBeNull()
    expect(createKeptWords('serving').read('new-criterion', asText)).toBeNull()
    expect(localStorage).toHaveLength(0)
  })

  it('go with their evaluation, and those of others stay', () => {
    createKeptWords('serving').keep('new-criterion', 'Laten')
    createKeptWords('serving-2').keep('new-criterion', 'Thro')
    forgetKeptWords('serving')
    expect(createKeptWords('serving').read('new-criterion', asText)).toBeNull()
    expect(createKeptWords('serving-2').read('new-criterion', asText)).toBe('Thro')
  })

  it('are nowhere but in memory without an evaluation', () => {
    const words = createKeptWords(null)
    words.keep('new-criterion', 'Laten')
    expect(words.read('new-criterion', asText)).toBe('Laten')
    expect(localStorage).toHaveLength(0)
  })

  it.each([
    ['no JSON', '{"'],
    ['something else than the field has', '{"score":3}'],
    ['longer than any field', JSON.stringify('x'.repeat(200_000))],
  ])('are nothing where what is stored is %s', (_, stored) => {
    localStorage.setItem('stackjury-typed/serving/new-criterion', stored)
    expect(createKeptWords('serving').read('new-criterion', asText)).toBeNull()
  })

  it('are kept in memory where the browser keeps nothing', () => {
    const refuse = () => {
      throw new DOMException('The quota has been exceeded', 'QuotaExceededError')
    }
    for (const name of ['getItem', 'setItem', 'removeItem'] as const) {
      vi.spyOn(Storage.prototype, name).mockImplementation(refuse)
    }
    const words = createKeptWords('serving')
    words.keep('new-criterion', 'Laten')
    expect(words.read('new-criterion', asText)).toBe('Laten')
    words.keep('new-criterion', null)
    expect(words.read('new-criterion', asText)).toBeNull()
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(refuse)
    expect(createKeptWords('serving').read('new-criterion', asText)).toBeNull()
    expect(() => forgetKeptWords('serving')).not.toThrow()
  })
})
