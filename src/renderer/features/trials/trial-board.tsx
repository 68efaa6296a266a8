import { type DragEvent, useEffect, useRef, useState } from 'react'
import { isOnEarlierResult } from '#shared/domain/evidence'
import { counted, formatShortDay } from '#shared/domain/format'
import { TrialId } from '#shared/domain/ids'
import type { Candidate } from '#shared/domain/options'
import type { Trial } from '#shared/domain/proof'
import { charterGaps, trialSummaries } from '#shared/domain/trials'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { StopTrialDialog } from './reason-dialogs.tsx'
import { TicketQuestions } from './ticket-questions.tsx'
import { statusNames } from './trial-status.tsx'
import styles from './trials.module.css'
import type { Trials } from './use-trials.ts'

type Status = Trial['status']

const columns = ['planned', 'running', 'evaluating', 'done', 'stopped'] as const

/** What the log says when a trial is moved. */
const moved: Readonly<Record<Exclude<Status, 'stopped'>, string>> = {
  planned: 'Planned again.',
  running: 'Started.',
  evaluating: 'Ended; results are being evaluated.',
  done: 'Done.',
}

/** Every trial in the column of where it stands; the selected one is shown in full below. */
export function TrialBoard({ trials }: { readonly trials: Trials }) {
  const toast = useToast()
  const [over, setOver] = useState<Status | null>(null)
  const [stopping, setStopping] = useState<Trial | null>(null)
  const { trials: all, selected, readOnly } = trials

  // Quick presses in a row all count: the next one starts from where the last one led.
  const pending = useRef<{ readonly id: TrialId; readonly status: Status } | null>(null)
  useEffect(() => {
    pending.current = null
  }, [selected?.id, selected?.status])
  const statusOf = (trial: Trial) =>
    pending.current?.id === trial.id ? pending.current.status : trial.status

  const move = (trial: Trial, to: Status) => {
    if (statusOf(trial) === to) return
    const gaps = to === 'planned' ? 0 : charterGaps(trial).length
    if (gaps > 0)
      return toast(
        `It cannot leave Planned: its charter lacks ${gaps} ${gaps === 1 ? 'thing' : 'things'}`,
      )
    if (to === 'stopped') return setStopping(trial)
    pending.current = { id: trial.id, status: to }
    void trials.setStatus(trial, to, moved[to])
  }
  const step = (places: number) => {
    const to = selected && columns[columns.indexOf(statusOf(selected)) + places]
    if (selected && to) move(selected, to)
  }
  const drop = (to: Status) => (event: DragEvent) => {
    event.preventDefault()
    setOver(null)
    const id = TrialId.safeParse(event.dataTransfer.getData('text/plain'))
    const trial = all.find((one) => one.id === id.data)
    if (trial) move(trial, to)
  }
  useCommands(
    readOnly || !selected
      ? []
      : ([-1, 1] as const).map((places) => ({
          id: places < 0 ? 'trial-back' : 'trial-on',
          label: places < 0 ? 'Move the trial one column back' : 'Move the trial one column on',
          keys: [places < 0 ? 'Shift ArrowLeft' : 'Shift ArrowRight'],
          hint: 'move',
          quiet: true,
          run: () => step(places),
        })),
  )
  return (
    <section
      className={styles['board']}
      aria-label="Trial board"
      style={{ gridTemplateColumns: widths(all) }}
    >
      {columns.map((status) => {
        const here = all.filter((trial) => trial.status === status)
        return (
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Shift with an arrow moves a trial, too
          <div
            key={status}
            className={`${styles['column']} ${over === status ? styles['over'] : ''}`}
            onDragOver={(event) => {
              if (readOnly) return
              event.preventDefault()
              setOver(status)
            }}
            onDragLeave={() => setOver(null)}
            onDrop={readOnly ? undefined : drop(status)}
          >
            <h2 className="label">
              {statusNames[status]} {here.length > 0 && <span className="tn">{here.length}</span>}
            </h2>
            <ul>
              {here.map((trial) => (
                <li key={trial.id}>
                  <Ticket trial={trial} trials={trials} />
                  <TicketQuestions trial={trial} trials={trials} />
                </li>
              ))}
            </ul>
          </div>
        )
      })}
      {stopping && (
        <StopTrialDialog
          title={stopping.title}
          onClose={() => setStopping(null)}
          onStop={(reason) => void trials.setStatus(stopping, 'stopped', `Stopped: ${reason}`)}
        />
      )}
    </section>
  )
}

/** An empty column needs no more room than its name. */
function widths(all: readonly Trial[]): string {
  return columns
    .map((column) =>
      all.length > 0 && all.every(({ status }) => status !== column)
        ? 'minmax(6rem, 1fr)'
        : 'minmax(0, 4fr)',
    )
    .join(' ')
}

function Ticket({ trial, trials }: { readonly trial: Trial; readonly trials: Trials }) {
  const { evaluation, selected, readOnly } = trials
  const owner = evaluation.participants.find(({ id }) => id === trial.ownerId)?.name
  const earlier = evaluation.evidence.filter(
    (line) => line.trialId === trial.id && isOnEarlierResult(evaluation, line),
  ).length
  const isChosen = trial.id === selected?.id
  return (
    <button
      type="button"
      className={`${styles['ticket']} ${isChosen ? styles['chosen'] : ''}`}
      aria-current={isChosen}
      draggable={!readOnly}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', trial.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onClick={() => trials.select(trial.id)}
    >
      <span className="med" dir="auto">
        {trial.title || 'Trial without a title'}
      </span>
      <span className="row wrap gap2 sm ink3">
        <Marks
          candidates={evaluation.candidates.filter(({ id }) => trial.candidateIds.includes(id))}
        />
        <bdi>{owner ?? 'Nobody yet'}</bdi>
        {trial.end && <span className="nowrap">until {formatShortDay(trial.end)}</span>}
        <Outcome trial={trial} />
        {earlier > 0 && (
          <Tag tone="warn">{counted(earlier, 'score', 'scores')} decided on an earlier result</Tag>
        )}
      </span>
    </button>
  )
}

function Marks({ candidates }: { readonly candidates: readonly Candidate[] }) {
  return (
    <span className="row gap1" title={candidates.map(({ name }) => name).join(', ')}>
      {candidates.slice(0, 6).map(({ id, slot }) => (
        <CandidateMark key={id} slot={slot} />
      ))}
      {candidates.length > 6 && <span className="xs ink3 tn">+{candidates.length - 6}</span>}
      <span className="visually-hidden">{candidates.map(({ name }) => name).join(', ')}</span>
    </span>
  )
}

function Outcome({ trial }: { readonly trial: Trial }) {
  const gaps = charterGaps(trial).length
  if (trial.status === 'planned' && gaps > 0) return <Tag tone="warn">{gaps} missing</Tag>
  const outcomes = trialSummaries(trial).map((row) => row.outcome)
  const passed = outcomes.filter((one) => one === 'passed').length
  const failed = outcomes.filter((one) => one === 'failed').length
  if (passed + failed === 0) return null
  return (
    <span className="nowrap">
      {passed} passed, {failed} failed
    </span>
  )
}

/** How many trials are where, for the key bar. */
export function boardWords(all: readonly Trial[]): string {
  return columns
    .map((status) => [status, all.filter((trial) => trial.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${statusNames[status].toLowerCase()}`)
    .join(', ')
}
