import { useEffect, useState } from 'react'
import { summarise } from '#shared/domain/summary'
import { entryStep } from '../features/home/entry-step.ts'
import { useHost } from '../host/host-context.tsx'
import { describeFailure } from '../host/problems.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { navigate } from '../ui/routes.ts'

/**
 * Opens the files that the user opens from the desktop, or with a second start, in this window.
 * The host keeps them until somebody has asked who it is, so this asks once it listens.
 */
export function OpenRequests() {
  const host = useHost()
  const [failure, setFailure] = useState<unknown>(null)

  useEffect(() => {
    const stop = host.listen('evaluations.openRequested', ({ file }) => {
      host.evaluations.openFile({ file }).then((opened) => {
        if (!opened) return
        const { evaluation } = opened
        const step = entryStep(summarise(evaluation).status)
        setFailure(null)
        navigate({ page: 'step', id: evaluation.id, step, item: '' })
      }, setFailure)
    })
    // What it says matters to others; here only that it was asked.
    void host.app.info({}).catch(() => {})
    return stop
  }, [host])

  if (failure === null) return null
  const { what, next } = describeFailure(failure)
  const close = () => setFailure(null)
  return (
    <Dialog
      title="This file could not be opened"
      onClose={close}
      onSubmit={close}
      actions={
        <Button kind="primary" submit onClick={() => {}}>
          Close
        </Button>
      }
    >
      <p>
        <bdi>{what}</bdi>
      </p>
      <p className="ink2">{next}</p>
    </Dialog>
  )
}
