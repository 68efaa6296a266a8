/**
 * Putting totals in order.
 */
import type { CandidateId } from '#shared/domain/ids'
import { byId } from '#shared/domain/statistics'

/** Totals closer than this are equal: what separates them is the noise of binary fractions. */
export const tieTolerance = 1e-9

export interface Placed {
  readonly candidateId: CandidateId
  readonly total: number
  /** 1 for the best. Equal totals share the better rank: 1, 2, 2, 4. */
  readonly rank: number
}

/** Highest total first; equal totals share a rank and are ordered by candidate id. */
export function rankTotals(
  totals: readonly { readonly candidateId: CandidateId; readonly total: number }[],
): Placed[] {
  const sorted = totals.toSorted((a, b) => b.total - a.total)
  const groups: { candidateId: CandidateId; total: number }[][] = []
  for (const row of sorted) {
    const group = groups.at(-1)
    if (group?.[0] && group[0].total - row.total <= tieTolerance) group.push(row)
    else groups.push([row])
  }
  let rank = 1
  return groups.flatMap((group) => {
    const placed = group
      .toSorted((a, b) => byId(a.candidateId, b.candidateId))
      .map((row) => ({ ...row, rank }))
    rank += group.length
    return placed
  })
}

/** Positions of the highest of some totals, all of them when several are equal. */
export function firstPlaces(totals: readonly number[]): number[] {
  const best = Math.max(...totals)
  return totals.flatMap((total, i) => (best - total <= tieTolerance ? [i] : []))
}

/** Whether two lists of positions name the same ones; both in ascending order. */
export function samePlaces(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((place, i) => place === b[i])
}
