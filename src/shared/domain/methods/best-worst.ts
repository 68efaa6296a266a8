/**
 * Best-worst method: weights from comparing the best criterion with all, and all with the worst.
 *
 * Linear form: minimise ξ with |w_B - a_Bj w_j| ≤ ξ and |w_j - a_jW w_W| ≤ ξ, Σ w = 1, w ≥ 0.
 *
 * Source: Rezaei, Best-worst multi-criteria decision-making method: some properties and a linear
 * model (2016); ratio form: Rezaei (2015); input-based ratio: Liang, Brunelli & Rezaei (2020).
 */
import { solve } from '#shared/domain/methods/linear-programme'
import type { Row } from '#shared/domain/methods/matrix'
import { entry, withoutNoise } from '#shared/domain/statistics'

export interface BestWorstComparisons {
  /** How many times as important the best is as each, 1 to 9; 1 for itself. */
  readonly bestToOthers: Row
  /** How many times as important each is as the worst, 1 to 9; 1 for itself. */
  readonly othersToWorst: Row
  readonly best: number
  readonly worst: number
}

export interface BestWorst {
  readonly weights: Row
  /** Inconsistency in units of weight. */
  readonly xiLinear: number
  /** Inconsistency in units of the comparisons; the only one to compare with the index table. */
  readonly xiNonlinear: number
  /** max |a_Bj a_jW - a_BW| / (a_BW² - a_BW); 0 when a_BW is 1. */
  readonly inputRatio: number
}

/** @throws {RangeError} if there is no solution, which valid comparisons always have */
export function bestWorst(comparisons: BestWorstComparisons): BestWorst {
  const { bestToOthers, othersToWorst, best, worst } = comparisons
  const n = bestToOthers.length
  const unit = (...parts: readonly (readonly [number, number])[]) => {
    const row = Array.from({ length: n + 1 }, () => 0)
    for (const [index, value] of parts) row[index] = entry(row, index) + value
    return row
  }
  const within = (plus: readonly [number, number], minus: readonly [number, number]) => [
    { row: unit(plus, minus, [n, -1]), atMost: 0 },
    { row: unit([plus[0], -plus[1]], [minus[0], -minus[1]], [n, -1]), atMost: 0 },
  ]
  const ones = Array.from({ length: n }, (_, j) => [j, 1] as const)
  const solution = solve({
    minimise: unit([n, 1]),
    constraints: [
      ...bestToOthers.flatMap((times, j) => (j === best ? [] : within([best, 1], [j, -times]))),
      ...othersToWorst.flatMap((times, j) => (j === worst ? [] : within([j, 1], [worst, -times]))),
      { row: unit(...ones), atMost: 1 },
      { row: unit(...ones.map(([j]) => [j, -1] as const)), atMost: -1 },
    ],
  })
  if (solution.status !== 'optimal') throw new RangeError('The comparisons have no solution')
  return {
    weights: solution.x.slice(0, n),
    xiLinear: Math.max(0, withoutNoise(solution.value)),
    xiNonlinear: smallestRatioError(comparisons),
    inputRatio: inputRatioOf(comparisons),
  }
}

/**
 * The smallest ξ with |w_B/w_j - a_Bj| ≤ ξ and |w_j/w_W - a_jW| ≤ ξ, by bisection to 1e-13.
 *
 * For a given ξ the ratio w_B/w_W must lie in every interval that two steps over some j allow,
 * and in that of the direct comparison; weights exist exactly when these have a common point.
 */
function smallestRatioError({
  bestToOthers,
  othersToWorst,
  best,
  worst,
}: BestWorstComparisons): number {
  const direct = entry(bestToOthers, worst)
  const steps = bestToOthers
    .map((a, j) => [a, entry(othersToWorst, j)] as const)
    .filter((_, j) => j !== best && j !== worst)
  const fits = (xi: number) => {
    const lows = steps.map(([a, b]) => Math.max(0, a - xi) * Math.max(0, b - xi))
    const highs = steps.map(([a, b]) => (a + xi) * (b + xi))
    return Math.max(direct - xi, ...lows) <= Math.min(direct + xi, ...highs) + 1e-14
  }
  if (fits(0)) return 0
  let [low, high] = [0, 9]
  while (high - low > 1e-13) {
    const middle = (low + high) / 2
    if (fits(middle)) high = middle
    else low = middle
  }
  return high
}

function inputRatioOf({ bestToOthers, othersToWorst, worst }: BestWorstComparisons): number {
  const direct = entry(bestToOthers, worst)
  if (direct === 1) return 0
  const errors = bestToOthers.map((a, j) => Math.abs(a * entry(othersToWorst, j) - direct))
  return Math.max(...errors) / (direct ** 2 - direct)
}
