import { useHost } from '../host/host-context.tsx'
import { useOpenEvaluation } from '../store/evaluation-context.tsx'
import { useCommands } from '../ui/commands.tsx'
import { useToast } from '../ui/toasts.tsx'
import { describeFailure } from '../host/problems.ts'

/** Undo, redo and saving now, on every step. */
export function useEditCommands(): void {
  const { evaluation, undo, redo, readOnly } = useOpenEvaluation()
  const host = useHost()
  const toast = useToast()
  const unavailable = readOnly === null ? null : 'opened for reading'

  const say = (done: string, label: string | null) =>
    toast(label === null ? `Nothing to ${done.toLowerCase()}` : `${done}: ${label}`)

  useCommands([
    {
      id: 'undo',
      label: 'Undo',
      keys: ['Ctrl Z'],
      hint: 'undo',
      unavailable,
      run: () => void undo().then((label) => say('Undo', label)),
    },
    {
      id: 'redo',
      label: 'Redo',
      keys: ['Ctrl Shift Z', 'Ctrl Y'],
      unavailable,
      run: () => void redo().then((label) => say('Redo', label)),
    },
    {
      id: 'save',
      label: 'Bring the file up to date now',
      keys: ['Ctrl S'],
      inFields: true,
      unavailable,
      run: () =>
        void host.evaluations.snapshot({ id: evaluation.id }).then(
          () => toast('The file is up to date'),
          (error: unknown) => {
            const { what, next } = describeFailure(error)
            toast(`${what}. ${next}`)
          },
        ),
    },
  ])
}
