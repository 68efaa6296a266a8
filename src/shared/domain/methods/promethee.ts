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
  total,
} from '#shared/domain/methods/matrix'
import { entry } from '#shared/domain/statistics'

/** From which difference on one prefers, and how much. q: indifference, p: full preference. */
export type Preference =
  | { readonly type: 'usual' }
  | { readonly type: 'ushape'; readonly q: number }
  | { readonly type: 'vshape'; readonly p: number }
  | { readonly type: 'level'; readonly q: number; readonly p: number }
  | { readonly type: 'linear'; readonly q: number; readonly p: number }
  | { readonly type: 'gaussian'; readonly s: number }

/** Degree of preference in [0, 1] for a difference; 0 when it is not positive. */
export function preferenceDegree(preference: Preference, difference: number): number {
  const d = difference
  if (d <= 0) return 0
  switch (preference.type) {
    case 'usual':
      return 1
    case 'ushape':
      return d > preference.q ? 1 : 0
    case 'vshape':
      return Math.min(1, d / preference.p)
    case 'level':
      if (d <= preference.q) return 0
      return d > preference.p ? 1 : 0.5
    case 'linear':
      if (d <= preference.q) return 0
      return d >= preference.p ? 1 : (d - preference.q) / (preference.p - preference.q)
    case 'gaussian':
      return 1 - Math.exp(-(d ** 2) / (2 * preference.s ** 2))
  }
}

export interface Promethee {
  /** Degree to which the row is preferred to the column, in [0, 1]; 0 on the diagonal. */
  readonly pi: Matrix
  readonly phiPlus: Row
  readonly phiMinus: Row
  /** phi⁺ - phi⁻, in [-1, 1], more is better. The flows of all sum to 0. */
  readonly phi: Row
  readonly ranks: Row
}

/** @throws {RangeError} with fewer than two alternatives */
export function promethee(
  { matrix, directions, weights }: Problem,
  preferences: readonly Preference[],
): Promethee {
  const others = matrix.length - 1
  if (others < 1) throw new RangeError('PROMETHEE needs at least two alternatives')
  const shares = sharesOfSum(weights)
  const pi = pairwise(matrix.length, (a, b) =>
    shares.reduce((sum, share, j) => {
      const more = entry(entry(matrix, a), j) - entry(entry(matrix, b), j)
      const difference = directions[j] === 'max' ? more : -more
      return sum + share * preferenceDegree(entry(preferences, j), difference)
    }, 0),
  )
  const phiPlus = pi.map((row) => total(row) / others)
  const phiMinus = pi.map((_, b) => total(pi.map((row) => entry(row, b))) / others)
  const phi = phiPlus.map((plus, i) => plus - entry(phiMinus, i))
  return { pi, phiPlus, phiMinus, phi, ranks: competitionRanks(phi) }
}
