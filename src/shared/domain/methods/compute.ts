/**
 * Every method by name, from plain data to plain data, for comparing with published examples and
 * for use from scripts. Names of fields are those of the published examples.
 */
import { z } from 'zod'
import {
  type Inputs,
  inputs,
  type MethodName,
  type MethodTable,
} from '#shared/domain/methods/compute-schemas'
import { groupMethods } from '#shared/domain/methods/compute-group'
import { rankingMethods } from '#shared/domain/methods/compute-ranking'
import { weightMethods } from '#shared/domain/methods/compute-weights'

export type Computed =
  | { readonly status: 'computed'; readonly outputs: Readonly<Record<string, unknown>> }
  /** What is wrong. Never empty. */
  | { readonly status: 'refused'; readonly problems: readonly InputProblem[] }

/** What is wrong with one part of the inputs. */
export interface InputProblem {
  /** Where, as `matrix[0][1]`; empty if it is about all of them together. */
  readonly path: string
  readonly reason: string
}

const methods: MethodTable<MethodName> = { ...rankingMethods, ...weightMethods, ...groupMethods }

/** Names of all methods. */
export const methodNames = Object.keys(inputs)

/**
 * Computes a method. Inputs of the wrong shape, and inputs with which it has no answer, such as
 * points that are all zero, are refused in words. An answer has no NaN, no infinity and no -0.
 */
export function compute(method: string, given: unknown): Computed {
  if (!isMethod(method)) return refused('', `No method is called ${method}`)
  return computeNamed(method, given)
}

const isMethod = (name: string): name is MethodName => Object.hasOwn(inputs, name)

const refused = (path: string, reason: string): Computed => ({
  status: 'refused',
  problems: [{ path, reason }],
})

function computeNamed<Name extends MethodName>(name: Name, given: unknown): Computed {
  const schema: z.ZodType<Inputs<Name>> = inputs[name] as unknown as z.ZodType<Inputs<Name>>
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      path: z.core.toDotPath(path),
      reason: message,
    }))
    return { status: 'refused', problems }
  }
  try {
    const outputs = withoutNegativeZero(methods[name](parsed.data))
    return { status: 'computed', outputs: outputs as Readonly<Record<string, unknown>> }
  } catch (error) {
    // Inputs that the schemas cannot tell from good ones, such as constraints that exclude all.
    if (error instanceof RangeError) return refused('', error.message)
    throw error
  }
}

/** @throws {RangeError} if a number is not finite: the inputs are too large or too far apart */
function withoutNegativeZero(value: unknown): unknown {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('The numbers are too large to compute with')
    return value === 0 ? 0 : value
  }
  if (Array.isArray(value)) return value.map(withoutNegativeZero)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, withoutNegativeZero(part)]),
  )
}
