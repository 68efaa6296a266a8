/**
 * Preference functions of PROMETHEE: how much a difference matters.
 *
 * Source: Brans, Vincke & Mareschal, How to select and how to rank projects (1986).
 */

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
