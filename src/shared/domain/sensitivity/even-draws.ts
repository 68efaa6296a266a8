import { type Matrix, type Row, sharesOfSum, total } from '#shared/domain/methods/matrix'
import type { RankAcceptability } from '#shared/domain/methods/smaa-tally'
import {
  blocksBeforeOverflow,
  blockSets,
  type MakeRankEngine,
  type RankEngine,
  type RankProblem,
} from '#shared/domain/sensitivity/rank-engine'
import { entry } from '#shared/domain/statistics'

/** How weights are drawn evenly. */
export interface EvenDraw {
  /** Rounded up to whole blocks. */
  readonly sets: number
  readonly seed: number
  /** Weights whose order every drawn set is to keep; null for any order. */
  readonly order: Row | null
}

/** Shares of ranks over weights that were drawn evenly. */
export interface RankShares extends Omit<RankAcceptability, 'pairwiseWinning'> {
  /** How many sets were drawn. */
  readonly sets: number
}

/** Rank acceptability over weights drawn evenly, the same with every engine. */
export function evenlyDrawn(
  problem: RankProblem,
  make: MakeRankEngine,
  { sets, seed, order }: EvenDraw,
): RankShares {
  const { rows, criteria, values } = problem
  const engine = make(problem, seed)
  const blocks = Math.ceil(sets / blockSets)
  const sums = new Float64Array(rows * criteria)
  const collect = () => {
    for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (engine.sums[at] ?? 0)
    engine.sums.fill(0)
  }
  const often = blocksBeforeOverflow(problem)
  const reorder = order && reorderer(engine, order)
  for (let block = 1; block <= blocks; block += 1) {
    engine.draw()
    reorder?.()
    engine.tally()
    if (block % often === 0) collect()
  }
  collect()
  const inRows = (list: Int32Array | Float64Array, width: number) =>
    Array.from({ length: rows }, (_, i) => Array.from(list.subarray(i * width, (i + 1) * width)))
  const drawn = blocks * blockSets
  const centres = inRows(sums, criteria).map((row) => (total(row) > 0 ? sharesOfSum(row) : null))
  return {
    sets: drawn,
    acceptability: inRows(engine.counts, rows).map((row) => row.map((count) => count / drawn)),
    // Identical rows come first together, and the engine has credited the last of them.
    centralWeights: twins(inRows(values, criteria)).map((last) => entry(centres, last)),
  }
}

/** For every row the last row that is the same. */
function twins(rows: Matrix): number[] {
  const last = new Map(rows.map((row, i) => [row.join(), i]))
  return rows.map((row, i) => last.get(row.join()) ?? i)
}

/**
 * Exchanges the drawn weights within every set so that a criterion with a greater weight in
 * `order` keeps the greater. Those that weigh the same there stay among themselves as drawn. An
 * even draw over all weights becomes an even draw over those that keep the order.
 */
function reorderer({ weights }: RankEngine, order: Row): () => void {
  const places = order.map((_, j) => j).toSorted((a, b) => entry(order, b) - entry(order, a))
  const groups: number[][] = []
  for (const j of places) {
    const group = groups.at(-1)
    if (group?.[0] !== undefined && entry(order, group[0]) - entry(order, j) < 1e-9) group.push(j)
    else groups.push([j])
  }
  return () => {
    for (let set = 0; set < blockSets; set += 1) {
      const drawn = order.map((_, j) => weights[j * blockSets + set] ?? 0)
      const sorted = drawn.toSorted((a, b) => b - a)
      let next = 0
      for (const group of groups) {
        const own =
          group.length === 1 ? group : group.toSorted((a, b) => entry(drawn, b) - entry(drawn, a))
        for (const j of own) {
          weights[j * blockSets + set] = sorted[next] ?? 0
          next += 1
        }
      }
    }
  }
}
