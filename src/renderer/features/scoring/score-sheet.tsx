import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Participant } from '#shared/domain/frame'
import type { RoundId } from '#shared/domain/ids'
import type { Evaluation } from '#shared/domain/evaluation'
import { asksOf } from '#shared/domain/scoring/asked'
import { isScorable } from '#shared/domain/scoring/blind-round'
import { scoredCandidates } from '#shared/domain/screening'
import type { Vote } from '#shared/domain/values'
import { currentWeights } from '#shared/domain/weighting/current'
import { SavedWords } from '../../facilitation/saved-words.tsx'
import { useEvaluation } from '../../store/evaluation-context.tsx'
import { PrivateScreen } from '../../ui/private-screen.tsx'
import { useNow } from '../../ui/use-now.ts'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { CandidateList } from './candidate-list.tsx'
import { CriterionList } from './criterion-list.tsx'
import {
  afterScore,
  afterScoreAcross,
  type Cursor,
  inCandidate,
  inCriterion,
  moved,
  movedAcross,
  otherCandidate,
  otherCriterion,
  type SheetShape,
  startOf,
} from './cursor.ts'
import type { SheetView } from './hand-over-state.ts'
import { SetPinDialog } from './pin-dialogs.tsx'
import { ScoreGrid } from './score-grid.tsx'
import styles from './score-sheet.module.css'
import { hintsOf } from './sheet-hints.ts'
import { SheetTabs } from './sheet-tabs.tsx'
import { timeLeft } from './time-left.ts'
import { type CellId, useOwnScores } from './use-own-scores.ts'
import { useSheetKeys } from './use-sheet-keys.ts'

interface Props {
  readonly person: Participant
  readonly roundId: RoundId
  readonly view: SheetView
  readonly onView: (view: SheetView) => void
  readonly onHandOver: () => void
}

