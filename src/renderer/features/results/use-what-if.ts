import { useMemo, useState } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CriterionId } from '#shared/domain/ids'
import type { StageResult } from '#shared/domain/scoring/result'
import { whatIfWeight } from '#shared/domain/sensitivity/what-if'

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

/** Trying a weight on top of a result. Ends by itself when the result changes. */
export function useWhatIf(evaluation: Evaluation, result: StageResult): WhatIfState {
  const [state, setState] = useState<{ of: StageResult; whatIf: WhatIf } | null>(null)
  const whatIf = state?.of === result ? state.whatIf : null
  const tried = useMemo(
    () => whatIf && whatIfWeight(evaluation, result.stage, whatIf.criterionId, whatIf.percent),
    [evaluation, result, whatIf],
  )
  return {
    whatIf,
    tried,
    tryWeight: (criterionId, percent) =>
      setState({
        of: result,
        whatIf: { criterionId, percent: Math.min(100, Math.max(0, percent)) },
      }),
    back: () => setState(null),
  }
}
