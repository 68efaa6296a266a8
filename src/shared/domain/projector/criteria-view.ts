/**
 * The second window at the criteria and, after their reveal, the weights.
 */
import { counted, countWord, formatTime } from '#shared/domain/format'
import type { Criterion } from '#shared/domain/judgement'
import { togetherCell } from '#shared/domain/agreement/show-of-hands'
import type { RoomEvaluation } from '#shared/domain/projector/room'
import type { ProjectorView } from '#shared/domain/projector/view'
import { currentWeights } from '#shared/domain/weighting/current'
import { groupWeights } from '#shared/domain/weighting/group'

/** One criterion with what its scores mean, or all of them. */
export function criteriaView(evaluation: RoomEvaluation, item: string): ProjectorView {
  const { criteria } = evaluation
  const weights = agreedWeights(evaluation)
  const chosen = criteria.find(({ id }) => id === item)
  if (chosen) {
    return criterionView(chosen, weights.get(chosen.id) ?? null)
  }
  return {
    kind: 'criteria',
    title:
      criteria.length === 0
        ? 'What do we judge by?'
        : `We judge by ${counted(criteria.length, 'criterion', 'criteria')}`,
    criteria: criteria.map(({ id, name }) => ({ id, name, weight: weights.get(id) ?? null })),
  }
}

function criterionView(
  { name, question, anchors }: Criterion,
  weight: number | null,
): Extract<ProjectorView, { readonly kind: 'criterion' }> {
  return {
    kind: 'criterion',
    name,
    question,
    weight,
    anchors: ([1, 2, 3, 4, 5] as const)
      .map((score) => ({ score, text: anchors[score] }))
      .filter(({ score, text }) => text !== '' || score % 2 === 1),
    together: null,
  }
}

/**
 * One cell that everybody scores together before scoring alone: what its scores mean, and the
 * hands once they are shown. Null where the item names no cell.
 */
export function togetherView(evaluation: RoomEvaluation, item: string): ProjectorView | null {
  const cell = togetherCell(item)
  const candidate = evaluation.candidates.find(({ id }) => id === cell?.candidateId)
  const criterion = evaluation.criteria.find(({ id }) => id === cell?.criterionId)
  if (!cell || !candidate || !criterion) return null
  const { id, name, slot } = candidate
  const view = criterionView(criterion, agreedWeights(evaluation).get(criterion.id) ?? null)
  const anchors = ([1, 2, 3, 4, 5] as const).map((score) => ({
    score,
    text: criterion.anchors[score],
  }))
  return {
    ...view,
    anchors: cell.hands ? anchors : view.anchors,
    together: { candidate: { id, name, slot }, hands: cell.hands },
  }
}

/** Everybody's points on each criterion, without names, and what the group agreed on. */
export function weightsView(evaluation: RoomEvaluation): ProjectorView {
  const votes = new Map(groupWeights(evaluation).map((row) => [row.criterionId, row]))
  const weights = agreedWeights(evaluation)
  if (votes.size === 0) {
    return {
      kind: 'criteria',
      title: 'The weights of the group',
      criteria: evaluation.criteria.map(({ id, name }) => ({
        ...{ id, name },
        weight: weights.get(id) ?? null,
      })),
    }
  }
  const wide = [...votes.values()].filter(({ split }) => split).length
  return {
    kind: 'weights',
    title: weightsTitle(wide),
    rows: evaluation.criteria.map(({ id, name }) => {
      const row = votes.get(id)
      return {
        id,
        name,
        isLate: !row,
        points: row?.votes.map(({ points }) => points).toSorted((a, b) => a - b) ?? [],
        mean: row?.mean ?? null,
        low: row?.low ?? 0,
        high: row?.high ?? 0,
        split: row?.split ?? false,
        agreed: weights.get(id) ?? null,
      }
    }),
    foot: footOf(evaluation),
  }
}

function weightsTitle(wide: number): string {
  if (wide === 0) return 'We are close on every weight'
  return `We are far apart on ${counted(wide, 'weight', 'weights')}`
}

function footOf({ weighting }: RoomEvaluation): string {
  const { locked, changes } = weighting
  if (!locked) return 'Not agreed yet'
  const people = locked.agreedBy.length
  const by = people > 0 ? ` by ${countWord(people)} ${people === 1 ? 'person' : 'people'}` : ''
  const later = changes.length > 0 ? `, changed ${counted(changes.length, 'time', 'times')}` : ''
  return `Locked at ${formatTime(locked.at)}${by}${later}`
}

/** In points of 100; nothing where the group has not set any. */
function agreedWeights(evaluation: RoomEvaluation) {
  const { source, shares } = currentWeights(evaluation)
  const isSet = source === 'locked' || source === 'agreed'
  const { agreed } = evaluation.weighting
  return new Map(
    isSet
      ? [...shares].filter(([id]) => agreed?.[id] !== undefined).map(([id, s]) => [id, s * 100])
      : [],
  )
}
