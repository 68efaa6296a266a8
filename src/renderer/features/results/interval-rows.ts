import type { CriterionId } from '#shared/domain/ids'
import { weightSweep } from '#shared/domain/methods/weight-sweep'
import type { ScoreTable } from '#shared/domain/scoring/score-table'
import type { WeightInterval } from '#shared/domain/sensitivity/intervals'
import type { IntervalRow } from '../../charts/interval-bars.tsx'
import { distanceToFlip } from '../../charts/interval-scale.ts'
import type { Naming } from './use-results.ts'

/** One row of the interval bars, with the criterion that it is about. */
export type CriterionRow = IntervalRow &
  Pick<WeightInterval, 'criterionId'> & {
    readonly fullName: string
    readonly ranking: { readonly from: number; readonly to: number }
  }

/** Rows of the interval bars, the weight that is closest to flipping the result on top. */
export function intervalRows(
  intervals: readonly WeightInterval[],
  table: ScoreTable,
  naming: Naming,
): CriterionRow[] {
  const ranking = (criterionId: CriterionId) => {
    const index = table.criterionIds.indexOf(criterionId)
    const [from, to] = weightSweep(table.scores, table.weights, index).rankingStability
    return { from: from * 100, to: to * 100 }
  }
  return intervals
    .map(({ criterionId, weight, from, to, lostBelowTo, lostAboveTo }) => ({
      id: criterionId,
      criterionId,
      name: naming.criterionLabel(criterionId),
      fullName: naming.criterionName(criterionId),
      weight,
      from,
      to,
      below: lostBelowTo && naming.candidate(lostBelowTo),
      above: lostAboveTo && naming.candidate(lostAboveTo),
      ranking: ranking(criterionId),
    }))
    .toSorted((a, b) => {
      const [first, second] = [distanceToFlip(a), distanceToFlip(b)]
      return first === second ? 0 : first - second
    })
}