/** One person's score sheet: one candidate or one criterion at a time, or everything as a table. */
export function ScoreSheet({ person, roundId, view, onView, onHandOver }: Props) {
  const evaluation = useEvaluation()
  const own = useOwnScores(person.id, roundId)
  const { asks, candidates, criteria, cells } = useMemo(
    () => askedOf(evaluation, roundId),
    [evaluation, roundId],
  )
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
    isScorable: (at) => {
      const criterion = criteria[at.criterion]
      const cell = cellAt(at)
      return (
        criterion !== undefined &&
        cell !== null &&
        isScorable(criterion) &&
        asks(cell.candidateId, cell.criterionId)
      )
    },
    isBlank: (at) => {
      const cell = cellAt(at)
      return cell !== null && own.answerOf(cell).vote === undefined
    },
  }
  const [cursor, setCursor] = useState<Cursor>(() => startOf(shape))
  const [reasonAsked, setReasonAsked] = useState(0)
  const [settingPin, setSettingPin] = useState(false)

  const score = (at: Cursor, vote: Vote | undefined) => {
    const cell = cellAt(at)
    if (!cell || !shape.isScorable(at)) return
    own.setVote(cell, vote)
    // The cell is not blank any more, though what is drawn still says so.
    const isBlank = (one: Cursor) =>
      !(one.candidate === at.candidate && one.criterion === at.criterion) && shape.isBlank(one)
    const next = view === 'criterion' ? afterScoreAcross : afterScore
    setCursor(vote === undefined ? at : next({ ...shape, isBlank }, at))
  }
  const goTo = (at: Cursor) => setCursor(at)

  const step = view === 'criterion' ? movedAcross : moved
  useSheetKeys({
    view,
    score: (vote) => score(cursor, vote),
    up: () => setCursor((at) => step(shape, at, -1)),
    down: () => setCursor((at) => step(shape, at, 1)),
    other: (by) =>
      setCursor((at) => {
        if (view === 'criterion') return otherCriterion(shape, at, by)
        if (view === 'candidate') return otherCandidate(shape, at, by)
        return { ...at, candidate: clamp(at.candidate + by, candidates.length) }
      }),
    reason: () => setReasonAsked((n) => n + 1),
    takeBack: () => {
      const cell = own.takeBack()
      if (!cell) return
      setCursor({
        candidate: candidates.findIndex(({ id }) => id === cell.candidateId),
        criterion: criteria.findIndex(({ id }) => id === cell.criterionId),
      })
    },
    show: onView,
    pin: () => setSettingPin(true),
    handOver: () => {
      // A reason that is still being typed counts.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      onHandOver()
    },
  })

  const progress = countAnswers(cells, (cell) => own.answerOf(cell).vote !== undefined)
  const progressOf = (of: string) => progress.of.get(of) ?? { done: 0, total: 0 }
  const { done, total } = progress
  const candidate = candidates[cursor.candidate]
  const criterion = criteria[cursor.criterion]

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
      keys={hintsOf[view]}
      leave={{ keys: ['Ctrl Enter'], hint: 'hand the laptop over' }}
    >
      {view === 'table' && (
        <ScoreGrid
          candidates={candidates}
          criteria={criteria}
          own={own}
          asks={asks}
          cursor={cursor}
          reasonAsked={reasonAsked}
          onGo={onGo}
        />
      )}
      {view === 'candidate' && candidate && (
        <div className={styles['sheet']}>
          <SheetTabs
            label="Candidates"
            tabs={candidates.map(({ id, name, slot }) => ({
              id,
              name,
              mark: <CandidateMark slot={slot} size={0.75} />,
              ...progressOf(id),
            }))}
            chosen={cursor.candidate}
            onChoose={(index) => goTo(inCandidate(shape, index))}
          />
          <CriterionList
            candidate={candidate}
            criteria={criteria}
            useCases={evaluation.useCases}
            shares={shares}
            own={own}
            asks={asks}
            cursor={cursor}
            reasonAsked={reasonAsked}
            complete={done === total}
            onScore={onScore}
            onGo={onGo}
          />
        </div>
      )}
      {view === 'criterion' && criterion && (
        <div className={styles['sheet']}>
          <SheetTabs
            label="Criteria"
            tabs={criteria.map(({ id, name }) => ({
              id,
              name,
              mark: null,
              ...progressOf(id),
            }))}
            chosen={cursor.criterion}
            onChoose={(index) => goTo(inCriterion(shape, index))}
          />
          <CandidateList
            criterion={criterion}
            candidates={candidates}
            useCases={evaluation.useCases}
            points={(shares.get(criterion.id) ?? 0) * 100}
            own={own}
            asks={asks}
            cursor={cursor}
            reasonAsked={reasonAsked}
            complete={done === total}
            onScore={onScore}
            onGo={onGo}
          />
        </div>
      )}
      {settingPin && (
        <SetPinDialog
          evaluationId={evaluation.id}
          participantId={person.id}
          name={person.name}
          onClose={() => setSettingPin(false)}
        />
      )}
    </PrivateScreen>
  )
}

/** What a round asks about, and the candidates and criteria that it names. */
function askedOf(evaluation: Evaluation, roundId: RoundId) {
  const asks = asksOf(evaluation.rounds.find(({ id }) => id === roundId))
  const all = scoredCandidates(evaluation)
  const candidates = all.filter((row) => evaluation.criteria.some(({ id }) => asks(row.id, id)))
  const criteria = evaluation.criteria.filter(({ id }) => all.some((row) => asks(row.id, id)))
  const cells: readonly CellId[] = candidates.flatMap(({ id: candidateId }) =>
    criteria.flatMap(({ id: criterionId }) =>
      asks(candidateId, criterionId) ? [{ candidateId, criterionId }] : [],
    ),
  )
  return { asks, candidates, criteria, cells }
}

/** How many cells have an answer: of all, and of each candidate and criterion. */
function countAnswers(cells: readonly CellId[], hasAnswer: (cell: CellId) => boolean) {
  const of = new Map<string, { done: number; total: number }>()
  let done = 0
  for (const cell of cells) {
    const more = hasAnswer(cell) ? 1 : 0
    done += more
    for (const id of [cell.candidateId, cell.criterionId]) {
      const count = of.get(id) ?? { done: 0, total: 0 }
      count.done += more
      count.total += 1
      of.set(id, count)
    }
  }
  return { done, total: cells.length, of }
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index))
}
