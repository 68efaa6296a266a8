import { useOpenEvaluation } from '../store/evaluation-context.tsx'
import { useToast } from '../ui/toasts.tsx'

/**
 * Says what has just been done and offers to take back exactly that, whatever was done since. To
 * be called right after the edit. Where something newer lies on it, it says so and changes nothing.
 */
export function useUndoToast(): (text: string) => void {
  const { lastStep, undoStep } = useOpenEvaluation()
  const toast = useToast()
  return (text) => {
    const step = lastStep()
    if (step === null) return toast(text)
    const run = async () => {
      const done = await undoStep(step)
      toast(done.ok ? `Undo: ${done.label}` : done.why)
    }
    toast(text, { action: { label: 'Undo', keys: 'Ctrl Z', run: () => void run() } })
  }
}
