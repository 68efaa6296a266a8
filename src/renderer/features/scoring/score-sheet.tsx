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
import { cellAt, clamp, cursorAt, cursorOf, type Place, placeAt, type SheetLists } from './place.ts'
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

  const lists: SheetLists = { candidates, criteria }
  const shape: SheetShape = {
    candidates: candidates.length,
    criteria: criteria.length,
    isScorable: (at) => {
      const criterion = criteria[at.criterion]
      const cell = cellAt(lists, at)
      return (
        criterion !== undefined &&
        cell !== null &&
        isScorable(criterion) &&
        asks(cell.candidateId, cell.criterionId)
      )
    },
    isBlank: (at) => {
      const cell = cellAt(lists, at)
      return cell !== null && own.answerOf(cell).vote === undefined
    },
  }
  const [place, setPlace] = useState<Place>(() => placeAt(lists, startOf(shape)))
  const cursor = cursorOf(lists, place)
  // A digit is meant for the cell that was looked at: where that is gone, none is current until
  // somebody has chosen where to go on.
  const current = place.cell && cursorAt(lists, place.cell) ? place.cell : null
  const isGone = place.cell !== null && current === null
  const [reasonAsked, setReasonAsked] = useState(0)
  const [settingPin, setSettingPin] = useState(false)

  const goTo = (at: Cursor) => setPlace(placeAt(lists, at))
  const goToCell = (cell: CellId) => {
    const at = cursorAt(lists, cell)
    if (at) goTo(at)
  }
  const score = (cell: CellId | null, vote: Vote | undefined) => {
    const at = cell && cursorAt(lists, cell)
    if (!cell || !at || !shape.isScorable(at)) return
    own.setVote(cell, vote)
    // The cell is not blank any more, though what is drawn still says so.
    const isBlank = (one: Cursor) =>
      !(one.candidate === at.candidate && one.criterion === at.criterion) && shape.isBlank(one)
    const next = view === 'criterion' ? afterScoreAcross : afterScore
    goTo(vote === undefined ? at : next({ ...shape, isBlank }, at))
  }

  const step = view === 'criterion' ? movedAcross : moved
  const nearest = (at: Cursor) => {
    if (shape.isScorable(at)) return at
    return view === 'criterion'
      ? inCriterion(shape, at.criterion)
      : inCandidate(shape, at.candidate)
  }
  const move = (next: (at: Cursor) => Cursor) =>
    setPlace((from) => placeAt(lists, (isGone ? nearest : next)(cursorOf(lists, from))))
  useSheetKeys({
    view,
    score: (vote) => score(current, vote),
    up: () => move((at) => step(shape, at, -1)),
    down: () => move((at) => step(shape, at, 1)),
    other: (by) =>
      move((at) => {
        if (view === 'criterion') return otherCriterion(shape, at, by)
        if (view === 'candidate') return otherCandidate(shape, at, by)
        return { ...at, candidate: clamp(at.candidate + by, candidates.length) }
      }),
    reason: () => setReasonAsked((n) => n + 1),
    takeBack: () => {
      const cell = own.takeBack((one) => cursorAt(lists, one) !== null)
      if (cell) goToCell(cell)
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
  const latest = useRef({ score, goToCell })
  useEffect(() => {
    latest.current = { score, goToCell }
  })
  const onScore = useCallback(
    (cell: CellId, vote: Vote | undefined) => latest.current.score(cell, vote),
    [],
  )
  const onGo = useCallback((cell: CellId) => latest.current.goToCell(cell), [])

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
      {isGone && (
        <p className="notice plain" role="status">
          What you were scoring was taken away in another window. A digit does nothing until you
          have chosen where to go on, with an arrow key or the pointer.
        </p>
      )}
      {view === 'table' && (
        <ScoreGrid
          candidates={candidates}
          criteria={criteria}
          own={own}
          asks={asks}
          current={current}
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
            current={current?.criterionId ?? null}
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
            current={current?.candidateId ?? null}
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
