import { useEffect, useRef } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { rehearsedFrom } from '#shared/domain/rehearsal'
import { SavedWords } from '../facilitation/saved-words.tsx'
import { useHost } from '../host/host-context.tsx'
import { lookedAt } from '../host/look-host.ts'
import { emergencyText } from '../store/emergency-file.ts'
import { useEvaluation, useSaveStatus } from '../store/evaluation-context.tsx'
import { waitsInAny } from '../store/store-failure.ts'
import { within } from '../store/within.ts'
import { Button } from '../ui/button.tsx'
import { hrefOf } from '../ui/routes.ts'
import { useToast } from '../ui/toasts.tsx'

/** Whether the evaluation is on disk, the way to its earlier states, and the last way out. */
export function SaveLine() {
  const { id } = useEvaluation()
  const { kind } = useSaveStatus()
  const host = useHost()
  /** Said once: every change goes through this status again. */
  const toldOf = useRef<EvaluationId | null>(null)
  useEffect(() => {
    if (kind !== 'on-disk-only' || toldOf.current === id) return
    toldOf.current = id
    const tell = async () => {
      const listed = (await host.evaluations.list({})).flatMap((entry) => entry.id ?? [])
      // The next start puts all of the browser's store aside, and with it what waits in there.
      if (!(await waitsInAny(listed.filter((one) => one !== id)))) await host.app.storeFailed({})
    }
    void tell().catch(() => {})
  }, [host, kind, id])
  // Neither an earlier state nor a rehearsal is kept, and neither has a past.
  if (lookedAt(id) !== null) return <span className="sm ink3">Earlier state</span>
  if (rehearsedFrom(id) !== null) return <SavedWords lost="" />
  return (
    <>
      <SavedWords lost="Not saved" action={<EmergencyCopy />} />
      {(kind === 'saved' || kind === 'saving') && (
        <a className="sm ink3" href={hrefOf({ page: 'recovery', id, crashed: false })}>
          Restore points
        </a>
      )}
    </>
  )
}

/** Takes what the window holds out of it: as text to paste somewhere, or as a file beside the others. */
function EmergencyCopy() {
  const host = useHost()
  const evaluation = useEvaluation()
  const { kind } = useSaveStatus()
  const toast = useToast()
  const save = async () => {
    try {
      const saving = host.evaluations.saveEmergencyCopy({ evaluation })
      const file = await within(patience, saving, () => {
        throw new Error('No answer in time')
      })
      const run = () => void host.app.showInFolder({ file: file.handle })
      toast(`Emergency file written: ${file.path}`, { action: { label: 'Show in folder', run } })
    } catch {
      // The host cannot write either, or its disk hangs, so the browser's own download is what is left.
      await download(evaluation)
      toast('Emergency file handed to the browser. Look in the folder for downloads.')
    }
  }
  const copy = async () => {
    await navigator.clipboard.writeText(await emergencyText(evaluation))
    toast('Copied. Paste it into an empty text file that ends in .stackjury.')
  }
  return (
    <>
      {kind === 'lost' && (
        <Button size="small" onClick={() => void copy().catch(() => toast('Could not copy'))}>
          Copy
        </Button>
      )}
      <Button size="small" onClick={() => void save()}>
        Save an emergency file
      </Button>
    </>
  )
}

/** How long the host may take before the browser is asked, in ms. */
const patience = 5_000

async function download(evaluation: Evaluation): Promise<void> {
  const url = URL.createObjectURL(new Blob([await emergencyText(evaluation)]))
  Object.assign(document.createElement('a'), {
    href: url,
    download: `emergency-${Date.now()}.stackjury`,
  }).click()
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
