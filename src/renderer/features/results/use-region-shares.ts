import { useEffect, useRef, useState } from 'react'
import {
  type RegionAcceptability,
  regionDraws,
  type WeightRegion,
} from '#shared/domain/sensitivity/weight-regions'
import type { ScoreTable } from '#shared/domain/scoring/score-table'
import { warmAnalysis } from '../../workers/analysis.ts'
import { drawRegionShares } from '../../workers/region-shares.ts'

const partSize = regionDraws[0]?.samples ?? 0
const parts = regionDraws.length

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

  useEffect(warmAnalysis, [])

  useEffect(() => {
    if (region === null) return
    const before = known.current.get(region)
    if (before?.table === table) {
      setAnswer(before)
      return
    }
    const running = { left: false, stopped: false }
    const stopping = new AbortController()
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
      stopping.abort()
    }
    showProgress()
    const onProgress = (partsDone: number) => {
      done = partsDone
      if (slow) showProgress()
    }
    void drawRegionShares(table, region, { onProgress, signal: stopping.signal }).then(
      (found) => {
        clearTimeout(timer)
        if (!running.left) show({ status: 'ready', found, stopped: running.stopped })
      },
      () => {
        clearTimeout(timer)
        show({ status: 'failed' })
      },
    )
    return () => {
      running.left = true
      stopping.abort()
      clearTimeout(timer)
    }
  }, [table, region])

  const shares = answer?.table === table && answer.region === region ? answer.shares : null
  return { shares, stop: () => stop.current() }
}
