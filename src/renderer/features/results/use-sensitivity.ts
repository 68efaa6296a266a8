import { useEffect, useMemo, useState } from 'react'
import { smallestFlip, weightIntervals } from '#shared/domain/sensitivity/intervals'
import type { Sensitivity } from '#shared/domain/sensitivity/sensitivity'
import { type WeightSets, weightSets } from '#shared/domain/sensitivity/weight-sets'
import { onePointFlips, whatWouldChange } from '#shared/domain/sensitivity/what-would-change'
import type { ScoreTable } from '#shared/domain/scoring/score-table'
import { analysis } from '../../workers/analysis.ts'

/** Sums that take a few milliseconds; what is more goes to the worker. */
const quick = 300_000
const seed = 1

/** How sure a result is. `weightSets` is null while they are being counted. */
export type SensitivitySoFar = Omit<Sensitivity, 'weightSets'> & {
  readonly weightSets: WeightSets | null
}

export function useSensitivity(table: ScoreTable): SensitivitySoFar {
  const atOnce = useMemo(() => {
    const intervals = weightIntervals(table)
    return {
      intervals,
      smallestFlip: smallestFlip(intervals),
      whatWouldChange: whatWouldChange(table),
      onePointFlips: onePointFlips(table),
      weightSets: isQuick(table) ? weightSets(table, seed) : null,
    }
  }, [table])
  const later = useLater(table, atOnce.weightSets === null)
  return { ...atOnce, weightSets: atOnce.weightSets ?? later }
}

function useLater(table: ScoreTable, needed: boolean): WeightSets | null {
  const [answer, setAnswer] = useState<{ table: ScoreTable; sets: WeightSets } | null>(null)
  useEffect(() => {
    if (!needed) return
    let left = false
    void analysis.robustness.weightSets({ table, seed }).then(
      (sets) => {
        if (!left) setAnswer({ table, sets })
      },
      // A worker that failed leaves the figure out; everything else on the page stands.
      () => {},
    )
    return () => {
      left = true
    }
  }, [table, needed])
  return answer?.table === table ? answer.sets : null
}

function isQuick({ weights, candidateIds }: ScoreTable): boolean {
  const varied = weights.filter((weight) => weight > 0).length
  const sets = varied > 10 ? 20_000 * varied : 3 ** varied
  return sets * candidateIds.length <= quick
}
