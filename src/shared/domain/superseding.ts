/** Which decision replaces which: a link to another evaluation, or words where it was decided elsewhere. */
import type { Decision } from '#shared/domain/decision'
import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import type { Summary } from '#shared/domain/summary'

/** Another decision. `id` is null where it is known by its words only; no words: there is none. */
export interface RelatedDecision {
  readonly id: EvaluationId | null
  readonly title: string
}

export type Relation = 'supersedes' | 'supersededBy'

/** What a decision says of another one. */
export function relatedOf(decision: Decision, relation: Relation): RelatedDecision {
  return relation === 'supersedes'
    ? { title: decision.supersedes, id: decision.supersedesId ?? null }
    : { title: decision.supersededBy, id: decision.supersededById ?? null }
}

/** The decision with another link. */
export function withRelated(
  decision: Decision,
  relation: Relation,
  { id, title }: RelatedDecision,
): Decision {
  if (relation === 'supersedes') {
    const { supersedesId: _, ...rest } = decision
    return { ...rest, supersedes: title, ...(id && { supersedesId: id }) }
  }
  const { supersededById: _, ...rest } = decision
  return { ...rest, supersededBy: title, ...(id && { supersededById: id }) }
}

/** An evaluation whose decision was replaced by another one. */
export function supersededBy(evaluation: Evaluation, other: RelatedDecision): Evaluation {
  const decision = withRelated(evaluation.decision, 'supersededBy', other)
  return { ...evaluation, decision: { ...decision, status: 'superseded' } }
}

/** As it was before it was marked: what `supersededBy` changed, and nothing else. */
export function supersededAsBefore(evaluation: Evaluation, before: Decision): Evaluation {
  const decision = withRelated(
    evaluation.decision,
    'supersededBy',
    relatedOf(before, 'supersededBy'),
  )
  return { ...evaluation, decision: { ...decision, status: before.status } }
}

/** An evaluation as a list of them knows it. */
export interface ListedEvaluation {
  readonly id: EvaluationId | null
  readonly summary: Pick<Summary, 'title' | 'status' | 'supersedes' | 'supersededBy'> | null
}

/**
 * The decided evaluation that says of itself that it supersedes this one; null when none does. Of
 * several the first in the list.
 */
export function supersederOf(
  id: EvaluationId,
  listed: readonly ListedEvaluation[],
): RelatedDecision | null {
  const found = listed.find(
    (other) =>
      other.id !== id && other.summary?.status === 'decided' && other.summary.supersedes?.id === id,
  )
  return found?.summary ? { id: found.id, title: found.summary.title } : null
}

/** What replaced an evaluation of the list: as it says itself, or else as the other one says. */
export function replacementOf(
  entry: ListedEvaluation,
  listed: readonly ListedEvaluation[],
): RelatedDecision | null {
  if (entry.id === null || entry.summary?.status !== 'decided') return null
  return entry.summary.supersededBy ?? supersederOf(entry.id, listed)
}
