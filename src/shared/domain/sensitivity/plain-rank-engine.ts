import {
  blockSets,
  laneStates,
  logPolynomial,
  type MakeRankEngine,
  type RankProblem,
} from '#shared/domain/sensitivity/rank-engine'

/**
 * The engine that runs everywhere.
 *
 * Two rows by four sets are scored at a time, and two rows of two sets compared with all others,
 * so that what was read is used more than once. Scores are whole numbers below 2³¹ in floating
 * point, where products are cheaper and as exact. `?? 0` never applies: indexes stay inside.
 */
export const plainRankEngine: MakeRankEngine = (problem, seed) => {
  const { rows, criteria } = problem
  const weights = new Int32Array(criteria * blockSets)
  const counts = new Int32Array(rows * rows)
  const sums = new Int32Array(rows * criteria)
  const states = laneStates(seed)
  const scores = scorer(problem, weights)
  const book = bookkeeper(problem, weights, counts, sums)
  return {
    weights,
    counts,
    sums,
    draw: () => drawBlock(weights, problem, states),
    tally() {
      scores.begin()
      for (let set = 0; set < blockSets; set += 4) {
        scores.score(set)
        const [first, second, third, fourth] = scores.bySet
        book(set, first, second)
        book(set + 2, third, fourth)
      }
    },
  }
}

const [h0, h1, h2, h3, h4] = logPolynomial

/** Fills the block, generator by generator. */
function drawBlock(
  weights: Int32Array,
  { criteria, shift }: RankProblem,
  states: Int32Array,
): void {
  const one = 0x4b800000 + (1 << (shift - 1))
  for (let lane = 0; lane < 4; lane += 1) {
    let s0 = states[lane] ?? 0
    let s1 = states[4 + lane] ?? 0
    let s2 = states[8 + lane] ?? 0
    let s3 = states[12 + lane] ?? 0
    for (let set = lane; set < blockSets; set += 4) {
      const end = set + criteria * blockSets
      for (let at = set; at < end; at += blockSets) {
        const r = ((s0 + s3) >>> 8) | 1
        const mixed = s1 << 9
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= mixed
        s3 = (s3 << 11) | (s3 >>> 21)
        // The bits of float(r), which is exact: exponent, and fraction without its leading one.
        const zeros = Math.clz32(r)
        const bits = ((158 - zeros) << 23) | ((r << (zeros - 8)) & 0x7fffff)
        const t = (bits >>> 8) & 0x7fff
        let h = (Math.imul(h4, t) >> 15) + h3
        h = (Math.imul(h, t) >> 15) + h2
        h = (Math.imul(h, t) >> 15) + h1
        h = (Math.imul(h, t) >> 15) + h0
        const bend = Math.imul(h, Math.imul(t, 0x8000 - t) >>> 13) >>> 9
        const aboveOne = ((one - bits - bend) >> shift) - 1
        weights[at] = (aboveOne & ~(aboveOne >> 31)) + 1
      }
    }
    states[lane] = s0
    states[4 + lane] = s1
    states[8 + lane] = s2
    states[12 + lane] = s3
  }
}

type Scores = readonly [Int32Array, Int32Array, Int32Array, Int32Array]

/** Scores four sets at a time into lists with room for an even number of rows. */
function scorer({ rows, criteria, values }: RankProblem, weights: Int32Array) {
  const even = rows + (rows % 2)
  // Two rows beside each other, criterion by criterion. A row too many has values of 0.
  const pairs = new Float64Array(even * criteria)
  values.forEach((value, at) => {
    const row = Math.floor(at / criteria)
    pairs[((row >> 1) * criteria + (at % criteria)) * 2 + (row % 2)] = value
  })
  const floats = new Float64Array(weights.length)
  const list = () => new Int32Array(even)
  const bySet: Scores = [list(), list(), list(), list()]
  const [p, q, r, s] = bySet
  return {
    bySet,
    begin: () => floats.set(weights),
    score(set: number): void {
      let from = 0
      for (let row = 0; row < even; row += 2) {
        let a0 = 0
        let a1 = 0
        let a2 = 0
        let a3 = 0
        let b0 = 0
        let b1 = 0
        let b2 = 0
        let b3 = 0
        let at = set
        for (let j = 0; j < criteria; j += 1) {
          const w0 = floats[at] ?? 0
          const w1 = floats[at + 1] ?? 0
          const w2 = floats[at + 2] ?? 0
          const w3 = floats[at + 3] ?? 0
          const a = pairs[from] ?? 0
          const b = pairs[from + 1] ?? 0
          a0 += w0 * a
          a1 += w1 * a
          a2 += w2 * a
          a3 += w3 * a
          b0 += w0 * b
          b1 += w1 * b
          b2 += w2 * b
          b3 += w3 * b
          at += blockSets
          from += 2
        }
        p[row] = a0
        p[row + 1] = b0
        q[row] = a1
        q[row + 1] = b1
        r[row] = a2
        r[row + 1] = b2
        s[row] = a3
        s[row + 1] = b3
      }
    },
  }
}

/** Counts ranks and first places of two sets at a time. */
function bookkeeper(
  { rows, criteria }: RankProblem,
  weights: Int32Array,
  counts: Int32Array,
  sums: Int32Array,
) {
  const even = rows + (rows % 2)
  const count = (at: number) => {
    counts[at] = (counts[at] ?? 0) + 1
  }
  const addWeights = (row: number, set: number) => {
    let to = row * criteria
    for (let at = set; at < weights.length; at += blockSets) {
      sums[to] = (sums[to] ?? 0) + (weights[at] ?? 0)
      to += 1
    }
  }
  return (set: number, x: Int32Array, y: Int32Array): void => {
    let firstOfX = 0
    let firstOfY = 0
    for (let row = 0; row < even; row += 2) {
      const xa = x[row] ?? 0
      const xb = x[row + 1] ?? 0
      const ya = y[row] ?? 0
      const yb = y[row + 1] ?? 0
      let ra = 0
      let rb = 0
      let sa = 0
      let sb = 0
      // The sign of a difference, as 1 or 0. A row too many scores 0 and is before nobody.
      for (let k = 0; k < even; k += 2) {
        const xk = x[k] ?? 0
        const yk = y[k] ?? 0
        const xl = x[k + 1] ?? 0
        const yl = y[k + 1] ?? 0
        ra += ((xa - xk) >>> 31) + ((xa - xl) >>> 31)
        rb += ((xb - xk) >>> 31) + ((xb - xl) >>> 31)
        sa += ((ya - yk) >>> 31) + ((ya - yl) >>> 31)
        sb += ((yb - yk) >>> 31) + ((yb - yl) >>> 31)
      }
      // Only a rank of 0 leaves a sign when 1 is taken from it: no branch to guess wrong.
      firstOfX += (row - firstOfX) & ((ra - 1) >> 31)
      firstOfY += (row - firstOfY) & ((sa - 1) >> 31)
      const at = row * rows
      count(at + ra)
      count(at + sa)
      if (row + 1 < rows) {
        firstOfX += (row + 1 - firstOfX) & ((rb - 1) >> 31)
        firstOfY += (row + 1 - firstOfY) & ((sb - 1) >> 31)
        count(at + rows + rb)
        count(at + rows + sb)
      }
    }
    addWeights(firstOfX, set)
    addWeights(firstOfY, set + 1)
  }
}
