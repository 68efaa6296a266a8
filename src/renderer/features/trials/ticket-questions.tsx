import { useState } from 'react'
import type { Trial } from '#shared/domain/proof'
import { hasTimeBoxEnded } from '#shared/domain/time-box'
import { Button } from '../../ui/button.tsx'
import { useNow } from '../../ui/use-now.ts'
import { ExtendDialog } from './extend-dialog.tsx'
import { StopTrialDialog } from './reason-dialogs.tsx'
import { StopRuleList } from './stop-rules.tsx'
import styles from './trials.module.css'
import type { Trials } from './use-trials.ts'

interface Props {
  readonly trial: Trial
  readonly trials: Trials
}

/** What a running trial asks on the board: whether its time is up, and whether a stop rule came true. */
export function TicketQuestions({ trial, trials }: Props) {
  const today = useNow(60_000).slice(0, 10)
  const [dialog, setDialog] = useState<'extend' | 'stop' | null>(null)
  const [showsRules, setShowsRules] = useState(false)
  if (trial.status !== 'running' || trials.readOnly) return null
  const name = trial.title || 'Trial without a title'
  const close = () => setDialog(null)
  return (
    <div className={styles['asks']} role="group" aria-label={`Questions about ${name}`}>
      {hasTimeBoxEnded(trial, today) && (
        <>
          <p className="med">The time box has ended: evaluate, extend or stop?</p>
          <div className="row wrap gap2">
            <Button
              size="small"
              onClick={() =>
                void trials.setStatus(trial, 'evaluating', 'Ended; results are being evaluated.')
              }
            >
              Start evaluating
            </Button>
            <Button size="small" onClick={() => setDialog('extend')}>
              Extend
            </Button>
            <Button size="small" onClick={() => setDialog('stop')}>
              Stop
            </Button>
          </div>
        </>
      )}
      {trial.stopRules.length > 0 && (
        <button
          type="button"
          className={styles['opener']}
          aria-expanded={showsRules}
          onClick={() => setShowsRules(!showsRules)}
        >
          Has a stop rule come true?
        </button>
      )}
      {showsRules && <StopRuleList trial={trial} trials={trials} />}
      {dialog === 'extend' && (
        <ExtendDialog
          trial={trial}
          today={today}
          onClose={close}
          onExtend={(end, reason) => {
            close()
            void trials.extend(trial, end, reason)
          }}
        />
      )}
      {dialog === 'stop' && (
        <StopTrialDialog
          title={trial.title}
          onClose={close}
          onStop={(reason) => void trials.setStatus(trial, 'stopped', `Stopped: ${reason}`)}
        />
      )}
    </div>
  )
}
