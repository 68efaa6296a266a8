/**
 * Drawing weights from regions that plain draws would hardly ever hit.
 */
import type { Matrix, Row } from '#shared/domain/methods/matrix'
import { anyWeights, type WeightDraw } from '#shared/domain/methods/smaa'
import { entry } from '#shared/domain/statistics'

/** w of what weighs more minus w of what weighs less ≥ 0, for neighbours in the order. */
export function orderConstraints(weights: Row): Matrix {
  const groups = equalGroups(weights)
  return groups.slice(1).flatMap((lower, g) =>
    entry(groups, g).flatMap((above) =>
      lower.map((below) =>
        weights.map((_, j) => {
          if (j === above) return 1
          return j === below ? -1 : 0
        }),
      ),
    ),
  )
}

/** Positions of equal weights together, the heaviest first. */
function equalGroups(weights: Row): number[][] {
  const order = weights.map((_, j) => j).toSorted((a, b) => entry(weights, b) - entry(weights, a))
  const groups: number[][] = []
  for (const j of order) {
    const last = groups.at(-1)
    if (last && Math.abs(entry(weights, entry(last, 0)) - entry(weights, j)) < 1e-9) last.push(j)
    else groups.push([j])
  }
  return groups
}

/**
 * Any weights in the order of the given ones, all equally likely: drawn anyhow, and then put into
 * that order. Among equal ones chance decides.
 */
export function weightsInOrder(weights: Row): WeightDraw {
  const draw = anyWeights(weights.length)
  const groups = equalGroups(weights)
  return (random) => {
    const sorted = draw(random).toSorted((a, b) => b - a)
    const placed = weights.map(() => 0)
    let next = 0
    for (const group of groups) {
      for (const [at, value] of shuffled(sorted.slice(next, next + group.length), random).entries())
        placed[entry(group, at)] = value
      next += group.length
    }
    return placed
  }
}

function shuffled(values: readonly number[], random: () => number): number[] {
  const all = [...values]
  for (let i = all.length - 1; i > 0; i -= 1) {
    const k = Math.floor(random() * (i + 1))
    const held = entry(all, i)
    all[i] = entry(all, k)
    all[k] = held
  }
  return all
}

/**
 * Weights between bounds that leave room for a sum of 1, all equally likely: a walk that takes
 * two weights at a time and divides their sum anew, evenly within the bounds of both. In the long
 * run it is everywhere equally often (Gibbs sampling, coordinate pairs).
 */
export function weightsBetween(low: Row, high: Row): WeightDraw {
  const free = low.flatMap((bound, j) => (entry(high, j) - bound > 1e-12 ? [j] : []))
  const [least, most] = [low, high].map((row) => row.reduce((sum, share) => sum + share, 0))
  const room = (most ?? 1) - (least ?? 1)
  const part = room > 1e-12 ? (1 - (least ?? 1)) / room : 0
  const place = low.map((bound, j) => bound + part * (entry(high, j) - bound))
  let warm = false
  const walk = (steps: number, random: () => number) => {
    for (let step = 0; step < steps && free.length > 1; step += 1) {
      const at = Math.floor(random() * free.length)
      const other = (at + 1 + Math.floor(random() * (free.length - 1))) % free.length
      const [i, k] = [entry(free, at), entry(free, other)]
      const both = entry(place, i) + entry(place, k)
      const from = Math.max(entry(low, i), both - entry(high, k))
      const to = Math.min(entry(high, i), both - entry(low, k))
      place[i] = from + random() * Math.max(0, to - from)
      place[k] = both - entry(place, i)
    }
  }
  return (random) => {
    if (!warm) walk(100 * free.length, random)
    warm = true
    walk(free.length, random)
    return [...place]
  }
}
