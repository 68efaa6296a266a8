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
  /** What is wrong with the inputs, in words. Never empty. */
  | { readonly status: 'refused'; readonly problems: readonly string[] }

const methods: MethodTable<MethodName> = { ...rankingMethods, ...weightMethods, ...groupMethods }

/** Names of all methods. */
export const methodNames = Object.keys(inputs)

/**
 * Computes a method. Inputs of the wrong shape, and inputs with which it has no answer, such as
 * points that are all zero, are refused in words.
 */
export function compute(method: string, given: unknown): Computed {
  if (!isMethod(method)) return { status: 'refused', problems: [`No method is called ${method}`] }
  return computeNamed(method, given)
}

const isMethod = (name: string): name is MethodName => Object.hasOwn(inputs, name)

function computeNamed<Name extends MethodName>(name: Name, given: unknown): Computed {
  const schema: z.ZodType<Inputs<Name>> = inputs[name] as unknown as z.ZodType<Inputs<Name>>
  const parsed = schema.safeParse(given)
  if (!parsed.success)
    return {
      status: 'refused',
      problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    }
  try {
    return { status: 'computed', outputs: methods[name](parsed.data) }
  } catch (error) {
    // Inputs that the schemas cannot tell from good ones, such as a column of zeros.
    if (error instanceof RangeError) return { status: 'refused', problems: [error.message] }
    throw error
  }
}
