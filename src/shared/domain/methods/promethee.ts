/**
 * PROMETHEE II: how much each alternative is preferred to the others, and they to it.
 *
 * A preference function turns the difference on a criterion, in its own unit, into a degree from
 * 0 to 1. pi(a, b) is their weighted sum; phi⁺ and phi⁻ are its means over the others.
 *
 * Source: Brans, Vincke & Mareschal, How to select and how to rank projects (1986), with flows
 * divided by m - 1.
 */
import {
  competitionRanks,
  type Matrix,
  pairwise,
  type Problem,
  type Row,
  sharesOfSum,
} from '#shared/domain/methods/matrix'
import { type Preference, preferenceDegree } from '#shared/domain/methods/preference'
import { preferenceSums } from '#shared/domain/methods/preference-sums'
import { entry } from '#shared/domain/statistics'

export interface Flows {
  readonly phiPlus: Row
  readonly phiMinus: Row
  /** phi⁺ - phi⁻, in [-1, 1], more is better. The flows of all sum to 0. */
  readonly phi: Row
  readonly ranks: Row
}

export interface Promethee extends Flows {
  /** Degree to which the row is preferred to the column, in [0, 1]; 0 on the diagonal. */
  readonly pi: Matrix
}

/**
 * Flows, and the degrees of all pairs.
 *
 * @throws {RangeError} with fewer than two alternatives
 */
export function promethee(problem: Problem, preferences: readonly Preference[]): Promethee {
  const { matrix, directions, weights } = problem
  const shares = sharesOfSum(weights)
  const pi = pairwise(matrix.length, (a, b) =>
    shares.reduce((sum, share, j) => {
      const more = entry(entry(matrix, a), j) - entry(entry(matrix, b), j)
      const difference = directions[j] === 'max' ? more : -more
      return sum + share * preferenceDegree(entry(preferences, j), difference)
    }, 0),
  )
  return { pi, ...prometheeFlows(problem, preferences) }
}

/**
 * Flows alone, without going through all pairs.
 *
 * @throws {RangeError} with fewer than two alternatives
 */
export function prometheeFlows(
  { matrix, directions, weights }: Problem,
  preferences: readonly Preference[],
): Flows {
  const others = matrix.length - 1
  if (others < 1) throw new RangeError('PROMETHEE needs at least two alternatives')
  const plus = new Float64Array(matrix.length)
  const minus = new Float64Array(matrix.length)
  sharesOfSum(weights).forEach((share, j) => {
    const sign = directions[j] === 'max' ? 1 : -1
    const values = new Float64Array(matrix.length)
    let at = 0
    for (const row of matrix) {
      values[at] = sign * (row[j] ?? 0)
      at += 1
    }
    const { over, under } = preferenceSums(values, entry(preferences, j))
    for (let i = 0; i <= others; i += 1) {
      plus[i] = (plus[i] ?? 0) + share * (over[i] ?? 0)
      minus[i] = (minus[i] ?? 0) + share * (under[i] ?? 0)
    }
  })
  const phiPlus = Array.from(plus, (sum) => sum / others)
  const phiMinus = Array.from(minus, (sum) => sum / others)
  const phi = phiPlus.map((flow, i) => flow - entry(phiMinus, i))
  return { phiPlus, phiMinus, phi, ranks: competitionRanks(phi) }
}
