import { analysisContract } from '#shared/analysis-contract'
import { AppError } from '#shared/rpc/app-error'
import { createClient, type Send } from '#shared/rpc/client'
import { answerAnalysis } from './analysis-router.ts'
import { createPool, type WorkerPool } from './worker-pool.ts'

/** More threads than this share the same memory bandwidth; one core is left to the page. */
const mostThreads = 4

let pool: WorkerPool | null = null

function threads(): WorkerPool | null {
  if (typeof Worker === 'undefined') return null
  pool ??= createPool(
    Math.max(1, Math.min(mostThreads, (navigator.hardwareConcurrency || 2) - 1)),
    () => new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' }),
  )
  return pool
}

const sendUntil =
  (signal?: AbortSignal): Send =>
  async (request) => {
    const others = threads()
    if (others) return others.send(request, signal)
    if (signal?.aborted) throw new AppError('cancelled', 'The calculation was stopped')
    return answerAnalysis(request)
  }

/** Long calculations, in other threads where there are any. */
export const analysis = createClient(analysisContract, sendUntil())

/** The same, to be given up when a signal says so. */
export const analysisUntil = (signal: AbortSignal) =>
  createClient(analysisContract, sendUntil(signal))

/** Starts the threads ahead of the first question. Call it when nothing else is to be done. */
export function warmAnalysis(): void {
  threads()?.warm()
}
