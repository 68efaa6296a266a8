/**
 * One weight moved over its whole range: who wins where, and how far the ranking holds.
 *
 * The others keep their proportions and fill the rest.
 */
import { competitionRanks, type Matrix, type Row, sharesOfSum } from '#shared/domain/methods/matrix'
import { firstPlaces } from '#shared/domain/scoring/ranking'
import { moveWeight, tableTotals } from '#shared/domain/scoring/score-table'
import { entry } from '#shared/domain/statistics'

/** Weights that are nearer to each other are one. */
const same = 1e-12

export interface WeightSweep {
  readonly current: number
  /** Stretches of the weight, in [0, 1], with who is first there, as row numbers. */
  readonly segments: readonly {
    readonly from: number
    readonly to: number
    readonly winners: readonly number[]
  }[]
  /** The stretch around the present weight with the present winners; on a border the one above it. */
  readonly winnerStability: readonly [number, number]
  /** The largest stretch around the present weight in which the whole ranking stays. */
  readonly rankingStability: readonly [number, number]
}

/**
 * @param values on one scale, more is better
 * @param weights on any scale
 */
export function weightSweep(values: Matrix, weights: Row, criterion: number): WeightSweep {
  const shares = sharesOfSum(weights)
  const current = entry(shares, criterion)
  const totalsAt = (t: number) => tableTotals({ scores: values }, moveWeight(shares, criterion, t))
  const cuts = crossings(totalsAt(0), totalsAt(1))
  const segments: { from: number; to: number; winners: readonly number[] }[] = []
  ;[...cuts, 1].forEach((to, i) => {
    const from = i === 0 ? 0 : entry(cuts, i - 1)
    const winners = firstPlaces(totalsAt((from + to) / 2))
    const last = segments.at(-1)
    if (last && last.winners.join() === winners.join()) last.to = to
    else segments.push({ from, to, winners })
  })
  // On a border the stretch above it is meant, on whichever side of it rounding has put the weight.
  const home =
    segments.find(({ from, to }) => from <= current + same && current + same < to) ??
    segments.at(-1)
  const order = (t: number) => competitionRanks(totalsAt(t)).join()
  const before = cuts.findLast((cut) => cut < current - same) ?? 0
  const after = cuts.find((cut) => cut > current + same) ?? 1
  const steady = order(current)
  return {
    current,
    segments,
    winnerStability: home ? [home.from, home.to] : [current, current],
    rankingStability: [
      order((before + current) / 2) === steady ? before : current,
      order((after + current) / 2) === steady ? after : current,
    ],
  }
}

/** Where the lines from `start` (t = 0) to `end` (t = 1) of any two rows cross, inside (0, 1). */
function crossings(start: Row, end: Row): number[] {
  const found: number[] = []
  start.forEach((_, a) => {
    for (let b = a + 1; b < start.length; b += 1) {
      const atStart = entry(start, a) - entry(start, b)
      const atEnd = entry(end, a) - entry(end, b)
      const t = atStart / (atStart - atEnd)
      if (t > same && t < 1 - same) found.push(t)
    }
  })
  return found
    .toSorted((x, y) => x - y)
    .filter((t, i, all) => i === 0 || t - entry(all, i - 1) > same)
}
