/**
 * Kendall's W: how much several people's rankings agree, from 0 to 1.
 *
 *     W = 12 S / (m² (n³ - n) - m T)
 *
 * S: squared deviations of the rank sums; T: over raters and groups of equal ratings, t³ - t.
 * Ratings become average ranks.
 *
 * Source: Kendall & Babington Smith, The problem of m rankings (1939); Siegel & Castellan,
 * Nonparametric Statistics (1988).
 */
import { chiSquareUpperTail } from '#shared/domain/methods/chi-square'
import type { Matrix, Row } from '#shared/domain/methods/matrix'
import { total } from '#shared/domain/methods/matrix'
import { entry } from '#shared/domain/statistics'

export interface KendallW {
  /** In [0, 1]. */
  readonly w: number
  readonly chi2: number
  readonly df: number
  /** Probability of at least this agreement by chance; an approximation for small groups. */
  readonly p: number
  readonly rankSums: Row
}

/** Ranks in ascending order, equal ratings sharing the mean of their places. */
export function averageRanks(ratings: Row): number[] {
  return ratings.map((rating) => {
    const below = ratings.filter((other) => other < rating - 1e-9).length
    const equal = ratings.filter((other) => Math.abs(other - rating) <= 1e-9).length
    return below + (equal + 1) / 2
  })
}

/**
 * Agreement of raters (rows) about objects (columns).
 *
 * @returns null with fewer than two raters or objects, and when every rater finds all equal:
 *   there is nothing to agree about
 */
export function kendallW(ratings: Matrix, tieCorrection = true): KendallW | null {
  const m = ratings.length
  const n = ratings[0]?.length ?? 0
  if (m < 2 || n < 2) return null
  const ranks = ratings.map(averageRanks)
  const rankSums = entry(ranks, 0).map((_, j) => total(ranks.map((row) => entry(row, j))))
  const mean = total(rankSums) / n
  const s = total(rankSums.map((sum) => (sum - mean) ** 2))
  const ties = tieCorrection ? total(ranks.map(tieTerm)) : 0
  const most = m ** 2 * (n ** 3 - n) - m * ties
  if (most <= 0) return null
  const w = (12 * s) / most
  const chi2 = m * (n - 1) * w
  return { w, chi2, df: n - 1, p: chiSquareUpperTail(chi2, n - 1), rankSums }
}

/** Each of t equal ones contributes t² - 1, together t³ - t. */
function tieTerm(ranks: Row): number {
  return total(ranks.map((rank) => ranks.filter((other) => other === rank).length ** 2 - 1))
}

/** W in words for the room, which should not have to know it. */
export function agreementWords(w: number): string {
  if (w >= 0.7) return 'People rank the candidates much alike.'
  if (w >= 0.4) return 'People agree in part on the ranking.'
  return 'People rank the candidates quite differently.'
}
