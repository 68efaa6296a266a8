import { Button } from '../../ui/button.tsx'
import type { Recovery } from './use-recovery.ts'

interface Props {
  readonly recovery: Recovery
  readonly hasEvaluation: boolean
}

/** After the fourth crash in five minutes: what is certain, and four ways on. */
export function CrashCard({ recovery, hasEvaluation }: Props) {
  const { entry, isBusy } = recovery
  const busy = isBusy ? 'wait for the disk' : null
  return (
    <section className="card col" style={{ gap: '0.75rem' }} aria-labelledby="ways">
      <h2 id="ways">Everything that was shown as saved is on disk</h2>
      <p className="ink2">
        The window crashed four times within five minutes, so it was not opened on the same screen
        once more. Open it again, look at it without changing anything, or go back to an earlier
        state below. The defect log says what crashed; it holds no votes and stays on this computer
        until you hand it on.
      </p>
      <div className="row wrap">
        <Button kind="primary" keys="O" onClick={recovery.openAgain}>
          {hasEvaluation ? 'Open again' : 'Go to Home'}
        </Button>
        {hasEvaluation && (
          <Button
            unavailable={entry ? busy : 'its file was not found'}
            onClick={recovery.lookAtPresent}
          >
            Open read-only
          </Button>
        )}
        <Button keys="L" unavailable={busy} onClick={() => void recovery.saveDefectLog()}>
          Save the defect log
        </Button>
      </div>
    </section>
  )
}
