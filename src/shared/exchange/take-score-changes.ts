/** Taking in what somebody changed in a score table elsewhere. */
import { needsReason } from '#shared/domain/agreement/discussion-items'
import type { Evaluation } from '#shared/domain/evaluation'
import type { Discussion } from '#shared/domain/judgement'
import { cells } from '#shared/domain/scoring/cells'
import { checkAgreed } from '#shared/domain/weighting/agreed'
import { currentWeights } from '#shared/domain/weighting/current'
import { withChangedWeights } from '#shared/domain/weighting/locked'
import type { TableChange, TableReading } from '#shared/exchange/score-findings'

/**
 * With the changes that can be taken in. Agreed scores keep the dissent of their cell; locked
 * weights get a line that says what changed and why.
 *
 * @throws {RangeError} without a reason where one is needed
 */
export function withTableChanges(
  evaluation: Evaluation,
  { changes }: Pick<TableReading, 'changes'>,
  { reason, at }: { readonly reason: string; readonly at: string },
): Evaluation {
  if (reason.trim() === '') throw new RangeError('A change from a table needs a reason')
  // What was removed since the table was read is not scored any more.
  const candidates = new Set(evaluation.candidates.map(({ id }) => id))
  const criteria = new Set(evaluation.criteria.map(({ id }) => id))
  const taken = changes.filter(
    ({ refused, candidateId, criterionId }) =>
      refused === null &&
      (candidateId === null || candidates.has(candidateId)) &&
      criteria.has(criterionId),
  )
  const scored = taken.reduce(
    (now, change) => withScore(now, change, { reason: reason.trim(), at }),
    evaluation,
  )
  return withWeights(scored, taken, { reason, at })
}

function withScore(
  evaluation: Evaluation,
  { kind, candidateId, criterionId, to }: TableChange,
  { reason, at }: { readonly reason: string; readonly at: string },
): Evaluation {
  if (kind !== 'score' || candidateId === null) return evaluation
  const isIt = (row: Discussion) =>
    row.candidateId === candidateId && row.criterionId === criterionId
  const before = evaluation.discussions.find(isIt)
  const others = evaluation.discussions.filter((row) => !isIt(row))
  const mean =
    cells(evaluation, 'first').find(
      (row) => row.candidateId === candidateId && row.criterionId === criterionId,
    )?.mean ?? null
  // Back to the mean is agreeing on it: what was said in the room stays.
  const agreed = to ?? mean
  if (agreed === null) return evaluation
  const row: Discussion = {
    candidateId,
    criterionId,
    addedBy: before?.addedBy ?? 'pulled-forward',
    outcome: 'agreed',
    agreed,
    reason: needsReason(agreed, mean) || before === undefined ? reason : before.reason,
    dissent: before?.dissent ?? [],
    at,
  }
  return { ...evaluation, discussions: [...others, row] }
}

function withWeights(
  evaluation: Evaluation,
  taken: readonly TableChange[],
  { reason, at }: { readonly reason: string; readonly at: string },
): Evaluation {
  const to = new Map(
    taken.flatMap((row) =>
      row.kind === 'weight' && row.to !== null ? [[row.criterionId, row.to] as const] : [],
    ),
  )
  if (to.size === 0) return evaluation
  const { shares } = currentWeights(evaluation)
  const points = Object.fromEntries(
    evaluation.criteria.map(({ id }) => [
      id,
      to.get(id) ?? evaluation.weighting.agreed?.[id] ?? (shares.get(id) ?? 0) * 100,
    ]),
  ) as NonNullable<Evaluation['weighting']['agreed']>
  if (evaluation.weighting.locked && checkAgreed(evaluation, points).lockable)
    return withChangedWeights(evaluation, points, { at, byId: null, reason })
  if (evaluation.weighting.locked) return evaluation
  return { ...evaluation, weighting: { ...evaluation.weighting, agreed: points } }
}
