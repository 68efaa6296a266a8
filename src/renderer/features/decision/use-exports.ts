import { useEffect, useState } from 'react'
import type { EvaluationId } from '#shared/domain/ids'
import type { ExportKind, FileInfo } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import { useHost } from '../../host/host-context.tsx'
import { describeFailure } from '../../host/problems.ts'
import { useOpenEvaluation, useSession } from '../../store/evaluation-context.tsx'
import { useToast } from '../../ui/toasts.tsx'

/** How far one export is. */
export type ExportState =
  /** `done` in [0, 1]; null where nobody can tell. */
  | { readonly kind: 'working'; readonly done: number | null }
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
  const set = (kind: ExportKind, state: ExportState | undefined) =>
    setStates((now) => ({ ...now, [kind]: state }))

  useEffect(
    () =>
      host.listen('exports.progress', ({ id, done }) => {
        if (id !== evaluation.id) return
        setStates((now) =>
          Object.fromEntries(
            Object.entries(now).map(([kind, state]) => [
              kind,
              state?.kind === 'working' ? { kind: 'working' as const, done } : state,
            ]),
          ),
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
    save: async (kind: ExportKind) => {
      if (states[kind]?.kind === 'working') return
      set(kind, { kind: 'working', done: null })
      try {
        await settle(evaluation.id)
        const file = await host.exports.save({ id: evaluation.id, kind })
        set(kind, file ? { kind: 'saved', file } : undefined)
        // Its line may be out of sight, above the preview.
        if (file) toast(`Saved as ${file.name}`)
      } catch (error) {
        set(kind, { kind: 'failed', ...describeFailure(error) })
      }
    },
    /** The record as it would be printed now. */
    preview: async () => {
      await settle(evaluation.id)
      return host.exports.preview({ id: evaluation.id })
    },
    showInFolder: (file: FileInfo) => void host.app.showInFolder({ file: file.handle }),
  }
}
