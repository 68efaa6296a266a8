/**
 * The inner loops of rank acceptability over all weights: draw weight sets, score every row with
 * each of them, and count the ranks.
 *
 * There are two engines, one in plain TypeScript and one of vector instructions, and they give
 * the same numbers to the last bit. Both work on whole numbers only, as laid down here:
 *
 * - Four xoshiro128+ generators, whose states come from the seed, draw in turn: set s of a block
 *   gets its numbers from generator s mod 4, one per criterion.
 * - The upper 24 bits of a number, the lowest of them set, are r. With b the bits of float(r) and
 *   t the upper 15 bits of its fraction, an exponential number in units of 2⁻²³ is
 *
 *       e = 0x4b800000 - b - (h(t) · (t (2¹⁵ - t) >> 13) >> 9) ≈ -2²³ log₂(r / 2²⁴)
 *
 *   where h is `logPolynomial`, every product of which is shifted right by 15. The error stays
 *   below 2e-5.
 * - The weight is e >> shift, rounded, at least 1, so that what is worse in one thing and no better
 *   in any is never level. Exponential numbers point in a direction that is uniform over all
 *   weights; ranks do not depend on their sum, so they are not divided by it.
 * - Values are whole numbers, and `shift` is such that no score reaches 2³¹. The rank of a row is
 *   the number of rows with a greater score.
 * - The weights of a set are added to the row that comes first; in a tie, to the last of them.
 */

import { seededRandom } from '#shared/domain/sensitivity/random'

/** Sets in a block; a multiple of eight. */
export const blockSets = 200

/** h(t) from the constant upwards, in units of 2⁻¹⁵: (t - log₂(1 + t)) / (t² - t) over [0, 1]. */
export const logPolynomial = [14501, -9031, 5962, -3144, 847] as const

/** Rows to compare, as whole numbers. */
export interface RankProblem {
  readonly rows: number
  readonly criteria: number
  /** Row by row, none negative. */
  readonly values: Int32Array
  /** By how many bits drawn numbers are shifted; at least 5. */
  readonly shift: number
}

/** One block at a time: `draw`, perhaps rearrange `weights`, then `tally`. */
export interface RankEngine {
  /** Criterion by criterion, `blockSets` of each. */
  readonly weights: Int32Array
  /** Draws the weights of the next block. */
  readonly draw: () => void
  /** Counts the ranks under the weights of the block. */
  readonly tally: () => void
  /** Row by row, how often it had rank 0, 1, …, since the beginning. */
  readonly counts: Int32Array
  /** Row by row, the weights of the sets in which it came first. To be set to 0 in time. */
  readonly sums: Int32Array
}

export type MakeRankEngine = (problem: RankProblem, seed: number) => RankEngine

/**
 * The beginnings of the four generators: word k of generator l at 4 k + l.
 *
 * Source of xoshiro128+: Blackman & Vigna, Scrambled linear pseudorandom number generators (2021).
 * As they ask, a generator of another kind fills the state: the one of `seededRandom`.
 */
export function laneStates(seed: number): Int32Array {
  const random = seededRandom(seed)
  return Int32Array.from({ length: 16 }, () => random() * 4294967296)
}

/** The largest number that is drawn, before it is shifted. */
const largestDrawn = 24 * 2 ** 23

/** After how many blocks the sums of an engine must be set to 0, so that none reaches 2³¹. */
export function blocksBeforeOverflow({ shift }: RankProblem): number {
  return Math.floor((2 ** 31 - 1) / (blockSets * (largestDrawn / 2 ** shift + 1)))
}

/**
 * The shift with which no score can reach 2³¹.
 *
 * @returns null where so little would be left of the drawn numbers that they are too coarse
 */
export function shiftFor(criteria: number, largestValue: number): number | null {
  const largestWeight = (2 ** 31 - 1) / (criteria * Math.max(1, largestValue)) - 1
  const shift = Math.max(5, Math.ceil(Math.log2(largestDrawn / largestWeight)))
  return shift <= 15 ? shift : null
}
