import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { CandidateId, CriterionId, ParticipantId, RoundId } from '#shared/domain/ids'
import type { Scorecard } from '#shared/domain/judgement'
import type { Vote } from '#shared/domain/values'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { presentCommit } from '../../visits/visit.ts'
import { type Answer, writeAnswers } from './write-answers.ts'

export type { Answer } from './write-answers.ts'

export interface CellId {
  readonly candidateId: CandidateId
  readonly criterionId: CriterionId
}

/** What was typed of one cell, until it is read back. */
interface Typed {
  readonly cell: CellId
  readonly part: Partial<Answer>
  /**
   * How far it is: the cards that were shown when the store had it. Changed in place, because
   * nothing looks different for it: the cards that come next are drawn anyway.
   */
  readonly way: { store: 'under-way' | 'refused' | Cards }
}

/** An entry that can be taken back: what it put something else in the place of. */
interface Step {
  readonly cell: CellId
  readonly before: Partial<Answer>
  /** The stay in the field of the reason, all of which is one entry. */
  readonly visit: string | null
}

type Cards = ReadonlyMap<CandidateId, Scorecard>

const blank: Answer = { vote: undefined, reason: '' }
const isSame = (a: CellId, b: CellId) =>
  a.candidateId === b.candidateId && a.criterionId === b.criterionId
/** Whether what is stored has been shown since. */
const isReadBack = ({ way }: Typed, cards: Cards) =>
  typeof way.store !== 'string' && way.store !== cards

/**
 * One person's answers in one round, and how they change.
 *
 * What is typed here shows at once and is written behind it, so that a fast typist never waits
 * for the disk. Once it is stored, what is stored shows: another window may be open for the same
 * person. The labels never tell an answer.
 */
export function useOwnScores(participantId: ParticipantId, roundId: RoundId) {
  const { evaluation, answer } = useOpenEvaluation()
  const { scorecards } = evaluation
  // Few at a time: only what is not read back yet.
  const [typed, setTyped] = useState<readonly Typed[]>([])
  const latest = useRef(typed)
  const steps = useRef<Step[]>([])

  const cards: Cards = useMemo(
    () =>
      new Map(
        scorecards
          .filter((card) => card.roundId === roundId && card.participantId === participantId)
          .map((card) => [card.candidateId, card]),
      ),
    [scorecards, roundId, participantId],
  )
  const shownCards = useRef(cards)
  useLayoutEffect(() => {
    shownCards.current = cards
  })

  const read = useCallback(
    (from: readonly Typed[], cell: CellId): Answer => {
      const card = cards.get(cell.candidateId)
      const { criterionId } = cell
      const stored = card
        ? { vote: card.votes[criterionId], reason: card.reasons[criterionId] ?? '' }
        : blank
      const own = from.find((one) => isSame(one.cell, cell))
      return own && !isReadBack(own, cards) ? { ...stored, ...own.part } : stored
    },
    [cards],
  )
  const answerOf = useCallback((cell: CellId) => read(typed, cell), [read, typed])
  /** Like `answerOf`, but with what was typed since the last drawing. */
  const answerNow = (cell: CellId) => read(latest.current, cell)

  const keep = (next: readonly Typed[]) => {
    latest.current = next
    setTyped(next)
  }

  const write = (cell: CellId, part: Partial<Answer>, label: string) => {
    const before = latest.current.find((one) => isSame(one.cell, cell))
    const isOpen = typeof before?.way.store === 'string'
    const own: Typed = {
      cell,
      part: isOpen ? { ...before.part, ...part } : part,
      way: { store: 'under-way' },
    }
    // With what the store has refused, which is only on the screen.
    const refused = latest.current.filter(
      (one) => one.way.store === 'refused' && one.cell.candidateId === cell.candidateId,
    )
    const parts = new Map<CriterionId, Partial<Answer>>(
      refused.map((one) => [one.cell.criterionId, one.part]),
    ).set(cell.criterionId, before?.way.store === 'refused' ? own.part : part)
    const card = { roundId, participantId, candidateId: cell.candidateId }
    // Asked for before anything is drawn: the store then works while the screen does.
    const stored = answer(label, (e) => writeAnswers(e, card, parts))
    const others = latest.current.filter(
      (one) => one !== before && !isReadBack(one, shownCards.current),
    )
    keep([...others, own])
    stored.then(
      () => {
        for (const one of [own, ...refused]) one.way.store = shownCards.current
      },
      // A refusal is told by the status line; the answer stays on the screen.
      () => {
        own.way.store = 'refused'
      },
    )
  }

  const change = (cell: CellId, part: Partial<Answer>, label: string) => {
    const now = answerNow(cell)
    const before: Partial<Answer> = 'vote' in part ? { vote: now.vote } : { reason: now.reason }
    if ('vote' in part ? part.vote === now.vote : part.reason === now.reason) return
    const visit = presentCommit()?.visit ?? null
    const last = steps.current.at(-1)
    if (visit === null || last?.visit !== visit) steps.current.push({ cell, before, visit })
    write(cell, part, label)
  }

  return {
    answerOf,
    setVote: (cell: CellId, vote: Vote | undefined) => change(cell, { vote }, 'Score of a cell'),
    setReason: (cell: CellId, reason: string) =>
      change(cell, { reason: reason.trim() }, 'Reason for a score'),
    /**
     * Takes back the person's own last entry of those that are still on the sheet: the others are
     * gone with their cells. The cell that it was in, or null.
     */
    takeBack: (isThere: (cell: CellId) => boolean): CellId | null => {
      steps.current = steps.current.filter(({ cell }) => isThere(cell))
      const step = steps.current.pop()
      if (!step) return null
      write(step.cell, step.before, 'Score of a cell')
      return step.cell
    },
  }
}

export type OwnScores = ReturnType<typeof useOwnScores>
