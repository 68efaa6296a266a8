import { readFileSync } from 'node:fs'

/** One worked example: inputs of a method and what it must give. */
export interface Vector {
  readonly id: string
  readonly method: string
  readonly inputs: unknown
  readonly expected: Readonly<Record<string, unknown>>
  readonly tolerance: number | { readonly exact?: number; readonly monte_carlo: unknown }
}

const file = new URL('fixtures/vectors.json', import.meta.url)

/** The published and worked examples, and how many the file says there are. */
export const { vectors, count } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly vectors: readonly Vector[]
  readonly count: number
}

/** Absolute tolerance of a number; that of sampled answers is their own for 100,000 samples. */
export function toleranceOf({ tolerance }: Vector): number {
  if (typeof tolerance === 'number') return tolerance
  return tolerance.exact ?? 0.01
}

/** Everything in `actual` that is not as in `expected`, by its path. */
export function differences(
  actual: unknown,
  expected: unknown,
  tolerance: number,
  path = '',
): string[] {
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
