import { useCallback, useMemo, useRef, useState } from 'react'
import type { CandidateId, CriterionId, ParticipantId, RoundId } from '#shared/domain/ids'
import { cellKey } from '#shared/domain/scoring/rounds'
import type { Vote } from '#shared/domain/values'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'

/** What one person says of one cell. An undefined vote is blank, null is "cannot judge". */
export interface Answer {
  readonly vote: Vote | undefined
  readonly reason: string
}

export interface CellId {
  readonly candidateId: CandidateId
  readonly criterionId: CriterionId
}

const blank: Answer = { vote: undefined, reason: '' }

/**
 * One person's answers in one round, and how they change.
 *
 * What is typed here shows at once and is written behind it, so that a fast typist never waits
 * for the disk. Until the screen is left the typed answers win over what is read back, because
 * nobody else writes them. The labels of the edits never tell an answer.
 */
export function useOwnScores(participantId: ParticipantId, roundId: RoundId) {
  const { evaluation, edit } = useOpenEvaluation()
  const { scorecards } = evaluation
  const [typed, setTyped] = useState<ReadonlyMap<string, Answer>>(new Map())
  const latest = useRef(typed)
  const steps = useRef<{ readonly cell: CellId; readonly before: Answer }[]>([])

  const cards = useMemo(
    () =>
      new Map(
        scorecards
          .filter((card) => card.roundId === roundId && card.participantId === participantId)
          .map((card) => [card.candidateId, card]),
      ),
    [scorecards, roundId, participantId],
  )

  const answerOf = useCallback(
    ({ candidateId, criterionId }: CellId): Answer => {
      const own = typed.get(cellKey(candidateId, criterionId))
      if (own) return own
      const card = cards.get(candidateId)
      if (!card) return blank
      return { vote: card.votes[criterionId], reason: card.reasons[criterionId] ?? '' }
    },
    [typed, cards],
  )

  const write = (cell: CellId, answer: Answer, label: string) => {
    const next = new Map(latest.current).set(cellKey(cell.candidateId, cell.criterionId), answer)
    latest.current = next
    setTyped(next)
    const card = cards.get(cell.candidateId)
    const votes: Record<CriterionId, Vote> = { ...card?.votes }
    const reasons: Record<CriterionId, string> = { ...card?.reasons }
    // All that was typed for this candidate, because an earlier write may not be read back yet.
    for (const { id } of evaluation.criteria) {
      const own = next.get(cellKey(cell.candidateId, id))
      if (!own) continue
      if (own.vote === undefined) delete votes[id]
      else votes[id] = own.vote
      if (own.reason === '') delete reasons[id]
      else reasons[id] = own.reason
    }
    const row = { roundId, participantId, candidateId: cell.candidateId, votes, reasons }
    // A refusal is told by the status line; the answer stays on the screen.
    edit(label, (e) => e.put('scorecards', row)).catch(() => {})
  }

  const change = (cell: CellId, part: Partial<Answer>, label: string) => {
    const before = answerNow(cell)
    const after = { ...before, ...part }
    if (after.vote === before.vote && after.reason === before.reason) return
    steps.current.push({ cell, before })
    write(cell, after, label)
  }

  /** Like `answerOf`, but with what was typed since the last drawing. */
  const answerNow = (cell: CellId) =>
    latest.current.get(cellKey(cell.candidateId, cell.criterionId)) ?? answerOf(cell)

  return {
    answerOf,
    setVote: (cell: CellId, vote: Vote | undefined) => change(cell, { vote }, 'Score of a cell'),
    setReason: (cell: CellId, reason: string) =>
      change(cell, { reason: reason.trim() }, 'Reason for a score'),
    /** Takes back the person's own last entry. The cell that it was in, or null. */
    takeBack: (): CellId | null => {
      const step = steps.current.pop()
      if (!step) return null
      write(step.cell, step.before, 'Score of a cell')
      return step.cell
    },
  }
}

export type OwnScores = ReturnType<typeof useOwnScores>
