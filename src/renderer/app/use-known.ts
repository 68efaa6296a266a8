import { useMemo, useState } from 'react'
import { allRingProposals } from '#shared/catalogue/status-proposals'
import type { Evaluation } from '#shared/domain/evaluation'
import { dayOf } from '#shared/domain/instant'
import type { Known } from '#shared/domain/step-check'
import { useTools } from '../host/use-tools.ts'

/** What the steps' state rests on besides the evaluation: moves that only the catalogue can tell. */
export function useKnown(evaluation: Evaluation): Known {
  const { candidates, blips } = evaluation
  const [today] = useState(() => dayOf(new Date()))
  // The catalogue is read for who has a radar: a tool that ended has to be on one to be moved.
  const tools = useTools(candidates, blips.length > 0)
  return useMemo(
    () =>
      tools.size === 0 ? {} : { ringProposals: allRingProposals(evaluation, tools, today).length },
    [evaluation, tools, today],
  )
}
