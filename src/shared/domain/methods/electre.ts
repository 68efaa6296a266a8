/**
 * ELECTRE I: who outranks whom, because enough weight says so and nothing says too loudly no.
 *
 * Concordance: weight of the criteria on which a is at least as good as b. Discordance: the
 * largest amount by which b beats a, divided by the largest range of any criterion.
 *
 * Source: Roy, Classement et choix en présence de points de vue multiples (1968).
 */
import {
  ends,
  type Matrix,
  pairwise,
  type Problem,
  sharesOfSum,
  transposed,
} from '#shared/domain/methods/matrix'
import { tieTolerance } from '#shared/domain/scoring/ranking'
import { entry } from '#shared/domain/statistics'

export interface Electre {
  readonly concordance: Matrix
  readonly discordance: Matrix
  readonly outranks: readonly (readonly boolean[])[]
  /** Alternatives that nobody outranks. A cycle is left as it is. */
  readonly notOutranked: readonly number[]
}

/** Thresholds in [0, 1]: at least so much concordance, at most so much discordance. */
export interface ElectreThresholds {
  readonly concordance: number
  readonly discordance: number
}

/** The outranking relation. Differences below 1e-9 of a threshold count as reaching it. */
export function electre(
  { matrix, directions, weights }: Problem,
  thresholds: ElectreThresholds,
): Electre {
  const shares = sharesOfSum(weights)
  const ranges = transposed(matrix).map((values) => {
    const [low, high] = ends(values)
    return high - low
  })
  const widest = Math.max(...ranges)
  const lead = (a: number, b: number, j: number) => {
    const more = entry(entry(matrix, a), j) - entry(entry(matrix, b), j)
    return directions[j] === 'max' ? more : -more
  }
  const concordance = pairwise(matrix.length, (a, b) =>
    shares.reduce((sum, share, j) => (lead(a, b, j) >= 0 ? sum + share : sum), 0),
  )
  const discordance = pairwise(matrix.length, (a, b) => {
    const worst = Math.max(0, ...shares.map((_, j) => lead(b, a, j)))
    return widest === 0 ? 0 : worst / widest
  })
  const outranks = concordance.map((row, a) =>
    row.map(
      (support, b) =>
        a !== b &&
        support >= thresholds.concordance - tieTolerance &&
        entry(entry(discordance, a), b) <= thresholds.discordance + tieTolerance,
    ),
  )
  const notOutranked = matrix
    .map((_, i) => i)
    .filter((b) => outranks.every((row) => row[b] !== true))
  return { concordance, discordance, outranks, notOutranked }
}
