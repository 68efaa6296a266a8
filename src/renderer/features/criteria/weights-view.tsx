import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Weights } from './use-weights.ts'
import { WeightChanges } from './weight-changes.tsx'
import { WeightTable } from './weight-table.tsx'
import { WeightVoters } from './weight-voters.tsx'

interface Props {
  readonly weights: Weights
  readonly onCriteria: () => void
}

/** Blind until the reveal, then everybody's points and what the group makes of them. */
export function WeightsView({ weights, onCriteria }: Props) {
  const { criteria, weighting } = weights.evaluation
  if (criteria.length === 0) {
    return (
      <EmptyState
        title="Nothing to weigh yet"
        actions={
          <Button kind="primary" onClick={onCriteria} keys="W">
            Go to the criteria
          </Button>
        }
      >
        Weights say how much each criterion matters. Add the criteria first.
      </EmptyState>
    )
  }
  if (weighting.revealedAt === null && weighting.agreed === null) {
    return <WeightVoters weights={weights} />
  }
  return (
    <>
      <WeightTable weights={weights} />
      <WeightChanges evaluation={weights.evaluation} />
    </>
  )
}
