import type { Tool } from '#shared/domain/tool'
import { type MatchedImport, refuseBySize } from '#shared/exchange/tools/read-and-match'
import { textOfFile } from './foreign-text.ts'
import { askThread } from './foreign-thread.ts'

/** An import that is being read. Nothing is changed by reading. */
export interface RunningImport {
  /** Never rejects but for a defect; null after a cancel. */
  readonly outcome: Promise<MatchedImport | null>
  readonly cancel: () => void
}

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
    const text = typeof source === 'string' ? source : await textOfFile(source)
    if (text === null)
      return refusal(
        'it is no text in UTF-8 or UTF-16',
        'Save it as UTF-8, or choose another file.',
      )
    if (isCancelled) return null
    const reading = askThread<'tools'>({ kind: 'tools', text, personal }, onProgress)
    stop = reading.cancel
    const outcome = await reading.outcome
    if (outcome === 'cancelled') return null
    if (outcome === 'too-long') return refusal('it takes too long to read', 'Take in a part of it.')
    if (outcome === 'failed') return refusal('it could not be read', 'Choose another file.')
    return outcome
  }
  return {
    outcome: run(),
    cancel: () => {
      isCancelled = true
      stop()
    },
  }
}
