/**
 * What changed after it was settled, as one list that every screen, record and export tells from:
 * locked weights, criteria that were removed, candidates and criteria that got other words, and who voted.
 */
import { candidateTitle } from '#shared/domain/candidates'
import { panelChangesTold, panelChangeWords } from '#shared/domain/changing-panel'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatTime } from '#shared/domain/format'
import type { CandidateId, ParticipantId } from '#shared/domain/ids'
import type { WeightChange } from '#shared/domain/judgement'
import type { PanelChange } from '#shared/domain/panel-changes'
import { notesOnPeople } from '#shared/domain/panel-notes'
import type { RemovedCriterion } from '#shared/domain/removed-criteria'
import { removalMoment } from '#shared/domain/restoring-criteria'
import { scoredWordNotes } from '#shared/domain/scored-words'
import { isAfterScores, movedPoints } from '#shared/domain/weighting/locked'

/** One thing that is different: points as numbers, names as text, null for none. */
export interface ChangedItem {
  readonly id: string
  readonly name: string
  readonly before: number | string | null
  readonly after: number | string | null
}

export interface RecordedChange {
  readonly kind: 'weights' | 'criterion' | 'voter' | 'candidate' | 'words' | 'panel'
  /** Null where nobody kept the moment. */
  readonly at: string | null
  /** Whether the room had seen scores by then; null where nobody can tell. */
  readonly afterScores: boolean | null
  /** "Weights changed after scores were seen"; of people and words the whole sentence. */
  readonly what: string
  readonly items: readonly ChangedItem[]
  readonly byId: ParticipantId | null
  /** Empty where none was asked for. */
  readonly reason: string
  /** Both empty before the reveal, and where the ranking cannot have changed. */
  readonly rankingBefore: readonly CandidateId[]
  readonly rankingAfter: readonly CandidateId[]
  /** When it was taken back; null where it stands. */
  readonly restoredAt: string | null
}

/** In the order of their moments; what has none comes last. No vote is in it. */
export function changesOf(evaluation: Evaluation): RecordedChange[] {
  const { changes } = evaluation.weighting
  const removed = evaluation.removedCriteria ?? []
  const removedBy = (change: WeightChange) => removed.find(({ at }) => at === change.at)
  // A removal under locked weights is told together with the weights that it changed.
  const alone = removed.filter(({ at }) => !changes.some((change) => change.at === at))
  const moment = ({ at }: RecordedChange) => (at === null ? Infinity : Date.parse(at))
  return [
    ...changes.map((change) => weightsChanged(evaluation, change, removedBy(change))),
    ...alone.map((row) => criterionRemoved(evaluation, row)),
    ...panelChangesTold(evaluation).map((row) => panelMoved(evaluation, row)),
    ...renamed(evaluation),
    ...scoredWordNotes(evaluation).map(reworded),
    ...panelChanged(evaluation),
  ].toSorted((a, b) => (moment(a) === moment(b) ? 0 : moment(a) - moment(b)))
}

const plainChange = {
  byId: null,
  reason: '',
  rankingBefore: [],
  rankingAfter: [],
  restoredAt: null,
} as const

const removedWords = (evaluation: Evaluation, removed: RemovedCriterion) =>
  `Criterion removed ${removalMoment(evaluation, removed)}`

function weightsChanged(
  evaluation: Evaluation,
  change: WeightChange,
  removed: RemovedCriterion | undefined,
): RecordedChange {
  const { at, byId, reason, rankingBefore, rankingAfter } = change
  const afterScores = isAfterScores(evaluation, change)
  const items = movedPoints(evaluation, change).map(({ id, name, from, to }) => ({
    id,
    name,
    before: from,
    after: to,
  }))
  const moment = afterScores ? 'after scores were seen' : 'after they were locked'
  return {
    kind: removed ? 'criterion' : 'weights',
    at,
    afterScores,
    what: removed ? removedWords(evaluation, removed) : `Weights changed ${moment}`,
    items,
    byId,
    reason,
    rankingBefore,
    rankingAfter,
    restoredAt: removed?.restoredAt ?? null,
  }
}

function criterionRemoved(evaluation: Evaluation, removed: RemovedCriterion): RecordedChange {
  const { criterion, at, byId, reason, points, rankingBefore, rankingAfter, restoredAt } = removed
  return {
    kind: 'criterion',
    at,
    afterScores: isAfterScores(evaluation, removed),
    what: removedWords(evaluation, removed),
    items: [{ id: criterion.id, name: criterion.name, before: points, after: null }],
    byId,
    reason,
    rankingBefore,
    rankingAfter,
    restoredAt,
  }
}

/** Somebody whose votes count since, or do not any more. */
function panelMoved(evaluation: Evaluation, change: PanelChange): RecordedChange {
  const { at, byId, reason, rankingBefore, rankingAfter } = change
  const { name, happened } = panelChangeWords(evaluation, change)
  return {
    ...{ ...plainChange, at, byId, reason, rankingBefore, rankingAfter },
    kind: 'voter',
    afterScores: isAfterScores(evaluation, change),
    what: `${name} ${happened}`,
    items: [],
  }
}

/** A criterion that has other words than it was scored under. */
function reworded(words: string): RecordedChange {
  return { ...plainChange, kind: 'words', at: null, afterScores: null, what: words, items: [] }
}

function renamed({ candidates }: Evaluation): RecordedChange[] {
  return candidates.flatMap((row) => {
    if (row.scoredAs === undefined) return []
    const title = candidateTitle(row)
    return {
      ...plainChange,
      kind: 'candidate' as const,
      at: null,
      afterScores: null,
      what: 'Candidate renamed after it was scored',
      items: [{ id: row.id, name: title, before: row.scoredAs, after: title }],
    }
  })
}

/** Everybody who came late or left, and whose scores are missing. */
function panelChanged(evaluation: Evaluation): RecordedChange[] {
  const notes = notesOnPeople(evaluation)
  return evaluation.participants.flatMap(({ id, name, kind, leftAt, joinedAt }) => {
    const at = leftAt ?? joinedAt ?? null
    const came = at === leftAt ? 'left' : 'joined'
    const words = notes.get(id) ?? (at === null ? null : `${name} ${came} at ${formatTime(at)}.`)
    if (words === null || kind === 'observer') return []
    return {
      ...plainChange,
      kind: 'panel' as const,
      at,
      afterScores: at === null ? null : isAfterScores(evaluation, { at }),
      what: words,
      items: [],
    }
  })
}
