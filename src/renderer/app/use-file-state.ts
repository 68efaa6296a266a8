import { useEffect, useState } from 'react'
import type { StepId } from '#shared/domain/steps'
import type { FileConflict, FileTrouble } from '#shared/host-contract'
import { useHost } from '../host/host-context.tsx'
import { useSession } from '../store/evaluation-context.tsx'
import { useToast } from '../ui/toasts.tsx'

/** How the file stands to what is on the screen. */
export interface FileState {
  /** Why it lags behind, or null. */
  readonly trouble: FileTrouble | null
  /** Two versions to decide about, or null. */
  readonly conflict: FileConflict | null
  /** The user has decided. */
  readonly settled: () => void
}

/**
 * Hears what others do to the file for as long as the evaluation is open, also while somebody
 * scores alone and is not asked, and tells what was dealt with. Looks whenever the window is looked
 * at, and brings the file up to date whenever the workshop goes to another step.
 *
 * @param step the step on the screen, or null on a private screen
 */
export function useFileState(step: StepId | null): FileState {
  const host = useHost()
  const toast = useToast()
  const { opened } = useSession()
  const { id } = opened.evaluation
  const isReadOnly = opened.readOnly !== null
  const [state, setState] = useState<Omit<FileState, 'settled'>>(opened)

  useEffect(
    () =>
      host.listen('evaluations.fileProblem', ({ id: other, problem, conflict }) => {
        if (other === id) setState({ trouble: conflict ? null : problem, conflict })
      }),
    [host, id],
  )
  useEffect(
    () =>
      host.listen('evaluations.fileNotice', (notice) => notice.id === id && toast(notice.message)),
    [host, id, toast],
  )
  useEffect(() => {
    if (isReadOnly) return undefined
    const look = () => void host.evaluations.snapshot({ id }).catch(() => {})
    // What it cannot do is told by the events above.
    look()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [host, id, isReadOnly, step])

  return {
    trouble: state.trouble,
    conflict: state.conflict,
    settled: () => setState({ trouble: null, conflict: null }),
  }
}
