import { useEffect, useRef, useState } from 'react'
import {
  joinedAcceptability,
  type RegionAcceptability,
  type WeightRegion,
} from '#shared/domain/sensitivity/weight-regions'
import type { ScoreTable } from '#shared/domain/scoring/score-table'
import { analysis } from '../../workers/analysis.ts'

/** Weights are drawn in parts with consecutive seeds, so that they can be counted and stopped. */
const firstSeed = 1
const partSize = 10_000
const parts = 10

export type RegionShares =
  | {
      readonly status: 'drawing'
      readonly done: number
      readonly of: number
      /** Under way for more than a second. */
      readonly slow: boolean
    }
  | { readonly status: 'ready'; readonly found: RegionAcceptability; readonly stopped: boolean }
  | { readonly status: 'failed' }

interface Answer {
  readonly table: ScoreTable
  readonly region: WeightRegion
  readonly shares: RegionShares
}

/**
 * Rank shares over a region, drawn off the page's thread. Null where none is asked for.
 *
 * @param region the same object for as long as the same is meant
 */
export function useRegionShares(table: ScoreTable, region: WeightRegion | null) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const stop = useRef<() => void>(() => {})
  const known = useRef(new Map<WeightRegion, Answer>())

  useEffect(() => {
    if (region === null) return
    const before = known.current.get(region)
    if (before?.table === table) {
      setAnswer(before)
      return
    }
    const running = { left: false, stopped: false }
    const show = (shares: RegionShares) => {
      const next = { table, region, shares }
      if (shares.status === 'ready') known.current.set(region, next)
      if (!running.left) setAnswer(next)
    }
    let done = 0
    let slow = false
    const showProgress = () =>
      show({ status: 'drawing', done: done * partSize, of: parts * partSize, slow })
    const timer = setTimeout(() => {
      slow = true
      if (done < parts) showProgress()
    }, 1000)
    stop.current = () => {
      running.stopped = true
    }
    showProgress()
    void drawAll(
      table,
      region,
      () => running.left || running.stopped,
      () => {
        done += 1
        if (slow) showProgress()
      },
    ).then(
      (found) => {
        clearTimeout(timer)
        if (found) show({ status: 'ready', found, stopped: running.stopped })
      },
      () => {
        clearTimeout(timer)
        show({ status: 'failed' })
      },
    )
    return () => {
      running.left = true
      clearTimeout(timer)
    }
  }, [table, region])

  const shares = answer?.table === table && answer.region === region ? answer.shares : null
  return { shares, stop: () => stop.current() }
}

/** Part after part until told to end; null where not even one was finished. */
async function drawAll(
  table: ScoreTable,
  region: WeightRegion,
  isOver: () => boolean,
  onPart: () => void,
): Promise<RegionAcceptability | null> {
  const found: RegionAcceptability[] = []
  for (let part = 0; part < parts && !(isOver() && found.length > 0); part += 1) {
    // One after the other: what was asked for cannot be taken back.
    // oxlint-disable-next-line no-await-in-loop
    const next = await analysis.robustness.regionShares({
      table,
      region,
      samples: partSize,
      seed: firstSeed + part,
    })
    found.push(next)
    onPart()
    if (next.method.kind === 'exact') break
  }
  return found.length > 0 ? joinedAcceptability(found) : null
}
