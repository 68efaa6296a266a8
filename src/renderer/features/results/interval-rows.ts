import type { WeightInterval } from '#shared/domain/sensitivity/intervals'
import type { IntervalRow } from '../../charts/interval-bars.tsx'
import { distanceToFlip } from '../../charts/interval-scale.ts'
import type { Naming } from './use-results.ts'

/** One row of the interval bars, with the criterion that it is about. */
export type CriterionRow = IntervalRow &
  Pick<WeightInterval, 'criterionId'> & { readonly fullName: string }

/** Rows of the interval bars, the weight that is closest to flipping the result on top. */
export function intervalRows(intervals: readonly WeightInterval[], naming: Naming): CriterionRow[] {
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
    }))
    .toSorted((a, b) => {
      const [first, second] = [distanceToFlip(a), distanceToFlip(b)]
      return first === second ? 0 : first - second
    })
}
