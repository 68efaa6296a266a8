/**
 * How sure a result is: everything that the results page and the record say about it.
 */
import {
  smallestFlip,
  type WeightFlip,
  type WeightInterval,
  weightIntervals,
} from '#shared/domain/sensitivity/intervals'
import { type WeightSets, weightSets } from '#shared/domain/sensitivity/weight-sets'
import {
  type OnePointFlip,
  onePointFlips,
  type WhatWouldChange,
  whatWouldChange,
} from '#shared/domain/sensitivity/what-would-change'
import type { ScoreTable } from '#shared/domain/scoring/score-table'

export interface Sensitivity {
  readonly intervals: readonly WeightInterval[]
  readonly smallestFlip: WeightFlip | null
  readonly weightSets: WeightSets
  readonly whatWouldChange: WhatWouldChange | null
  readonly onePointFlips: readonly OnePointFlip[]
}

/** Sensitivity of a table of complete scores. The seed only matters with more than ten weights. */
export function sensitivity(table: ScoreTable, seed = 1): Sensitivity {
  const intervals = weightIntervals(table)
  return {
    intervals,
    smallestFlip: smallestFlip(intervals),
    weightSets: weightSets(table, seed),
    whatWouldChange: whatWouldChange(table),
    onePointFlips: onePointFlips(table),
  }
}
