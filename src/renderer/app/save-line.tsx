import { SavedWords } from '../facilitation/saved-words.tsx'
import { useHost } from '../host/host-context.tsx'
import { useEvaluation } from '../store/evaluation-context.tsx'
import { Button } from '../ui/button.tsx'
import { useToast } from '../ui/toasts.tsx'

/** Whether the evaluation is on disk, and the last way out where it is not. */
export function SaveLine() {
  return <SavedWords lost="Not saved. Copy or save an emergency file" action={<EmergencyCopy />} />
}

/** Writes what the window holds beside the other files. */
function EmergencyCopy() {
  const host = useHost()
  const evaluation = useEvaluation()
  const toast = useToast()
  const save = async () => {
    try {
      const file = await host.evaluations.saveEmergencyCopy({ evaluation })
      toast(`Emergency copy written: ${file.name}`)
    } catch {
      // The host cannot write either, so the browser's own download is what is left.
      const url = URL.createObjectURL(new Blob([JSON.stringify(evaluation, null, 2)]))
      Object.assign(document.createElement('a'), { href: url, download: 'emergency.json' }).click()
      URL.revokeObjectURL(url)
    }
  }
  return (
    <Button size="small" onClick={() => void save()}>
      Emergency copy
    </Button>
  )
}
