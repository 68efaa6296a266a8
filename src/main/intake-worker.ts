import { parentPort } from 'node:worker_threads'
import { AppError } from '#shared/rpc/app-error'
import type { IntakeAnswer } from './services/intake/intake.ts'
import { type Job, runJob } from './services/intake/jobs.ts'

/** The thread for content from outside: one job after the other, each answered with a value. */
parentPort?.on('message', ({ n, job }: { readonly n: number; readonly job: Job }) => {
  const post = (answer: IntakeAnswer) => parentPort?.postMessage(answer)
  runJob(job).then(
    (result) => post({ n, ok: true, result }),
    (error: unknown) => {
      if (error instanceof AppError)
        post({ n, ok: false, code: error.code, message: error.message })
      else {
        const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
        post({ n, ok: 'defect', stack })
      }
    },
  )
})
