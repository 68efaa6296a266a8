import { z } from 'zod'
import { AppError } from '#shared/rpc/app-error'
import type { Contract, Handlers } from '#shared/rpc/contract'
import { Request, type Response } from '#shared/rpc/wire'

/** Called with what went wrong and in which method. For the log; the caller learns only "internal". */
export type OnDefect = (defect: unknown, method: string) => void

/**
 * Makes one function that answers any request: looks the method up in the contract, checks
 * the input, calls the handler, checks the output, and turns every failure into a value.
 *
 * The returned function never rejects.
 */
export function createRouter<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  onDefect: OnDefect,
): (request: unknown) => Promise<Response> {
  return async (raw) => {
    const request = Request.safeParse(raw)
    if (!request.success) return failure(new AppError('invalid-input', 'Not a request'))
    const name = request.data.method
    try {
      const [service = '', method = ''] = name.split('.')
      const described = own(own(contract, service), method)
      // The contract and its handlers have the same keys, so a described method has a handler.
      const handler = own(own(handlers, service), method) as
        | ((input: unknown) => Promise<unknown>)
        | undefined
      if (!described || !handler) throw new AppError('unknown-method', `No method ${name}`)

      const input = described.input.safeParse(request.data.input)
      if (!input.success) {
        throw new AppError('invalid-input', `${name}: ${z.prettifyError(input.error)}`)
      }
      const output = await handler(request.data.input)
      const checked = described.output.safeParse(output)
      if (!checked.success) {
        throw new TypeError(`${name} answered wrongly: ${z.prettifyError(checked.error)}`)
      }
      return { ok: true, output: output ?? null }
    } catch (error) {
      if (error instanceof AppError) return failure(error)
      onDefect(error, name)
      return failure(new AppError('internal', 'Something went wrong in Stackjury itself'))
    }
  }
}

/** What was asked may stand in a message, and be as long as it likes. */
const longestMessage = 2_000

function failure({ code, message }: AppError): Response {
  const short = message.length > longestMessage ? `${message.slice(0, longestMessage)} …` : message
  return { ok: false, code, message: short }
}

/** A property of the object itself: `constructor` and the like are not methods. */
function own<T extends object, K extends string>(
  object: T | undefined,
  key: K,
): T[keyof T] | undefined {
  return object && Object.hasOwn(object, key) ? object[key as unknown as keyof T] : undefined
}
