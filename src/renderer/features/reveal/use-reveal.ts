import { useCallback, useMemo, useState } from 'react'
import { agendaStatus } from '#shared/domain/agenda'
import {
  type DiscussionItem,
  discussionItems,
  isSettled,
} from '#shared/domain/agreement/discussion-items'
import { agreementCounts } from '#shared/domain/agreement/discussion-list'
import { spreads } from '#shared/domain/agreement/spread'
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, CriterionId } from '#shared/domain/ids'
import type { Criterion } from '#shared/domain/judgement'
import type { Candidate } from '#shared/domain/options'
import { scoredCandidates } from '#shared/domain/screening'
import { cellKey } from '#shared/domain/scoring/rounds'
import { useEvaluation } from '../../store/evaluation-context.tsx'
import { replaceRoute } from '../../ui/routes.ts'
import { useRoute } from '../../ui/shown-route.ts'
import { useNow } from '../../ui/use-now.ts'

/** A cell with what it is made of. */
export interface DiscussedCell {
  readonly item: DiscussionItem
  readonly candidate: Candidate
  readonly criterion: Criterion
  /** Its key among all cells. */
  readonly key: string
}

/** What the page after the reveal shows: the list, the chosen cell, and the time left. */
export function useReveal() {
  const evaluation = useEvaluation()
  const route = useRoute()
  const now = useNow()
  const all = useMemo(() => spreads(evaluation), [evaluation])
  const cells = useMemo(
    () => discussionItems(evaluation, all).flatMap((item) => cellOf(evaluation, item) ?? []),
    [evaluation, all],
  )
  const others = useMemo(() => otherCells(evaluation, all, cells), [evaluation, all, cells])

  const item = route.page === 'step' ? route.item : ''
  const everything = [...cells, ...others]
  const [shownKey, setShownKey] = useState<string | null>(null)
  const chosen =
    everything.find(({ item: cell }) => itemOf(cell) === item) ??
    // What another window records for the cell must not take it away from whoever is typing.
    everything.find(({ key }) => key === shownKey) ??
    cells.find((cell) => !isSettled(cell.item)) ??
    cells[0] ??
    null
  const chosenKey = chosen?.key ?? null
  if (chosenKey !== shownKey) setShownKey(chosenKey)

  // One function for good, so that only the rows that change are drawn again.
  const { id } = evaluation
  const choose = useCallback(
    (cell: DiscussedCell) =>
      replaceRoute({ page: 'step', id, step: 'reveal', item: itemOf(cell.item) }),
    [id],
  )

  return {
    cells,
    /** Every cell that is not on the list, to pull one forward. */
    others,
    chosen,
    cellAt: (key: string) => everything.find((cell) => cell.key === key) ?? null,
    counts: agreementCounts(all),
    cellCount: scoredCandidates(evaluation).length * evaluation.criteria.length,
    minutesLeft: minutesLeft(evaluation, now),
    choose,
  }
}

type CellPlace = Pick<DiscussionItem, 'candidateId' | 'criterionId'>

/** How the address names a cell: candidate and criterion with a point between. */
function itemOf({ candidateId, criterionId }: CellPlace): string {
  return `${CandidateId.parse(candidateId)}.${CriterionId.parse(criterionId)}`
}

function cellOf(evaluation: Evaluation, item: DiscussionItem): DiscussedCell | null {
  const candidate = evaluation.candidates.find(({ id }) => id === item.candidateId)
  const criterion = evaluation.criteria.find(({ id }) => id === item.criterionId)
  if (!candidate || !criterion) return null
  return { item, candidate, criterion, key: cellKey(candidate.id, criterion.id) }
}

function otherCells(
  evaluation: Evaluation,
  all: ReturnType<typeof spreads>,
  listed: readonly DiscussedCell[],
): DiscussedCell[] {
  const taken = new Set(listed.map(({ key }) => key))
  const spreadOf = new Map(all.map((one) => [cellKey(one.candidateId, one.criterionId), one]))
  return scoredCandidates(evaluation).flatMap((candidate) =>
    evaluation.criteria.flatMap((criterion) => {
      const key = cellKey(candidate.id, criterion.id)
      if (taken.has(key)) return []
      const item: DiscussionItem = {
        candidateId: candidate.id,
        criterionId: criterion.id,
        why: 'pulled-forward',
        spread: spreadOf.get(key) ?? null,
        discussion: null,
      }
      return [{ item, candidate, criterion, key }]
    }),
  )
}

/**
 * Whole minutes until the discussion should end: of the running agenda item, or the planned ones
 * before it begins. Null without such an item, and after it.
 */
function minutesLeft({ agenda }: Evaluation, now: string): number | null {
  const planned = agenda.find(({ step, session }) => step === 'reveal' && session === 'workshop')
  if (!planned || planned.endedAt !== null) return null
  const { runningId, secondsLeft } = agendaStatus(agenda, 'workshop', now)
  if (planned.id === runningId && secondsLeft !== null) return Math.ceil(secondsLeft / 60)
  return planned.startedAt === null ? planned.minutes : null
}
