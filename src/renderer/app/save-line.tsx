import { useEffect, useState } from 'react'
import { useEvaluation, useSaveStatus } from '../store/evaluation-context.tsx'
import { useHost } from '../host/host-context.tsx'
import type { SaveStatus } from '../store/save-status.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useToast } from '../ui/toasts.tsx'

/** Only a write that takes longer than this is worth a word, in ms. */
const worthSaying = 300

/** Whether what is on screen is on disk, and since when. Never says more than the host has acknowledged. */
export function SaveLine() {
  const status = useSaveStatus()
  const shown = useCalm(status)
  return (
    // Red interrupts; everything else waits until the room has finished its sentence.
    <span role="status" aria-live={status.kind === 'lost' ? 'assertive' : 'polite'}>
      <Words status={shown} />
    </span>
  )
}

function Words({ status }: { readonly status: SaveStatus }) {
  switch (status.kind) {
    case 'saved':
      return (
        <span className="saved" title="Every change up to this time is on disk">
          <Icon name="check" />
          Saved {clock(status.at)}
        </span>
      )
    case 'saving':
      return (
        <span className="saved saving">
          <Icon name="sync" />
          Saving…
        </span>
      )
    case 'kept':
      return (
        <span className="saved amber" title={status.reason}>
          <Icon name="warning" />
          Kept in this window, not yet on disk
          <EmergencyCopy />
        </span>
      )
    case 'lost':
      return (
        <span className="saved red" title={status.reason}>
          <Icon name="close" />
          Not saved. Copy or save an emergency file
          <EmergencyCopy />
        </span>
      )
  }
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

/** The last saved line stays until a write takes long enough to notice, so that nothing flickers. */
function useCalm(status: SaveStatus): SaveStatus {
  const [shown, setShown] = useState(status)
  useEffect(() => {
    const wait = status.kind === 'saving' ? worthSaying : 0
    const timer = setTimeout(() => setShown(status), wait)
    return () => clearTimeout(timer)
  }, [status])
  return shown
}

function clock(instant: string): string {
  return new Date(instant).toLocaleTimeString('en-GB')
}
