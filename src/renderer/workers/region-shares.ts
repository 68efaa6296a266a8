import {
  joinedAcceptability,
  type RegionAcceptability,
  regionDraws,
  type WeightRegion,
} from '#shared/domain/sensitivity/weight-regions'
import type { ScoreTable } from '#shared/domain/scoring/score-table'
import { AppError } from '#shared/rpc/app-error'
import { entry } from '#shared/domain/statistics'
import { analysis, analysisUntil } from './analysis.ts'

/** Watching and stopping what is under way. */
export interface Progress {
  /** How many of all draws are done. */
  readonly onProgress?: (done: number, of: number) => void
  /** Ends it early: what was drawn by then is the answer. */
  readonly signal?: AbortSignal
}

/**
 * Rank shares over a region, drawn in parts by all threads at once. The answer does not depend on
 * how many there are. The first part cannot be stopped, so that there always is an answer.
 */
export async function drawRegionShares(
  table: ScoreTable,
  region: WeightRegion,
  { onProgress, signal = new AbortController().signal }: Progress = {},
): Promise<RegionAcceptability> {
  const of = regionDraws.length
  const first = await analysis.robustness.regionShares({
    table,
    region,
    ...entry(regionDraws, 0),
  })
  // An exact answer has one part only.
  if (first.method.kind === 'exact') {
    onProgress?.(of, of)
    return first
  }
  let done = 1
  onProgress?.(done, of)
  const client = analysisUntil(signal)
  const others = regionDraws.slice(1).map(async (draw) => {
    try {
      const found = await client.robustness.regionShares({ table, region, ...draw })
      done += 1
      onProgress?.(done, of)
      return found
    } catch (error) {
      if (error instanceof AppError && error.code === 'cancelled') return null
      throw error
    }
  })
  const drawn = (await Promise.all(others)).filter((found) => found !== null)
  return joinedAcceptability([first, ...drawn])
}
