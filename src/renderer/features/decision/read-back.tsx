import { useMemo, useRef, useState } from 'react'
import { counted, formatPoints } from '#shared/domain/format'
import { instantOf } from '#shared/domain/instant'
import { namesOf } from '#shared/exchange/names'
import type { ReadSheet } from '#shared/exchange/read-table'
import { readScoreTable } from '#shared/exchange/score-changes'
import type { TableChange } from '#shared/exchange/score-findings'
import { withTableChanges } from '#shared/exchange/take-score-changes'
import { useUndoToast } from '../../facilitation/undo-toast.ts'
import { useHost } from '../../host/host-context.tsx'
import { checkForeignSize } from '../../host/foreign-size.ts'
import { describeFailure } from '../../host/problems.ts'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { asBase64 } from '../../ui/as-base64.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.ts'
import styles from './decision.module.css'

type Reading =
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'read'; readonly name: string; readonly sheets: readonly ReadSheet[] }

/** Takes a score table back that was saved from here and edited in a spreadsheet. */
export function ReadBack() {
  const host = useHost()
  const { edit, readOnly } = useOpenEvaluation()
  const offerUndo = useUndoToast()
  const chooser = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<Reading>({ kind: 'none' })
  if (readOnly !== null) return null

  const read = async (file: File) => {
    try {
      checkForeignSize(file)
      const sheets = await host.tables.read({ name: file.name, base64: await asBase64(file) })
      setState({ kind: 'read', name: file.name, sheets })
    } catch (error) {
      const { what, next } = describeFailure(error)
      setState({ kind: 'failed', text: `${what}. ${next}` })
    }
  }
  const take = async (sheets: readonly ReadSheet[], reason: string) => {
    setState({ kind: 'none' })
    let count = 0
    await edit('Take in an edited score table', (e) =>
      e.become((now) => {
        const reading = readScoreTable(now, sheets)
        count = takenOf(reading.changes)
        return withTableChanges(now, reading, { reason, at: instantOf(new Date()) })
      }),
    )
    offerUndo(`${counted(count, 'number', 'numbers')} taken in`)
  }
  return (
    <>
      <div className="row wrap gap3">
        <p className="sm ink2 grow">
          Agreed scores and weights may be changed in a saved Excel or CSV and read back; every
          changed number is shown before it counts.
        </p>
        <Button onClick={() => chooser.current?.click()}>Read an edited table back</Button>
        <input
          ref={chooser}
          className="visually-hidden"
          type="file"
          aria-label="Edited score table"
          tabIndex={-1}
          accept=".xlsx,.csv"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (file) void read(file)
          }}
        />
      </div>
      {state.kind === 'failed' && (
        <p className="notice bad" role="alert">
          <bdi>{state.text}</bdi>
        </p>
      )}
      {state.kind === 'read' && (
        <ChangesDialog
          name={state.name}
          sheets={state.sheets}
          onClose={() => setState({ kind: 'none' })}
          onTake={(reason) => void take(state.sheets, reason)}
        />
      )}
    </>
  )
}

const takenOf = (changes: readonly TableChange[]) =>
  changes.filter(({ refused }) => refused === null).length

interface DialogProps {
  readonly name: string
  readonly sheets: readonly ReadSheet[]
  readonly onClose: () => void
  readonly onTake: (reason: string) => void
}

function ChangesDialog({ name, sheets, onClose, onTake }: DialogProps) {
  const { evaluation } = useOpenEvaluation()
  // Held against what is here now: another window may change a score, or remove its candidate.
  const reading = useMemo(() => readScoreTable(evaluation, sheets), [evaluation, sheets])
  const names = namesOf(evaluation)
  const [reason, setReason] = useState('')
  const taken = takenOf(reading.changes)
  return (
    <Dialog
      title={
        reading.changes.length === 0
          ? reading.problems.length === 0
            ? 'Nothing is different'
            : 'Nothing can be taken in'
          : `${counted(reading.changes.length, 'number is', 'numbers are')} different`
      }
      width="52rem"
      onClose={onClose}
      actions={
        <>
          <Button keys="Escape" onClick={onClose}>
            {taken === 0 ? 'Close' : 'Take nothing in'}
          </Button>
          {taken > 0 && (
            <Button
              kind="primary"
              unavailable={reason.trim() === '' ? 'Say why they change' : null}
              onClick={() => onTake(reason.trim())}
            >
              Take {counted(taken, 'number', 'numbers')} in
            </Button>
          )}
        </>
      }
    >
      <p className="sm ink3">
        <bdi>{name}</bdi>
      </p>
      {reading.problems.length > 0 && (
        <ul className="notice" aria-label="Not understood">
          {reading.problems.map((problem) => (
            <li key={problem}>
              <bdi>{problem}</bdi>
            </li>
          ))}
        </ul>
      )}
      {reading.changes.length > 0 && (
        <div className={styles['changes']}>
          <table className="list">
            <caption className="visually-hidden">Changed numbers</caption>
            <thead>
              <tr>
                <th scope="col">Candidate</th>
                <th scope="col">Criterion</th>
                <th scope="col" className="num">
                  Now
                </th>
                <th scope="col" className="num">
                  In the table
                </th>
                <th scope="col">Taken in</th>
              </tr>
            </thead>
            <tbody>
              {reading.changes.map((change) => (
                <tr
                  key={`${change.kind} ${change.candidateId} ${change.criterionId} ${change.refused}`}
                >
                  <td>
                    <bdi>
                      {change.candidateId === null ? 'Weight' : names.candidate(change.candidateId)}
                    </bdi>
                  </td>
                  <td>
                    <bdi>{names.criterion(change.criterionId)}</bdi>
                  </td>
                  <td className="num tn">{numberText(change, change.from)}</td>
                  <td className="num tn strong">{numberText(change, change.to)}</td>
                  <td>{change.refused === null ? 'Yes' : `No: ${change.refused}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {taken > 0 && (
        <div data-autofocus>
          <TextField
            label="Why they change"
            help="Kept with every changed score and weight."
            value={reason}
            onCommit={setReason}
          />
        </div>
      )}
    </Dialog>
  )
}

function numberText({ kind }: TableChange, value: number | null): string {
  if (value === null) return kind === 'score' ? 'the mean' : '–'
  return kind === 'weight' ? `${formatPoints(value)} %` : formatPoints(value)
}
