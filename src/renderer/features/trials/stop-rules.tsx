import { useState } from 'react'
import type { Trial } from '#shared/domain/proof'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.ts'
import styles from './trials.module.css'
import type { Trials } from './use-trials.ts'

interface Props {
  readonly trial: Trial
  readonly trials: Trials
}

/** While a trial runs, its stop rules ask whether they have come true. */
export function StopRuleQuestions({ trial, trials }: Props) {
  if (trial.status !== 'running' || trial.stopRules.length === 0) return null
  return (
    <div className={styles['rules']}>
      <p className="label">Has one of these happened?</p>
      <StopRuleList trial={trial} trials={trials} />
    </div>
  )
}

/** Each stop rule with its answer, which asks to stop the trial with that reason. */
export function StopRuleList({ trial, trials }: Props) {
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <>
      <ul>
        {trial.stopRules.map(({ id, text }) => (
          <li key={id} className="row gap3">
            <bdi className="grow">{text}</bdi>
            {!trials.readOnly && (
              <Button size="small" onClick={() => setAsked(text)}>
                It has happened
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked !== null && (
        <StopDialog
          rule={asked}
          onClose={() => setAsked(null)}
          onStop={(reason) => {
            setAsked(null)
            void trials.setStatus(
              trial,
              'stopped',
              `Stopped, as agreed: ${asked}. ${reason}`.trim(),
            )
          }}
          onGoOn={(reason) => {
            setAsked(null)
            void trials.log(trial, `Going on although “${asked}”: ${reason}`)
          }}
        />
      )}
    </>
  )
}

interface DialogProps {
  readonly rule: string
  readonly onClose: () => void
  readonly onStop: (reason: string) => void
  readonly onGoOn: (reason: string) => void
}

function StopDialog({ rule, onClose, onStop, onGoOn }: DialogProps) {
  const [reason, setReason] = useState('')
  return (
    <Dialog
      title="Stop the trial?"
      onClose={onClose}
      actions={
        <>
          <Button keys="Escape" onClick={onClose}>
            Not yet
          </Button>
          <Button
            unavailable={
              reason.trim() === '' ? 'Going on against a stop rule needs a reason' : null
            }
            onClick={() => onGoOn(reason.trim())}
          >
            Go on, with this reason
          </Button>
          <Button kind="danger" onClick={() => onStop(reason.trim())}>
            Stop the trial
          </Button>
        </>
      }
    >
      <p>
        The group agreed to stop if: <bdi className="med">{rule}</bdi>
      </p>
      <div data-autofocus>
        <TextField label="What happened, and what follows" value={reason} onCommit={setReason} />
      </div>
    </Dialog>
  )
}
