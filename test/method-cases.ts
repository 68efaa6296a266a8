import fc from 'fast-check'
import { expect } from 'vitest'
import { compute } from '#shared/domain/methods/compute'
import { entry } from '#shared/domain/statistics'
import { differences } from './vectors.ts'

export type Outputs = Readonly<Record<string, unknown>>

/** What a method gives; fails where it refuses. */
export function outputsOf(method: string, inputs: object): Outputs {
  const computed = compute(method, inputs)
  expect(computed).toMatchObject({ status: 'computed' })
  return computed.status === 'computed' ? computed.outputs : {}
}

/** Fails unless both are the same to nine digits. */
export const same = (actual: unknown, expected: unknown) =>
  expect(differences(actual, expected, 1e-9)).toEqual([])

export type Order = readonly number[]
/** The list whose entry at i is the one that was at `order[i]`. */
export const put = <T>(list: readonly T[], order: Order): T[] => order.map((at) => entry(list, at))
export const putColumns = <T>(rows: readonly (readonly T[])[], order: Order) =>
  rows.map((row) => put(row, order))
export const putBoth = <T>(rows: readonly (readonly T[])[], order: Order) =>
  putColumns(put(rows, order), order)

export const listOf = <T>(item: fc.Arbitrary<T>, length: number) =>
  fc.array(item, { minLength: length, maxLength: length })
export const orderOf = (length: number): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray(
    Array.from({ length }, (_, i) => i),
    { minLength: length, maxLength: length },
  )

export interface Given {
  readonly matrix: number[][]
  readonly directions: ('max' | 'min')[]
  readonly weights: number[]
}
/** A problem, with other orders of its rows and columns to try. */
export interface Case {
  readonly given: Given
  readonly preference: { type: string; q: number; p: number; s: number }[]
  readonly rowOrder: number[]
  readonly columnOrder: number[]
}

export const anyCase: fc.Arbitrary<Case> = fc
  .record({ rows: fc.integer({ min: 2, max: 6 }), columns: fc.integer({ min: 1, max: 5 }) })
  .chain(({ rows, columns }) =>
    fc.record({
      given: fc.record({
        matrix: listOf(listOf(fc.integer({ min: 1, max: 9 }), columns), rows),
        directions: listOf(fc.constantFrom('max' as const, 'min' as const), columns),
        weights: listOf(fc.integer({ min: 0, max: 9 }), columns).map((all) =>
          all.every((weight) => weight === 0) ? all.map(() => 1) : all,
        ),
      }),
      preference: listOf(
        fc.record({
          type: fc.constantFrom('usual', 'ushape', 'vshape', 'level', 'linear', 'gaussian'),
          q: fc.constantFrom(0, 1, 2),
          p: fc.constantFrom(2, 3, 5),
          s: fc.constantFrom(1, 4),
        }),
        columns,
      ),
      rowOrder: orderOf(rows),
      columnOrder: orderOf(columns),
    }),
  )

/** Some of the outputs. */
export const picked = (outputs: Outputs, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, outputs[name]]))
