/**
 * Degrees of preference of everybody over everybody, summed without going through all pairs.
 *
 * In ascending order, those over which a value is preferred in full, in part, and not at all
 * follow each other. Both borders only move upwards with the value, and what lies between them is
 * a straight line, so its sum follows from a count and a difference of running sums.
 */
import { ascending } from '#shared/domain/methods/ascending'
import { type Preference, preferenceDegree } from '#shared/domain/methods/preference'

export interface PreferenceSums {
  /** Of each value over all others. */
  readonly over: Float64Array
  /** Of all others over each value. */
  readonly under: Float64Array
}

/** A preference function as a part without, a straight part, and a part in full. */
interface Ramp {
  readonly isSome: (difference: number) => boolean
  readonly isFull: (difference: number) => boolean
  /** Degree of a difference in between: base + (difference - start) · slope. */
  readonly base: number
  readonly start: number
  readonly slope: number
}

/** Above this many widths of the ramp, running sums would lose more than 1e-10. */
const widest = 1e5

/** @param values more is better */
export function preferenceSums(values: Float64Array, preference: Preference): PreferenceSums {
  const { sorted, order } = ascending(values)
  const ramp = rampOf(preference)
  const reach = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0)
  const isSafe = ramp && reach * ramp.slope < widest
  const sums = (list: Float64Array) =>
    isSafe ? sumsByRamp(list, ramp) : sumsByPair(list, preference)
  const upwards = sums(sorted)
  // The other side is the same seen from the other end.
  const last = sorted.length - 1
  const mirrored = new Float64Array(sorted.length)
  for (let i = 0; i <= last; i += 1) mirrored[i] = -(sorted[last - i] ?? 0)
  const downwards = sums(mirrored)
  const over = new Float64Array(sorted.length)
  const under = new Float64Array(sorted.length)
  for (let i = 0; i <= last; i += 1) {
    const place = order[i] ?? 0
    over[place] = upwards[i] ?? 0
    under[place] = downwards[last - i] ?? 0
  }
  return { over, under }
}

function rampOf(preference: Preference): Ramp | null {
  const step = { base: 0, start: 0, slope: 0 }
  switch (preference.type) {
    case 'usual':
      return { ...step, isSome: (d) => d > 0, isFull: (d) => d > 0 }
    case 'ushape': {
      const isMore = (d: number) => d > 0 && d > preference.q
      return { ...step, isSome: isMore, isFull: isMore }
    }
    case 'level':
      return {
        ...step,
        base: 0.5,
        isSome: (d) => d > 0 && d > preference.q,
        isFull: (d) => d > preference.q && d > preference.p,
      }
    case 'vshape':
      return straight(0, preference.p)
    case 'linear':
      return straight(preference.q, preference.p)
    case 'gaussian':
      return null
  }
}

const straight = (q: number, p: number): Ramp => ({
  isSome: (d) => d > 0 && d > q,
  isFull: (d) => d > q && d >= p,
  base: 0,
  start: q,
  slope: p > q ? 1 / (p - q) : 0,
})

/** For every value in ascending order, its preference over all others. */
function sumsByRamp(sorted: Float64Array, { isSome, isFull, base, start, slope }: Ramp) {
  const sums = new Float64Array(sorted.length)
  const low = sorted[0] ?? 0
  let full = 0
  let some = 0
  // Sum of what lies from `full` up to `some`, above the lowest.
  let between = 0
  for (let i = 0; i < sorted.length; i += 1) {
    const value = sorted[i] ?? 0
    while (some < i && isSome(value - (sorted[some] ?? 0))) {
      between += (sorted[some] ?? 0) - low
      some += 1
    }
    while (full < some && isFull(value - (sorted[full] ?? 0))) {
      between -= (sorted[full] ?? 0) - low
      full += 1
    }
    const count = some - full
    const differences = count * (value - low) - between
    sums[i] = full + (count === 0 ? 0 : count * base + (differences - count * start) * slope)
  }
  return sums
}

function sumsByPair(sorted: Float64Array, preference: Preference): Float64Array {
  return sorted.map((value, i) => {
    let sum = 0
    for (let k = 0; k < i; k += 1) sum += preferenceDegree(preference, value - (sorted[k] ?? 0))
    return sum
  })
}
