import { useCallback, useEffect, useRef, useState } from 'react'
import type { EvaluationId } from '#shared/domain/ids'
import type { ExportKind, ExportStep, FileInfo } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import { useHost } from '../../host/host-context.tsx'
import { describeFailure } from '../../host/problems.ts'
import { useOpenEvaluation, useSession } from '../../store/evaluation-context.tsx'
import { useToast } from '../../ui/toasts.tsx'

/** How far one export is. */
export type ExportState =
  /** What is done now, and which share was done before it, in [0, 1]; null before the first step. */
  | {
      readonly kind: 'working'
      readonly now: { readonly step: ExportStep; readonly done: number } | null
    }
  | { readonly kind: 'saved'; readonly file: FileInfo }
  | { readonly kind: 'failed'; readonly what: string; readonly next: string }

/** How long the last change may take to reach the disk before an export gives up, in ms. */
const patience = 5_000

/** Makes files for others from what is on disk, after everything that was typed is there. */
export function useExports() {
  const host = useHost()
  const { evaluation, readOnly } = useOpenEvaluation()
  const { outbox } = useSession()
  const toast = useToast()
  const [states, setStates] = useState<
    Readonly<Partial<Record<ExportKind, ExportState | undefined>>>
  >({})
  /** Which were stopped before the host had heard of them. */
  const stopped = useRef(new Set<ExportKind>())
  const set = (kind: ExportKind, state: ExportState | undefined) =>
    setStates((now) => ({ ...now, [kind]: state }))

  useEffect(
    () =>
      host.listen('exports.progress', ({ id, kind, step, done }) => {
        if (id !== evaluation.id) return
        setStates((states) =>
          states[kind]?.kind === 'working'
            ? { ...states, [kind]: { kind: 'working', now: { step, done } } }
            : states,
        )
      }),
    [host, evaluation.id],
  )

  /** Everything on disk, and the file up to date. */
  const settle = async (id: EvaluationId) => {
    // A record without the last change would be a record of something that nobody decided.
    if (!(await outbox.settled(patience))) {
      throw new AppError(
        'file-busy',
        'The last changes are not on disk yet, so nothing was written',
      )
    }
    if (readOnly === null) await host.evaluations.snapshot({ id })
  }

  return {
    states,
    /** Has everything made ready for a PDF, which the user is likely to ask for next. */
    prepare: useCallback(() => {
      // Whatever is not ready then is made ready when it is asked for.
      host.exports.prepare({}).catch(() => {})
    }, [host]),
    save: async (kind: ExportKind) => {
      if (states[kind]?.kind === 'working') return
      set(kind, { kind: 'working', now: null })
      stopped.current.delete(kind)
      try {
        await settle(evaluation.id)
        if (stopped.current.has(kind)) {
          throw new AppError('cancelled', 'Stopped. No file was written')
        }
        const file = await host.exports.save({ id: evaluation.id, kind })
        set(kind, file ? { kind: 'saved', file } : undefined)
        // Its line may be out of sight, above the preview.
        if (file) toast(`Saved as ${file.name}`)
      } catch (error) {
        if (error instanceof AppError && error.code === 'cancelled') {
          set(kind, undefined)
          toast(error.message)
          return
        }
        set(kind, { kind: 'failed', ...describeFailure(error) })
      }
    },
    /** Stops what is being made; its file is not written. */
    stop: (kind: ExportKind) => {
      stopped.current.add(kind)
      void host.exports.cancel({ id: evaluation.id, kind })
    },
    /** The record as it would be printed now. */
    preview: async () => {
      await settle(evaluation.id)
      return host.exports.preview({ id: evaluation.id })
    },
    showInFolder: (file: FileInfo) => void host.app.showInFolder({ file: file.handle }),
  }
}
