/**
 * Measurements as values: straight lines between points.
 */
import type { Row } from '#shared/domain/methods/matrix'
import { entry } from '#shared/domain/statistics'

export interface ValueFunction {
  /** At least two, ascending, in the unit of the measurement. */
  readonly cutoffs: Row
  /** The value at each. */
  readonly values: Row
  /** Outside: the value of the nearest end, or the last line drawn on. */
  readonly outside: 'clip' | 'interpolate'
}

/**
 * Value of a measurement.
 *
 * @throws {RangeError} if the cutoffs are fewer than two, do not ascend, or lack a value
 */
export function valueAt({ cutoffs, values, outside }: ValueFunction, x: number): number {
  const ascending = cutoffs.every((cutoff, i) => i === 0 || cutoff > entry(cutoffs, i - 1))
  if (cutoffs.length < 2 || cutoffs.length !== values.length || !ascending)
    throw new RangeError('A value function needs at least two ascending points')
  const last = cutoffs.length - 1
  if (outside === 'clip' && x <= entry(cutoffs, 0)) return entry(values, 0)
  if (outside === 'clip' && x >= entry(cutoffs, last)) return entry(values, last)
  const above = cutoffs.findIndex((cutoff) => x <= cutoff)
  const end = Math.min(last, Math.max(1, above < 0 ? last : above))
  const [x0, x1] = [entry(cutoffs, end - 1), entry(cutoffs, end)]
  const [v0, v1] = [entry(values, end - 1), entry(values, end)]
  return v0 + ((v1 - v0) * (x - x0)) / (x1 - x0)
}
