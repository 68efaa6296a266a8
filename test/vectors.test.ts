import { describe, expect, it } from 'vitest'
import { compute } from '#shared/domain/methods/compute'
import { count, differences, toleranceOf, vectors } from './vectors.ts'

describe('published and worked examples', () => {
  it('are all here', () => {
    expect(vectors).toHaveLength(count)
    expect(count).toBe(74)
  })

  it('are compared to the last digit that they promise', () => {
    const expected = { a: [1, { b: null, c: true }] }
    const wrong = [
      { a: [1 + 2e-9, { b: null, c: true }] },
      { a: [1, { b: 0, c: true }] },
      { a: [1] },
      {},
    ]
    expect(differences(expected, expected, 1e-9)).toEqual([])
    for (const actual of wrong) expect(differences(actual, expected, 1e-9)).not.toEqual([])
    expect(differences({ a: -0 }, { a: 0 }, 1e-9)).not.toEqual([])
  })

  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    const computed = compute(vector.method, vector.inputs)
    expect(computed.status).toBe('computed')
    const outputs = computed.status === 'computed' ? computed.outputs : {}
    expect(differences(outputs, vector.expected, toleranceOf(vector))).toEqual([])
  })
})
