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
    // Nothing was changed: it was gone already, or it was refused, which has been said.
    if (step === null) return
    const run = async () => {
      const done = await undoStep(step)
      toast(done.ok ? `Undo: ${done.label}` : done.why)
    }
    toast(text, { action: { label: 'Undo', keys: 'Ctrl Z', run: () => void run() } })
  }
}
