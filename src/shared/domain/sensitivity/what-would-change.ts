/**
 * What would have to be different for the second to come first.
 */
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import { firstPlaces, rankTotals, samePlaces } from '#shared/domain/scoring/ranking'
import { type ScoreTable, tableTotals } from '#shared/domain/scoring/score-table'
import { entry, withoutNoise } from '#shared/domain/statistics'
import { scaleMax, scaleMin } from '#shared/domain/values'

/** One score that alone would draw level with the leader. */
export interface NeededScore {
  readonly criterionId: CriterionId
  readonly from: number
  /** Full precision and not held to the scale; null where the criterion weighs nothing. */
  readonly needed: number | null
  /** Whether the scale reaches that far. */
  readonly possible: boolean
}

export interface WhatWouldChange {
  readonly leaderId: CandidateId
  readonly challengerId: CandidateId
  /** Leader minus challenger in points, never negative. */
  readonly gap: number
  /** One score of the challenger: it must rise to at least this. In the table's order. */
  readonly raise: readonly NeededScore[]
  /** One score of the leader: it must fall to this. In the table's order. */
  readonly lower: readonly NeededScore[]
}

/** A score that, moved by one point within the scale, changes who comes first. */
export interface OnePointFlip {
  readonly candidateId: CandidateId
  readonly criterionId: CriterionId
  readonly change: 1 | -1
}

/** What the runner-up lacks. Null with fewer than two candidates. */
export function whatWouldChange(table: ScoreTable): WhatWouldChange | null {
  const totals = tableTotals(table, table.weights)
  const [first, second] = rankTotals(
    table.candidateIds.map((candidateId, i) => ({ candidateId, total: entry(totals, i) })),
  )
  if (!first || !second) return null
  const gap = Math.max(0, withoutNoise(first.total - second.total))
  const needed = (id: CandidateId, sign: 1 | -1) =>
    table.criterionIds.map((criterionId, j): NeededScore => {
      const from = entry(entry(table.scores, table.candidateIds.indexOf(id)), j)
      const weight = entry(table.weights, j)
      if (weight <= 0) return { criterionId, from, needed: null, possible: false }
      const score = withoutNoise(from + (sign * gap) / weight)
      const possible = score <= scaleMax + 1e-9 && score >= scaleMin - 1e-9
      return { criterionId, from, needed: score, possible }
    })
  return {
    leaderId: first.candidateId,
    challengerId: second.candidateId,
    gap,
    raise: needed(second.candidateId, 1),
    lower: needed(first.candidateId, -1),
  }
}

/**
 * Every single score that changes who comes first when it moves by one point and stays on the
 * scale. Candidate by candidate in the table's order, a rise before a fall. Drawing level counts,
 * because then nobody comes first alone.
 */
export function onePointFlips(table: ScoreTable): OnePointFlip[] {
  const totals = tableTotals(table, table.weights)
  const present = firstPlaces(totals)
  const flips: OnePointFlip[] = []
  table.candidateIds.forEach((candidateId, i) => {
    table.criterionIds.forEach((criterionId, j) => {
      for (const change of [1, -1] as const) {
        const score = entry(entry(table.scores, i), j) + change
        if (score > scaleMax + 1e-9 || score < scaleMin - 1e-9) continue
        const changed = totals.with(i, entry(totals, i) + change * entry(table.weights, j))
        if (!samePlaces(firstPlaces(changed), present))
          flips.push({ candidateId, criterionId, change })
      }
    })
  })
  return flips
}
