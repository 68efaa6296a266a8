import type { Tool } from '#shared/domain/tool'
import {
  type MatchedImport,
  readAndMatch,
  refuseBySize,
} from '#shared/exchange/tools/read-and-match'

export interface ImportQuestion {
  readonly text: string
  readonly personal: readonly Tool[]
}

export type ImportAnswer =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'done'; readonly outcome: MatchedImport }

/** An import that is being read. Nothing is changed by reading. */
export interface RunningImport {
  /** Never rejects but for a defect; null after a cancel. */
  readonly outcome: Promise<MatchedImport | null>
  readonly cancel: () => void
}

/** After this long in milliseconds a file is given up. */
const patience = 30_000

const refusal = (reason: string, nextStep: string): MatchedImport => ({
  ok: false,
  refusal: { place: 'the whole file', reason, nextStep },
})

/**
 * Reads and matches a file or a pasted list in a thread of its own, which ends with it.
 *
 * @param onProgress how much is done, in [0, 1]
 */
export function importTools(
  source: File | string,
  personal: readonly Tool[],
  onProgress: (done: number) => void,
): RunningImport {
  let [stop, isCancelled] = [() => {}, false]
  const run = async (): Promise<MatchedImport | null> => {
    const size = typeof source === 'string' ? source.length : source.size
    const tooLarge = refuseBySize(size)
    if (tooLarge) return { ok: false, refusal: tooLarge }
    const text = typeof source === 'string' ? source : await textOf(source)
    if (text === null)
      return refusal(
        'it is no text in UTF-8 or UTF-16',
        'Save it as UTF-8, or choose another file.',
      )
    if (isCancelled) return null
    if (typeof Worker === 'undefined') return readAndMatch(text, personal, onProgress)
    return new Promise((resolve) => {
      const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' })
      const end = (outcome: MatchedImport | null) => {
        clearTimeout(timer)
        worker.terminate()
        resolve(outcome)
      }
      const timer = setTimeout(
        () => end(refusal('it takes too long to read', 'Take in a part of it.')),
        patience,
      )
      stop = () => end(null)
      worker.addEventListener('message', ({ data }: MessageEvent<ImportAnswer>) => {
        if (data.kind === 'progress') onProgress(data.done)
        else end(data.outcome)
      })
      worker.addEventListener('error', () =>
        end(refusal('it could not be read', 'Choose another file.')),
      )
      worker.postMessage({ text, personal } satisfies ImportQuestion)
    })
  }
  return {
    outcome: run(),
    cancel: () => {
      isCancelled = true
      stop()
    },
  }
}

/** UTF-8 with or without a byte order mark, or UTF-16 with one; null for anything else. */
async function textOf(file: File): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const [a, b] = bytes
  const isLittle = a === 0xff && b === 0xfe
  const isBig = a === 0xfe && b === 0xff
  try {
    const encoding = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8'
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
