import { useRef, useState } from 'react'
import type { CandidateId } from '#shared/domain/ids'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Button } from '../../ui/button.tsx'
import { useCommands, useKeyBarNote } from '../../ui/commands.tsx'
import { screeningOf } from '#shared/domain/must-haves'
import { answers, answerWords } from './answers.ts'
import { AnswerDetail } from './answer-detail.tsx'
import { MustHaveList } from './must-have-list.tsx'
import { OpenQuestions } from './open-questions.tsx'
import { type Pair, ScreeningGrid } from './screening-grid.tsx'
import type { Shortlist } from './use-shortlist.ts'
import styles from './shortlist.module.css'

interface Props {
  readonly shortlist: Shortlist
  readonly onAddCandidate: () => void
}

/** The must-haves, the answer of every candidate to each, and what is still open. */
export function MustHaveView({ shortlist, onAddCandidate }: Props) {
  const { evaluation, readOnly, excluded, questions, unanswered } = shortlist
  const { candidates, mustHaves, participants } = evaluation
  const [chosen, setChosen] = useState<Pair | null>(null)
  const newMustHave = useRef<HTMLInputElement>(null)
  const reason = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLTableElement>(null)

  const candidate = candidates.find(({ id }) => id === chosen?.candidateId)
  const mustHave = mustHaves.find(({ id }) => id === chosen?.mustHaveId)
  const selected = candidate && mustHave ? chosen : null
  const nothingToAnswer = readOnly
    ? 'opened for reading'
    : selected === null
      ? 'choose an answer in the grid first'
      : null
  const backToGrid = () => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()

  useKeyBarNote(
    unanswered.length > 0
      ? `${unanswered.length} not looked at`
      : mustHaves.length > 0 && candidates.length > 0
        ? 'Every must-have is answered'
        : '',
  )
  useCommands([
    {
      id: 'new-must-have',
      label: 'Add a must-have',
      keys: ['N'],
      hint: 'new must-have',
      unavailable: readOnly ? 'opened for reading' : null,
      run: () => newMustHave.current?.focus(),
    },
    {
      id: 'to-grid',
      label: 'Answer must-haves',
      keys: ['G'],
      hint: 'to the grid',
      unavailable: mustHaves.length === 0 ? 'there is no must-have' : null,
      run: backToGrid,
    },
    // The grid answers by itself; these work for the selected answer from anywhere on the page.
    ...answers.map((answer) => ({
      id: `answer-${answer}`,
      label: `Answer “${answerWords[answer].word}”`,
      keys: [answerWords[answer].key],
      hint: 'pass, fail, unknown, n/a',
      quiet: true,
      unavailable: nothingToAnswer,
      run: () => {
        if (selected) void shortlist.changeAnswer(selected, 'the answer', { answer })
      },
    })),
    {
      id: 'answer-reason',
      label: 'Give a reason for the selected answer',
      keys: ['R'],
      hint: 'reason',
      unavailable: nothingToAnswer,
      run: () => reason.current?.focus(),
    },
  ])

  const outReason = (id: CandidateId) => {
    const out = excluded.get(id)
    if (!out) return null
    const failed = out.failed.map(({ mustHaveId, reason: why }) => {
      const code = `M${mustHaves.findIndex((one) => one.id === mustHaveId) + 1}`
      return why === '' ? `Fails ${code}, no reason given.` : `Fails ${code}. ${asSentence(why)}`
    })
    const off = out.withdrawn === null ? [] : [`Taken off: ${out.withdrawn || 'no reason given'}`]
    return [...failed, ...off].join(' ')
  }

  return (
    <>
      {mustHaves.length === 0 && (
        <EmptyState title="No must-have yet">
          What would rule a tool out, however good it is at everything else? One fail takes a
          candidate out, with the reason in the record.
        </EmptyState>
      )}
      {mustHaves.length > 0 && candidates.length === 0 && (
        <EmptyState
          title="No candidate to ask"
          actions={
            !readOnly && (
              <Button kind="primary" onClick={onAddCandidate}>
                Add a candidate
              </Button>
            )
          }
        >
          Each candidate answers each must-have: pass, fail, unknown or not applicable.
        </EmptyState>
      )}
      {mustHaves.length > 0 && candidates.length > 0 && (
        <div
          className={`card flush ${styles['gridCard']}`}
          data-answering={selected !== null || undefined}
        >
          <ScreeningGrid
            candidates={candidates}
            mustHaves={mustHaves}
            rowOf={({ candidateId, mustHaveId }) =>
              screeningOf(evaluation, candidateId, mustHaveId)
            }
            outReason={outReason}
            selected={selected}
            readOnly={readOnly}
            gridRef={grid}
            onSelect={setChosen}
            onAnswer={(pair, answer) => void shortlist.changeAnswer(pair, 'the answer', { answer })}
            onClear={(pair) => void shortlist.clearAnswer(pair)}
            onReason={() => reason.current?.focus()}
          />
        </div>
      )}
      {selected && candidate && mustHave && (
        <AnswerDetail
          key={`${candidate.id} ${mustHave.id}`}
          candidate={candidate}
          mustHave={mustHave}
          code={`M${mustHaves.indexOf(mustHave) + 1}`}
          row={screeningOf(evaluation, candidate.id, mustHave.id)}
          participants={participants}
          readOnly={readOnly}
          reasonRef={reason}
          onAnswer={(answer) => void shortlist.changeAnswer(selected, 'the answer', { answer })}
          onChange={(what, fields) => void shortlist.changeAnswer(selected, what, fields)}
          onDone={backToGrid}
        />
      )}
      <OpenQuestions
        evaluation={evaluation}
        questions={questions}
        readOnly={readOnly}
        onChange={(pair, what, fields) => void shortlist.changeAnswer(pair, what, fields)}
        onAnswer={(pair, answer) => void shortlist.changeAnswer(pair, 'the answer', { answer })}
      />
      <MustHaveList
        mustHaves={mustHaves}
        participants={participants}
        readOnly={readOnly}
        newRef={newMustHave}
        onAdd={(text) => void shortlist.addMustHave(text)}
        onChange={(row, fields) => void shortlist.changeMustHave(row, fields)}
        onMove={(row, places) => void shortlist.moveMustHave(row, places)}
        onRemove={(row) => void shortlist.removeMustHave(row)}
      />
    </>
  )
}

function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
