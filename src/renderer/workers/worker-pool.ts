import { AppError } from '#shared/rpc/app-error'
import { type Port, sendTo } from './worker-wire.ts'

/** A question that waits, or is being answered. */
interface Job {
  readonly request: unknown
  readonly resolve: (response: unknown) => void
  readonly reject: (error: Error) => void
}

/** One thread and the way to it. */
interface Thread {
  readonly ask: (request: unknown) => Promise<unknown>
  isBusy: boolean
}

export interface WorkerPool {
  /**
   * Has a request answered by the next thread that is free.
   *
   * @param signal rejects with an `AppError` `cancelled`. What still waits is forgotten; what is
   *   under way goes on to its end, which nobody then hears of
   */
  readonly send: (request: unknown, signal?: AbortSignal) => Promise<unknown>
  /** Starts all threads, so that the first question does not wait for them. */
  readonly warm: () => void
}

/**
 * Threads that are kept, each with one question at a time: starting one costs more than it saves.
 *
 * @param size how many there are at most
 * @param start makes one; a thread that fails is given up and replaced when it is needed
 */
export function createPool(size: number, start: () => Port): WorkerPool {
  const threads = new Set<Thread>()
  const waiting: Job[] = []

  const begin = (): Thread => {
    const thread = { ask: sendTo(start()), isBusy: false }
    threads.add(thread)
    return thread
  }
  const free = (): Thread | undefined =>
    [...threads].find(({ isBusy }) => !isBusy) ?? (threads.size < size ? begin() : undefined)

  function next(): void {
    while (waiting.length > 0) {
      const thread = free()
      const job = thread && waiting.shift()
      if (!job) return
      thread.isBusy = true
      void thread.ask(job.request).then(
        (response) => {
          thread.isBusy = false
          job.resolve(response)
          next()
        },
        (error: unknown) => {
          threads.delete(thread)
          job.reject(error instanceof Error ? error : new Error(String(error)))
          next()
        },
      )
    }
  }

  return {
    warm() {
      while (threads.size < size) begin()
    },
    send: (request, signal) =>
      new Promise((resolve, reject) => {
        const job: Job = { request, resolve, reject }
        const cancel = () => {
          const at = waiting.indexOf(job)
          if (at >= 0) waiting.splice(at, 1)
          reject(new AppError('cancelled', 'The calculation was stopped'))
        }
        if (signal?.aborted) {
          cancel()
          return
        }
        signal?.addEventListener('abort', cancel, { once: true })
        waiting.push(job)
        next()
      }),
  }
}
