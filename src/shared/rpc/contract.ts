import type { z } from 'zod'

/**
 * One remote method: the shape it accepts and the shape it returns. Schemas here check
 * and never transform, so that both sides see the same types.
 */
export interface Method {
  readonly input: z.ZodType
  readonly output: z.ZodType
}

/** Methods, grouped by the service that answers them. */
export type Contract = Readonly<Record<string, Readonly<Record<string, Method>>>>

/** Keeps the literal type of a contract, so that handlers and clients can be derived from it. */
export function defineContract<const C extends Contract>(contract: C): C {
  return contract
}

/** What the answering side writes: one function per method. Input arrives already checked. */
export type Handlers<C extends Contract> = {
  readonly [S in keyof C]: {
    readonly [M in keyof C[S]]: (
      input: z.infer<C[S][M]['input']>,
    ) => Promise<z.infer<C[S][M]['output']>>
  }
}

/** What the calling side holds. The same functions; the wire between them is hidden. */
export type Client<C extends Contract> = Handlers<C>
