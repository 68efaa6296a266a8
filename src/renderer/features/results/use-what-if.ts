import { useCallback, useMemo, useState } from 'react'
import type { CriterionId } from '#shared/domain/ids'
import type { StageResult } from '#shared/domain/scoring/result'
import { whatIfOf } from '#shared/domain/sensitivity/what-if'

/** One weight as somebody tries it, in percent. The agreed weights stay as they are. */
export interface WhatIf {
  readonly criterionId: CriterionId
  readonly percent: number
}

export interface WhatIfState {
  readonly whatIf: WhatIf | null
  /** The result with the tried weight; null while nothing is tried. */
  readonly tried: StageResult | null
  readonly tryWeight: (criterionId: CriterionId, percent: number) => void
  readonly back: () => void
}

/**
 * Trying a weight on top of a result. Ends by itself when the result changes. `tryWeight` stays
 * the same function for one result.
 */
export function useWhatIf(result: StageResult): WhatIfState {
  const [state, setState] = useState<{ of: StageResult; whatIf: WhatIf } | null>(null)
  const whatIf = state?.of === result ? state.whatIf : null
  const tried = useMemo(
    () => whatIf && whatIfOf(result, whatIf.criterionId, whatIf.percent),
    [result, whatIf],
  )
  const tryWeight = useCallback(
    (criterionId: CriterionId, percent: number) =>
      setState({
        of: result,
        whatIf: { criterionId, percent: Math.min(100, Math.max(0, percent)) },
      }),
    [result],
  )
  return { whatIf, tried, tryWeight, back: () => setState(null) }
}
