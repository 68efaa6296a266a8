import type { KeyboardEvent, RefObject } from 'react'
import type { CandidateId, MustHaveId } from '#shared/domain/ids'
import type { Candidate, MustHave, Screening } from '#shared/domain/options'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { Tag } from '../../ui/tag.tsx'
import { type Answer, answerForKey, answerWords } from './answers.ts'
import styles from './shortlist.module.css'

export interface Pair {
  readonly candidateId: CandidateId
  readonly mustHaveId: MustHaveId
}

interface Props {
  readonly candidates: readonly Candidate[]
  readonly mustHaves: readonly MustHave[]
  readonly rowOf: (pair: Pair) => Screening | null
  /** Why a candidate is out, in a sentence; null while it is in the running. */
  readonly outReason: (id: CandidateId) => string | null
  readonly selected: Pair | null
  readonly readOnly: boolean
  readonly gridRef: RefObject<HTMLTableElement | null>
  readonly onSelect: (pair: Pair) => void
  readonly onAnswer: (pair: Pair, answer: Answer) => void
  readonly onClear: (pair: Pair) => void
  /** R: go to the reason of the selected answer. */
  readonly onReason: () => void
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Candidates against must-haves. Arrows move, Y F U A answer, R gives a reason, Backspace clears. */
export function ScreeningGrid({
  candidates,
  mustHaves,
  rowOf,
  outReason,
  selected,
  readOnly,
  gridRef,
  onSelect,
  onAnswer,
  onClear,
  onReason,
}: Props) {
  const focusCell = (row: number, column: number) =>
    gridRef.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus()

  const onKeyDown = (event: KeyboardEvent, pair: Pair, row: number, column: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = steps[event.key]
    const answer = answerForKey(event.key)
    if (step) {
      focusCell(
        Math.max(0, Math.min(candidates.length - 1, row + step[0])),
        Math.max(0, Math.min(mustHaves.length - 1, column + step[1])),
      )
    } else if (event.key === 'Home' || event.key === 'End') {
      focusCell(row, event.key === 'Home' ? 0 : mustHaves.length - 1)
    } else if (answer && !readOnly) onAnswer(pair, answer)
    else if ((event.key === 'Backspace' || event.key === 'Delete') && !readOnly) onClear(pair)
    else if ((event.key === 'r' || event.key === 'R' || event.key === 'Enter') && !readOnly)
      onReason()
    else return
    event.preventDefault()
  }

  return (
    <table
      ref={gridRef}
      className={`list ${styles['grid']}`}
      aria-label="Answers to the must-haves"
    >
      <thead>
        <tr>
          <th scope="col">Candidate</th>
          {mustHaves.map(({ id, text }, index) => (
            <th key={id} scope="col">
              M{index + 1} <bdi className={styles['head']}>{text}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {candidates.map((candidate, row) => {
          const out = outReason(candidate.id)
          return (
            <tr key={candidate.id}>
              <th scope="row">
                <span className="row">
                  <CandidateMark slot={candidate.slot} />
                  <span className={styles['lines']}>
                    <bdi className={`med ${out === null ? '' : (styles['out'] ?? '')}`}>
                      {candidate.name}
                    </bdi>
                    {candidate.edition !== '' && <bdi className="xs ink3">{candidate.edition}</bdi>}
                  </span>
                  {out !== null && <Tag tone="bad">✕ Out</Tag>}
                </span>
                {out !== null && <bdi className={`xs ${styles['because']}`}>{out}</bdi>}
              </th>
              {mustHaves.map((mustHave, column) => {
                const pair = { candidateId: candidate.id, mustHaveId: mustHave.id }
                const answer = rowOf(pair)
                const isSelected =
                  selected?.candidateId === candidate.id && selected.mustHaveId === mustHave.id
                const entry = selected === null ? row === 0 && column === 0 : isSelected
                return (
                  <td key={mustHave.id} data-selected={isSelected || undefined}>
                    <button
                      type="button"
                      data-cell={`${row} ${column}`}
                      className={styles['answer']}
                      data-answer={answer?.answer ?? 'blank'}
                      aria-label={`${candidate.name}, M${column + 1} ${mustHave.text}: ${answer ? answerWords[answer.answer].word : 'not looked at'}${answer?.reason ? `, ${answer.reason}` : ''}`}
                      tabIndex={entry ? 0 : -1}
                      onFocus={() => onSelect(pair)}
                      onClick={() => onSelect(pair)}
                      onKeyDown={(event) => onKeyDown(event, pair, row, column)}
                    >
                      <AnswerText answer={answer} />
                    </button>
                  </td>
                )
              })}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function AnswerText({ answer }: { readonly answer: Screening | null }) {
  if (!answer) return <span className="ink3">not looked at</span>
  const { sign, word } = answerWords[answer.answer]
  return (
    <>
      <span aria-hidden="true">{sign}</span> {word}
      {answer.reason !== '' && <span className={styles['hasReason']} title={answer.reason} />}
    </>
  )
}
