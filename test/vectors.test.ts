import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compute } from '#shared/domain/methods/compute'

/** One worked example: inputs of a method and what it must give. */
interface Vector {
  readonly id: string
  readonly method: string
  readonly inputs: unknown
  readonly expected: Readonly<Record<string, unknown>>
  readonly tolerance: number | { readonly exact?: number; readonly monte_carlo: unknown }
}

const file = new URL('fixtures/vectors.json', import.meta.url)
const { vectors, count } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly vectors: readonly Vector[]
  readonly count: number
}

/** Absolute tolerance of a number; that of sampled answers is their own for 100,000 samples. */
function toleranceOf({ tolerance }: Vector): number {
  if (typeof tolerance === 'number') return tolerance
  return tolerance.exact ?? 0.01
}

/** Everything in `actual` that is not as in `expected`, by its path. */
function differences(actual: unknown, expected: unknown, tolerance: number, path = ''): string[] {
  if (typeof expected === 'number') {
    const near = typeof actual === 'number' && Math.abs(actual - expected) <= tolerance
    return near && !Object.is(actual, -0) ? [] : [`${path}: ${String(actual)} is not ${expected}`]
  }
  if (typeof expected !== 'object' || expected === null)
    return actual === expected ? [] : [`${path}: ${String(actual)} is not ${String(expected)}`]
  const found = (typeof actual === 'object' && actual !== null ? actual : {}) as typeof expected
  const extra = Array.isArray(expected) && Array.isArray(found) && found.length !== expected.length
  return [
    ...(extra ? [`${path}: not as many entries`] : []),
    ...Object.entries(expected).flatMap(([key, value]) =>
      differences((found as Record<string, unknown>)[key], value, tolerance, `${path}.${key}`),
    ),
  ]
}

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
