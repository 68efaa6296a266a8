import { AppError } from '#shared/rpc/app-error'
import type { Client, Contract } from '#shared/rpc/contract'
import { type Request, Response } from '#shared/rpc/wire'

/** Takes a request to the other side and brings its answer. */
export type Send = (request: Request) => Promise<unknown>

/**
 * The typed calling side of a contract over any transport. A failure of the other side
 * rejects with the `AppError` that it was there.
 */
export function createClient<C extends Contract>(contract: C, send: Send): Client<C> {
  const call = async (method: string, input: unknown): Promise<unknown> => {
    const response = Response.parse(await send({ method, input }))
    if (!response.ok) throw new AppError(response.code, response.message)
    return response.output
  }
  const services = Object.entries(contract).map(([service, methods]) => [
    service,
    Object.fromEntries(
      Object.keys(methods).map((method) => [
        method,
        (input: unknown) => call(`${service}.${method}`, input),
      ]),
    ),
  ])
  // One entry per service and method of the contract, so it is the client by construction.
  return Object.fromEntries(services) as Client<C>
}
