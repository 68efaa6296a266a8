/**
 * Has content from outside read in a thread of its own, with limits on time and memory, so that
 * whatever is in it can neither hold up the host nor take it down.
 */
import { Worker } from 'node:worker_threads'
import { AppError, type ErrorCode } from '#shared/rpc/app-error'
import type { Job, Results } from './jobs.ts'

export interface Intake {
  /**
   * Reads one file; several take turns.
   *
   * @param signal ends the thread, and with it the reading
   * @throws {AppError} when the content is refused, takes too long or too much memory, or the
   *   signal said so (`cancelled`)
   */
  readonly read: <K extends Job['kind']>(
    kind: K,
    file: { readonly name: string; readonly bytes: Uint8Array },
    signal?: AbortSignal,
  ) => Promise<Results[K]>
  /** Ends the thread, whatever it is doing. A further file begins another one. */
  readonly close: () => Promise<void>
}

export interface IntakeLimits {
  /** For one file, in ms. */
  readonly time: number
  /** What objects may take, in MB. */
  readonly heap: number
  /** What the whole process may grow by while one file is read, in MB. */
  readonly growth: number
  /** After this long without a file the thread ends, in ms. */
  readonly idle: number
}

export const usualLimits: IntakeLimits = { time: 9_000, heap: 320, growth: 450, idle: 10_000 }

/** What comes back from the thread. A defect is anything that is no `AppError`. */
export type IntakeAnswer =
  | { readonly n: number; readonly ok: true; readonly result: unknown }
  | { readonly n: number; readonly ok: false; readonly code: ErrorCode; readonly message: string }
  | { readonly n: number; readonly ok: 'defect'; readonly stack: string }

/** Where the build puts the script of the thread; see electron.vite.config.ts. */
export const builtScript = ['out', 'main', 'intake-worker.js'] as const

/** @param script of the thread, as a path */
export function createIntake(script: string, limits: IntakeLimits = usualLimits): Intake {
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let last = 0

  const start = (): Worker => {
    const begun = new Worker(script, {
      argv: [],
      env: {},
      execArgv: [],
      // What readers of formats say to a console is for nobody.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.heap, maxYoungGenerationSizeMb: 32 },
    })
    // A window that is closed does not wait for a thread that has nothing to do.
    begun.unref()
    begun.stdout.resume()
    begun.stderr.resume()
    begun.once('exit', () => {
      if (worker === begun) worker = null
    })
    // Each reading listens for itself; one that fails between two readings fails nobody.
    begun.on('error', () => {})
    return begun
  }
  const stop = async () => {
    const ending = worker
    worker = null
    await ending?.terminate()
  }
  const rest = () => {
    idle = setTimeout(() => void stop(), limits.idle)
    idle.unref()
  }

  const ask = (job: Job, signal?: AbortSignal): Promise<unknown> => {
    if (idle) clearTimeout(idle)
    worker ??= start()
    const thread = worker
    const n = ++last
    const { name } = job
    return new Promise((resolve, reject) => {
      const before = process.memoryUsage.rss()
      const giveUp = (error: Error) => {
        end()
        // Only when it is gone has it given back what it took.
        void stop().then(() => reject(error))
      }
      const late = setTimeout(
        () => giveUp(tooMuch(name, `reading it takes longer than ${limits.time / 1000} seconds`)),
        limits.time,
      )
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > limits.growth * 1024 * 1024)
          giveUp(tooMuch(name, 'reading it takes too much memory'))
      }, 50)
      const onAbort = () => giveUp(new AppError('cancelled', `${name}: reading it was stopped`))
      const onMessage = (answer: IntakeAnswer) => {
        if (answer.n !== n) return
        end()
        if (answer.ok === true) resolve(answer.result)
        else if (answer.ok === false) reject(new AppError(answer.code, answer.message))
        else reject(new Error(answer.stack))
      }
      const onError = (error: Error & { readonly code?: string }) => {
        const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        giveUp(isMemory ? tooMuch(name, 'reading it takes too much memory') : error)
      }
      const onExit = () => giveUp(new AppError('cancelled', `${name}: reading it was stopped`))
      const end = () => {
        clearTimeout(late)
        clearInterval(watch)
        signal?.removeEventListener('abort', onAbort)
        thread.off('message', onMessage).off('error', onError).off('exit', onExit)
        rest()
      }
      thread.on('message', onMessage).on('error', onError).on('exit', onExit)
      signal?.addEventListener('abort', onAbort, { once: true })
      if (signal?.aborted) onAbort()
      else thread.postMessage({ n, job })
    })
  }

  return {
    read: <K extends Job['kind']>(
      kind: K,
      { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
      signal?: AbortSignal,
    ) => {
      const turn = queue.then(async () => {
        // The thread answers each kind of job with its kind of result; see `runJob`.
        return (await ask({ kind, name, bytes }, signal)) as Results[K]
      })
      queue = turn.catch(() => {})
      return turn
    },
    close: async () => {
      if (idle) clearTimeout(idle)
      await stop()
    },
  }
}

function tooMuch(name: string, reason: string): AppError {
  return new AppError('too-large', `${name}: ${reason}`)
}
