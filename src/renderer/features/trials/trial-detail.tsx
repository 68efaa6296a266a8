import { useEffect, useRef, useState } from 'react'
import type { Trial } from '#shared/domain/proof'
import { charterGaps, charterGapTexts } from '#shared/domain/trials'
import { Button, IconButton } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { TextField } from '../../ui/fields.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { CharterForm } from './charter-form.tsx'
import { ResultsGrid } from './results-grid.tsx'
import { StopRuleQuestions } from './stop-rules.tsx'
import { SuccessCriteria } from './success-criteria.tsx'
import { TimeBoxBar } from './time-box-bar.tsx'
import { TrialLog } from './trial-log.tsx'
import { StatusTag } from './trial-status.tsx'
import styles from './trials.module.css'
import type { Trials } from './use-trials.ts'

interface Props {
  readonly trial: Trial
  readonly trials: Trials
  /** Just made: its title is the first thing to say. */
  readonly fresh?: boolean
}

const parts = [
  { value: 'charter', label: 'Charter', keys: '1' },
  { value: 'results', label: 'Results', keys: '2' },
  { value: 'log', label: 'Log', keys: '3' },
] as const

type Part = (typeof parts)[number]['value']

/** One trial: its title and state, and its charter, results or log. */
export function TrialDetail({ trial, trials, fresh = false }: Props) {
  const { readOnly } = trials
  const [part, setPart] = useState<Part>(trial.status === 'planned' ? 'charter' : 'results')
  const title = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!fresh) return
    title.current?.focus()
    title.current?.select()
  }, [fresh])
  useCommands(
    parts.map(({ value, label, keys }) => ({
      id: `trial-${value}`,
      label: `${label} of the trial`,
      keys: [keys],
      hint: 'charter, results, log',
      quiet: true,
      run: () => setPart(value),
    })),
  )
  return (
    <section className={`card ${styles['detail']}`} aria-label={trial.title || 'Trial'}>
      <div className="row wrap gap3">
        <div className="grow">
          <TextField
            label="Title of the trial"
            hideLabel
            bare
            inputRef={title}
            value={trial.title}
            placeholder="What this trial is called"
            readOnly={readOnly}
            onCommit={(title) =>
              void trials.change(trial.id, 'Rename a trial', () => ({ title: title.trim() }))
            }
          />
        </div>
        <StatusTag status={trial.status} />
        {!readOnly && (
          <IconButton
            icon="trash"
            label={`Remove ${trial.title || 'this trial'}`}
            onClick={() => void trials.removeTrial(trial)}
          />
        )}
      </div>
      <div className="row wrap gap3">
        <Segmented
          label="Part of the trial"
          value={part}
          options={parts}
          onChange={(next) => setPart(next)}
        />
        <span className="sp" />
        {!readOnly && (
          <StatusActions trial={trial} trials={trials} onStart={() => setPart('results')} />
        )}
      </div>
      <TimeBoxBar trial={trial} />
      {trial.status === 'planned' && <Missing trial={trial} />}
      {part === 'charter' && (
        <>
          <CharterForm trial={trial} trials={trials} />
          <SuccessCriteria trial={trial} trials={trials} />
        </>
      )}
      {part === 'results' && (
        <>
          <StopRuleQuestions trial={trial} trials={trials} />
          <ResultsGrid trial={trial} trials={trials} />
        </>
      )}
      {part === 'log' && <TrialLog trial={trial} trials={trials} />}
    </section>
  )
}

/** What can happen to it next: at most two buttons. */
function StatusActions({
  trial,
  trials,
  onStart,
}: Pick<Props, 'trial' | 'trials'> & { readonly onStart: () => void }) {
  const gaps = charterGaps(trial)
  const to = (status: Trial['status'], text: string) => () =>
    void trials.setStatus(trial, status, text)
  switch (trial.status) {
    case 'planned':
      return (
        <Button
          kind="primary"
          unavailable={gaps.length > 0 ? 'The charter is not complete yet' : null}
          onClick={() => {
            onStart()
            to('running', 'Started.')()
          }}
        >
          Start the trial
        </Button>
      )
    case 'running':
      return (
        <Button kind="primary" onClick={to('evaluating', 'Ended; results are being evaluated.')}>
          Evaluate
        </Button>
      )
    case 'evaluating':
      return (
        <>
          <Button onClick={to('running', 'Goes on.')}>Run on</Button>
          <Button kind="primary" onClick={to('done', 'Done.')}>
            Mark as done
          </Button>
        </>
      )
    case 'done':
    case 'stopped':
      return <Button onClick={to('evaluating', 'Taken up again.')}>Take up again</Button>
  }
}

function Missing({ trial }: { readonly trial: Trial }) {
  const gaps = charterGaps(trial)
  if (gaps.length === 0) return null
  return (
    <div className="notice">
      <div>
        <span className="med">Before it can start: </span>
        <ul className={styles['inline']} aria-label="Missing before the trial can start">
          {gaps.map((gap) => (
            <li key={gap}>{charterGapTexts[gap]}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
