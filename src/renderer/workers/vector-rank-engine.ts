import {
  blockSets,
  laneStates,
  type MakeRankEngine,
  type RankProblem,
} from '#shared/domain/sensitivity/rank-engine'
import { program } from './rank-engine-program.ts'

/** What `rank-engine.wat` exports. All arguments are places in memory or sizes. */
interface Exports {
  readonly memory: WebAssembly.Memory
  readonly draw: (...args: readonly number[]) => void
  readonly tally: (...args: readonly number[]) => void
}

/**
 * The engine of vector instructions, which gives the same numbers as the plain one.
 *
 * @returns null where there is no WebAssembly with vectors, or where a policy forbids it
 */
export function vectorRankEngine(): MakeRankEngine | null {
  if (typeof WebAssembly === 'undefined') return null
  try {
    // One module for all engines: what was compiled, and optimised since, is kept with it.
    const module = new WebAssembly.Module(Uint8Array.from(atob(program), (c) => c.charCodeAt(0)))
    return (problem, seed) => engineOf(module, problem, seed)
  } catch {
    return null
  }
}

function engineOf(module: WebAssembly.Module, problem: RankProblem, seed: number) {
  const { rows, criteria, shift } = problem
  const padded = Math.ceil(rows / 4) * 4
  // The module is ours, and exports these.
  const exports = new WebAssembly.Instance(module).exports as unknown as Exports
  const { memory, draw, tally } = exports
  const place = placeIn(memory)
  const state = place(16)
  const weights = place(criteria * blockSets)
  const values = place(padded * criteria)
  const scores = place(padded * 8)
  const ranks = place(padded * 8)
  const firsts = place(8)
  const counts = place(rows * rows)
  const sums = place(rows * criteria)
  const list = (at: number, length: number) => new Int32Array(memory.buffer, at, length)
  list(state, 16).set(laneStates(seed))
  list(values, padded * criteria).set(inFours(problem, padded))
  return {
    weights: list(weights, criteria * blockSets),
    counts: list(counts, rows * rows),
    sums: list(sums, rows * criteria),
    draw: () => draw(state, weights, blockSets, criteria, shift),
    tally: () =>
      tally(
        ...[weights, values, scores, ranks, firsts, counts, sums],
        ...[blockSets, rows, padded, criteria],
      ),
  }
}

const page = 65_536

/** Gives out memory for so many whole numbers, at multiples of 16 bytes, growing it as needed. */
function placeIn(memory: WebAssembly.Memory): (numbers: number) => number {
  let next = 0
  return (numbers) => {
    const at = next
    next = Math.ceil((at + numbers * 4) / 16) * 16
    const missing = next - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / page))
    return at
  }
}

/** Values of four rows beside each other, criterion by criterion; 0 for rows that only fill up. */
function inFours({ criteria, values }: RankProblem, padded: number): Int32Array {
  const placed = new Int32Array(padded * criteria)
  values.forEach((value, at) => {
    const row = Math.floor(at / criteria)
    placed[(Math.floor(row / 4) * criteria + (at % criteria)) * 4 + (row % 4)] = value
  })
  return placed
}
