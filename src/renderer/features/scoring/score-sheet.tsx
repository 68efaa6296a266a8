import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { agendaStatus } from '#shared/domain/agenda'
import type { Participant } from '#shared/domain/frame'
import type { RoundId } from '#shared/domain/ids'
import { isScorable } from '#shared/domain/scoring/blind-round'
import { scoredCandidates } from '#shared/domain/screening'
import type { Vote } from '#shared/domain/values'
import { currentWeights } from '#shared/domain/weighting/current'
import { SavedWords } from '../../facilitation/saved-words.tsx'
import { useEvaluation } from '../../store/evaluation-context.tsx'
import { PrivateScreen } from '../../ui/private-screen.tsx'
import { useNow } from '../../ui/use-now.ts'
import { CandidateTabs } from './candidate-tabs.tsx'
import { CriterionList } from './criterion-list.tsx'
import {
  afterScore,
  type Cursor,
  inCandidate,
  moved,
  otherCandidate,
  type SheetShape,
  startOf,
} from './cursor.ts'
import { ScoreGrid } from './score-grid.tsx'
import styles from './score-sheet.module.css'
import { useOwnScores } from './use-own-scores.ts'
import { useSheetKeys } from './use-sheet-keys.ts'

interface Props {
  readonly person: Participant
  readonly roundId: RoundId
  /** A table of all cells, for typing in a sheet of paper. */
  readonly grid: boolean
  readonly onGrid: (grid: boolean) => void
  readonly onHandOver: () => void
}

/** One person's score sheet: one candidate at a time, or everything as a table. */
export function ScoreSheet({ person, roundId, grid, onGrid, onHandOver }: Props) {
  const evaluation = useEvaluation()
  const own = useOwnScores(person.id, roundId)
  const candidates = useMemo(() => scoredCandidates(evaluation), [evaluation])
  const { criteria } = evaluation
  const shares = useMemo(() => currentWeights(evaluation).shares, [evaluation])
  const now = useNow()

  const cellAt = (at: Cursor) => {
    const candidate = candidates[at.candidate]
    const criterion = criteria[at.criterion]
    return candidate && criterion ? { candidateId: candidate.id, criterionId: criterion.id } : null
  }
  const shape: SheetShape = {
    candidates: candidates.length,
    criteria: criteria.length,
    isScorable: (index) => criteria[index] !== undefined && isScorable(criteria[index]),
    isBlank: (at) => {
      const cell = cellAt(at)
      return cell !== null && own.answerOf(cell).vote === undefined
    },
  }
  const [cursor, setCursor] = useState<Cursor>(() => startOf(shape))
  const [reasonAsked, setReasonAsked] = useState(0)

  const score = (at: Cursor, vote: Vote | undefined) => {
    const cell = cellAt(at)
    if (!cell || !shape.isScorable(at.criterion)) return
    own.setVote(cell, vote)
    // The cell is not blank any more, though what is drawn still says so.
    const isBlank = (one: Cursor) =>
      !(one.candidate === at.candidate && one.criterion === at.criterion) && shape.isBlank(one)
    setCursor(vote === undefined ? at : afterScore({ ...shape, isBlank }, at))
  }
  const goTo = (at: Cursor) => setCursor(at)

  useSheetKeys({
    grid,
    score: (vote) => score(cursor, vote),
    up: () => setCursor((at) => moved(shape, at, -1)),
    down: () => setCursor((at) => moved(shape, at, 1)),
    candidate: (step) =>
      setCursor((at) =>
        grid
          ? { ...at, candidate: clamp(at.candidate + step, candidates.length) }
          : otherCandidate(shape, at, step),
      ),
    reason: () => {
      if (!grid) setReasonAsked((n) => n + 1)
    },
    takeBack: () => {
      const cell = own.takeBack()
      if (!cell) return
      setCursor({
        candidate: candidates.findIndex(({ id }) => id === cell.candidateId),
        criterion: criteria.findIndex(({ id }) => id === cell.criterionId),
      })
    },
    toggleGrid: () => onGrid(!grid),
    handOver: () => {
      // A reason that is still being typed counts.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      onHandOver()
    },
  })

  const doneOf = candidates.map(
    ({ id: candidateId }) =>
      criteria.filter(
        ({ id: criterionId }) => own.answerOf({ candidateId, criterionId }).vote !== undefined,
      ).length,
  )
  const done = doneOf.reduce((sum, count) => sum + count, 0)
  const total = candidates.length * criteria.length
  const candidate = candidates[cursor.candidate]

  // The rows keep one function for their whole life, so that only what changed is drawn again.
  const latest = useRef({ score, goTo })
  useEffect(() => {
    latest.current = { score, goTo }
  })
  const onScore = useCallback(
    (at: Cursor, vote: Vote | undefined) => latest.current.score(at, vote),
    [],
  )
  const onGo = useCallback((at: Cursor) => latest.current.goTo(at), [])

  return (
    <PrivateScreen
      name={person.name}
      saved={<SavedWords lost="Not saved. Please tell the facilitator" />}
      done={done}
      total={total}
      timeLeft={timeLeft(evaluation.agenda, now)}
      keys={grid ? gridHints : keyHints}
      leave={{ keys: ['Ctrl Enter'], hint: 'hand the laptop over' }}
    >
      {grid ? (
        <ScoreGrid
          candidates={candidates}
          criteria={criteria}
          own={own}
          cursor={cursor}
          onGo={onGo}
        />
      ) : (
        candidate && (
          <div className={styles['sheet']}>
            <CandidateTabs
              candidates={candidates}
              doneOf={doneOf}
              total={criteria.length}
              chosen={cursor.candidate}
              onChoose={(index) => goTo(inCandidate(shape, index))}
            />
            <CriterionList
              candidate={candidate}
              criteria={criteria}
              useCases={evaluation.useCases}
              shares={shares}
              own={own}
              cursor={cursor}
              reasonAsked={reasonAsked}
              complete={done === total}
              onScore={onScore}
              onGo={onGo}
            />
          </div>
        )
      )}
    </PrivateScreen>
  )
}

const keyHints = [
  { keys: ['1', '2', '3', '4', '5'], hint: 'score and go on' },
  { keys: ['0'], hint: 'cannot judge' },
  { keys: ['R'], hint: 'reason' },
  { keys: ['ArrowUp', 'ArrowDown'], hint: 'move' },
  { keys: ['Tab'], hint: 'next candidate' },
  { keys: ['Ctrl Z'], hint: 'undo' },
  { keys: ['G'], hint: 'table' },
]

const gridHints = [
  { keys: ['1', '2', '3', '4', '5'], hint: 'score and go down' },
  { keys: ['0'], hint: 'cannot judge' },
  { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], hint: 'move' },
  { keys: ['Backspace'], hint: 'clear' },
  { keys: ['Ctrl Z'], hint: 'undo' },
  { keys: ['G'], hint: 'one candidate at a time' },
]

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index))
}

/** What is left of the scoring item of the agenda while it runs: "16 min left". */
function timeLeft(agenda: Parameters<typeof agendaStatus>[0], now: string): string | null {
  const { runningId, secondsLeft } = agendaStatus(agenda, 'workshop', now)
  const running = agenda.find(({ id }) => id === runningId)
  if (running?.step !== 'scoring' || secondsLeft === null) return null
  const minutes = Math.ceil(secondsLeft / 60)
  return minutes >= 0 ? `${minutes} min left` : `${-minutes} min over`
}
