import { basename } from 'node:path'
import { AppError } from '#shared/rpc/app-error'
import { asDiskError } from '../storage/disk-error.ts'

type Handler = (input: never, ...rest: never[]) => Promise<unknown>

/**
 * A service whose failures are all such that the page has words for them where the disk is to
 * blame, whichever of its calls it refused. Everything else stays what it is.
 */
export function inWords<S extends object>(service: S): S {
  const handlers = Object.entries(service) as [string, Handler][]
  const worded = handlers.map(([name, handler]): [string, Handler] => [
    name,
    async (...input) => {
      try {
        return await handler(...input)
      } catch (error) {
        throw isOfTheSystem(error) ? asDiskError(error, fileOf(error)) : error
      }
    },
  ])
  return Object.fromEntries(worded) as S
}

function isOfTheSystem(error: unknown): error is Error & { readonly code: string } {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return false
  return /^E[A-Z0-9]+$/.test(String(error.code))
}

function fileOf(error: Error): string {
  return 'path' in error && typeof error.path === 'string' ? basename(error.path) : 'The disk'
}
