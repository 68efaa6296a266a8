/**
 * Rank acceptability over all weights, exactly.
 *
 * The weights form a simplex. Every pair of alternatives cuts it by the hyperplane on which the
 * two are equal, so that in each piece the ranking is the same; shares are volumes of pieces. A
 * piece is kept as simplices: where a cut runs through one, an edge that it crosses is divided
 * at the crossing, which divides the volume in the same proportion, until none is crossed.
 *
 * Source: Lahdelma & Salminen, SMAA-2 (2001), for what is computed; the cutting is our own.
 */
import { type Matrix, type Row, total } from '#shared/domain/methods/matrix'
import { newTally, type RankAcceptability } from '#shared/domain/methods/smaa-tally'
import { dot, entry } from '#shared/domain/statistics'

interface Piece {
  readonly corners: Matrix
  /** Share of the volume of the whole simplex. */
  readonly volume: number
}

/** So many pieces take about a second. */
const mostPieces = 50_000

/**
 * Exact rank acceptability of values on one scale, more being better.
 *
 * @param constraints rows a, each meaning a · w ≥ 0, that the weights must satisfy
 * @param most pieces to go on with; 50 take about a millisecond
 * @returns null where it would take more: draw weights instead
 * @throws {RangeError} if no weights satisfy the constraints
 */
export function exactAcceptability(
  values: Matrix,
  constraints: Matrix = [],
  most = mostPieces,
): RankAcceptability | null {
  const criteria = entry(values, 0).length
  if (criteria > 6 || values.length > 10) return null
  let pieces: Piece[] = [{ corners: unitVectors(criteria), volume: 1 }]
  for (const constraint of constraints)
    pieces = pieces.flatMap((piece) => divided(piece, constraint).above)
  if (total(pieces.map(({ volume }) => volume)) <= 0)
    throw new RangeError('No weights satisfy the constraints')
  for (const normal of differences(values)) {
    pieces = pieces.flatMap((piece) => {
      const { above, below } = divided(piece, normal)
      return [...above, ...below]
    })
    if (pieces.length > most) return null
  }
  const tally = newTally(values.length, criteria, 1e-12)
  for (const { corners, volume } of pieces) {
    const centre = centreOf(corners)
    tally.add(
      centre,
      values.map((row) => dot(centre, row)),
      volume,
    )
  }
  return tally.result()
}

const unitVectors = (size: number): Matrix =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_u, j) => (i === j ? 1 : 0)))

/** Differences of all pairs of rows that differ. */
function differences(values: Matrix): number[][] {
  return values.flatMap((row, i) =>
    values
      .slice(i + 1)
      .map((other) => row.map((value, j) => value - entry(other, j)))
      .filter((difference) => difference.some((value) => Math.abs(value) > 1e-12)),
  )
}

function centreOf(corners: Matrix): number[] {
  return entry(corners, 0).map(
    (_, j) => total(corners.map((corner) => entry(corner, j))) / corners.length,
  )
}

/**
 * A simplex on both sides of the hyperplane normal · w = 0, as simplices.
 *
 * @throws {RangeError} if the normal is not finite
 */
function divided(piece: Piece, given: Row): { readonly above: Piece[]; readonly below: Piece[] } {
  // Heights of at most 1: what counts as touching the hyperplane must not depend on the unit, or
  // a cut could fall on a corner for ever.
  const unit = Math.max(...given.map(Math.abs))
  if (!Number.isFinite(unit)) throw new RangeError('The numbers are too large to compute with')
  const normal = given.map((value) => (unit === 0 ? 0 : value / unit))
  const above: Piece[] = []
  const below: Piece[] = []
  const waiting = [piece]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { corners, volume } = next
    const heights = corners.map((corner) => dot(normal, corner))
    const high = heights.findIndex((height) => height > 1e-13)
    const low = heights.findIndex((height) => height < -1e-13)
    if (low < 0) above.push(next)
    else if (high < 0) below.push(next)
    else {
      const part = entry(heights, high) / (entry(heights, high) - entry(heights, low))
      const [from, to] = [entry(corners, high), entry(corners, low)]
      const cut = from.map((value, j) => value + part * (entry(to, j) - value))
      waiting.push({ corners: corners.with(low, cut), volume: volume * part })
      waiting.push({ corners: corners.with(high, cut), volume: volume * (1 - part) })
    }
  }
  return { above, below }
}

/** With two criteria: the weights of the first at which the order changes, with 0 and 1. */
export function weightCuts(values: Matrix): number[] {
  const cuts = differences(values).flatMap(([first = 0, second = 0]) => {
    const at = second / (second - first)
    return at > 1e-12 && at < 1 - 1e-12 ? [at] : []
  })
  return [0, ...cuts, 1]
    .toSorted((a, b) => a - b)
    .filter((cut, i, all) => i === 0 || cut - entry(all, i - 1) > 1e-9)
}
