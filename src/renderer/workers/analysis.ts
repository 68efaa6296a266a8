import { analysisContract } from '#shared/analysis-contract'
import { createClient, type Send } from '#shared/rpc/client'
import { answerAnalysis } from './analysis-router.ts'
import { sendTo } from './worker-wire.ts'

let worker: Send | null = null

/** The worker is started by the first question and kept: starting one costs more than it saves. */
const send: Send = (request) => {
  if (typeof Worker === 'undefined') return answerAnalysis(request)
  worker ??= sendTo(
    new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' }),
  )
  return worker(request)
}

/** Long calculations, in another thread where there is one. */
export const analysis = createClient(analysisContract, send)
