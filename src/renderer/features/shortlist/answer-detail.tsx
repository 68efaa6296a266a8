import type { Ref } from 'react'
import type { Participant } from '#shared/domain/frame'
import { ParticipantId, SuccessCriterionId } from '#shared/domain/ids'
import type { Candidate, MustHave, Screening } from '#shared/domain/options'
import type { Trial } from '#shared/domain/proof'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { SelectField, TextField } from '../../ui/fields.ts'
import { type Answer, answers, answerWords } from './answers.ts'
import styles from './shortlist.module.css'

interface Props {
  readonly candidate: Candidate
  readonly mustHave: MustHave
  readonly code: string
  readonly row: Screening | null
  readonly participants: readonly Participant[]
  readonly readOnly: boolean
  readonly reasonRef: Ref<HTMLInputElement>
  readonly onAnswer: (answer: Answer) => void
  readonly onChange: (what: string, fields: Partial<Screening>) => void
  /** Enter in the reason: back to the grid. */
  readonly onDone: () => void
}

/** The selected answer: what it is, why, and who said so. */
export function AnswerDetail({
  candidate,
  mustHave,
  code,
  row,
  participants,
  readOnly,
  reasonRef,
  onAnswer,
  onChange,
  onDone,
}: Props) {
  return (
    <section className={`card ${styles['answerDetail']}`} aria-label="Selected answer">
      <div className="row wrap">
        <CandidateMark slot={candidate.slot} />
        <h2 className={`ellipsis ${styles['about']}`}>
          <bdi>{candidate.name}</bdi>{' '}
          <span className="ink2 sm">
            {code} <bdi>{mustHave.text}</bdi>
          </span>
        </h2>
        <div className={styles['answerButtons']} role="group" aria-label="Answer">
          {answers.map((answer) => (
            <button
              key={answer}
              type="button"
              className={styles['answer']}
              data-answer={answer}
              aria-pressed={row?.answer === answer}
              disabled={readOnly}
              onClick={() => onAnswer(answer)}
            >
              <span aria-hidden="true">{answerWords[answer].sign}</span> {answerWords[answer].word}
            </button>
          ))}
        </div>
      </div>
      <div className={styles['answerFields']}>
        <TextField
          label={row?.answer === 'fail' ? 'Reason, printed in the record' : 'Reason'}
          value={row?.reason ?? ''}
          placeholder="Why, in a sentence"
          readOnly={readOnly}
          inputRef={reasonRef}
          onCommit={(reason) => onChange('the reason', { reason: reason.trim() })}
          onEnter={onDone}
        />
        <PersonField
          label="Answered by"
          value={row?.byId ?? null}
          participants={participants}
          readOnly={readOnly}
          onCommit={(byId) => onChange('who answered', { byId })}
        />
      </div>
    </section>
  )
}

interface PersonFieldProps {
  readonly label: string
  readonly value: ParticipantId | null
  readonly participants: readonly Participant[]
  readonly readOnly: boolean
  readonly onCommit: (id: ParticipantId | null) => void
  readonly bare?: boolean
  readonly hideLabel?: boolean
}

/** One of the people of the evaluation, or nobody. */
export function PersonField({ value, participants, onCommit, ...field }: PersonFieldProps) {
  return (
    <SelectField
      {...field}
      value={value ?? ''}
      options={[
        { value: '', label: 'Nobody yet' },
        ...participants.map(({ id, name }) => ({ value: id as string, label: name })),
      ]}
      onCommit={(id) => onCommit(id === '' ? null : ParticipantId.parse(id))}
    />
  )
}

interface TestFieldProps {
  readonly label: string
  readonly value: SuccessCriterionId | null
  readonly trials: readonly Trial[]
  readonly readOnly: boolean
  readonly onCommit: (id: SuccessCriterionId | null) => void
  readonly bare?: boolean
  readonly hideLabel?: boolean
}

/** One of the tests of the trials, or none. */
export function TestField({ value, trials, onCommit, ...field }: TestFieldProps) {
  const tests = trials.flatMap(({ title, successCriteria }) =>
    successCriteria.map(({ id, measure }) => ({
      value: id as string,
      label: title === '' ? measure : `${title}: ${measure}`,
    })),
  )
  return (
    <SelectField
      {...field}
      value={value ?? ''}
      options={[{ value: '', label: tests.length === 0 ? 'No trial test yet' : 'None' }, ...tests]}
      onCommit={(id) => onCommit(id === '' ? null : SuccessCriterionId.parse(id))}
    />
  )
}
