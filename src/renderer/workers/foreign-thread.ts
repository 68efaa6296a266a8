/**
 * Reads what comes from outside in a thread of its own, which ends with it: after an answer, a
 * cancel, or when it takes too long.
 */
import type { Tool } from '#shared/domain/tool'
import type { CsvCell } from '#shared/exchange/csv'
import type { RadarSource } from '#shared/exchange/read-markdown-radar'
import { isOfRadar, readRadar } from '#shared/exchange/read-radar'
import type { ReadRadar } from '#shared/exchange/radar-rows'
import { readDelimited } from '#shared/exchange/read-table'
import { type MatchedImport, readAndMatch } from '#shared/exchange/tools/read-and-match'
import { AppError } from '#shared/rpc/app-error'
import { zippedTexts } from './zipped-texts.ts'

export type Question =
  | { readonly kind: 'tools'; readonly text: string; readonly personal: readonly Tool[] }
  | { readonly kind: 'radar'; readonly sources: readonly RadarSource[] }
  /** The same in an archive. */
  | { readonly kind: 'zipped-radar'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'table'; readonly text: string }

export type ReadTable =
  | { readonly ok: true; readonly rows: readonly (readonly CsvCell[])[] }
  | { readonly ok: false; readonly reason: string }

interface Answers {
  readonly tools: MatchedImport
  readonly radar: ReadRadar
  readonly 'zipped-radar': ReadRadar
  readonly table: ReadTable
}
export type Answer<K extends Question['kind'] = Question['kind']> = Answers[K]

/** What the thread posts. */
export type FromThread =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'done'; readonly answer: Answer }

/** A reading that is under way. Nothing is changed by reading. */
export interface Reading<K extends Question['kind']> {
  /** Why there is no answer: given up after `patience`, or stopped by a cancel. */
  readonly outcome: Promise<Answers[K] | 'too-long' | 'failed' | 'cancelled'>
  readonly cancel: () => void
}

/** After this long in milliseconds a file is given up. */
const patience = 9_000

/** Larger than the editions of many years. */
const limits = { entries: 10_000, unpacked: 8 * 1024 * 1024 }

/** Answers one question where it stands. What the thread itself calls. */
export async function answerQuestion(
  question: Question,
  onProgress: (done: number) => void,
): Promise<Answer> {
  switch (question.kind) {
    case 'tools':
      return readAndMatch(question.text, question.personal, onProgress)
    case 'radar':
      return readRadar(question.sources)
    case 'zipped-radar': {
      const unpacked = await zippedTexts(question.bytes, isOfRadar, limits)
      return unpacked.ok ? readRadar(unpacked.sources) : unpacked
    }
    case 'table':
      try {
        return { ok: true, rows: readDelimited(question.text) }
      } catch (error) {
        if (error instanceof AppError) return { ok: false, reason: error.message }
        throw error
      }
  }
}

/** @param onProgress how much is done, in [0, 1] */
export function askThread<K extends Question['kind']>(
  question: Extract<Question, { readonly kind: K }>,
  onProgress: (done: number) => void = () => {},
): Reading<K> {
  type Outcome = Awaited<Reading<K>['outcome']>
  // Where there are no threads, as in a test, it is read in place.
  if (typeof Worker === 'undefined') {
    // A question of one kind has an answer of that kind.
    return { outcome: answerQuestion(question, onProgress) as Promise<Outcome>, cancel: () => {} }
  }
  const worker = new Worker(new URL('./foreign-worker.ts', import.meta.url), { type: 'module' })
  let end: (outcome: Outcome) => void = () => {}
  const outcome = new Promise<Outcome>((resolve) => {
    const timer = setTimeout(() => end('too-long'), patience)
    end = (answer) => {
      clearTimeout(timer)
      worker.terminate()
      resolve(answer)
    }
    worker.addEventListener('message', ({ data }: MessageEvent<FromThread>) => {
      if (data.kind === 'progress') onProgress(data.done)
      // The same as above.
      else end(data.answer as Outcome)
    })
    worker.addEventListener('error', () => end('failed'))
    worker.postMessage(question)
  })
  return { outcome, cancel: () => end('cancelled') }
}
