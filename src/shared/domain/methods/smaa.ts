/**
 * Stochastic multicriteria acceptability: what can be said when weights, or values, are not known.
 *
 * Weights are drawn with a seed that stays with the result. Identical alternatives get identical
 * scores, so they share ranks. A difference below 1e-9 is a tie.
 *
 * Source: Lahdelma & Salminen, SMAA-2: stochastic multicriteria acceptability analysis for group
 * decision making (2001); Tervonen & Lahdelma, Implementing stochastic multicriteria acceptability
 * analysis (2007).
 */
import { type Matrix, type Row, sharesOfSum } from '#shared/domain/methods/matrix'
import { newTally, type RankAcceptability } from '#shared/domain/methods/smaa-tally'
import { seededRandom } from '#shared/domain/sensitivity/random'
import { dot, entry } from '#shared/domain/statistics'

type Random = () => number

/** How weights are drawn. Each returns a vector that adds up to 1. */
export type WeightDraw = (random: Random) => Row

/** Every weight vector is equally likely: exponential numbers divided by their sum. */
export function anyWeights(criteria: number): WeightDraw {
  return (random) => {
    const drawn = Array.from({ length: criteria }, () => -Math.log(1 - random()))
    return sharesOfSum(drawn)
  }
}

/**
 * Weights near given ones: each is multiplied by a factor drawn evenly from 1 - spread to
 * 1 + spread, and they are renormalised.
 *
 * @param spread in (0, 1), for example 0.2
 */
export function weightsNear(weights: Row, spread: number): WeightDraw {
  return (random) =>
    sharesOfSum(weights.map((weight) => weight * (1 + spread * (2 * random() - 1))))
}

/**
 * Weights that satisfy a · w ≥ 0 for every row a, by throwing others away.
 *
 * @throws {RangeError} from the draw, when a million in a row had to be thrown away
 */
export function weightsWithin(criteria: number, constraints: Matrix): WeightDraw {
  const draw = anyWeights(criteria)
  return (random) => {
    for (let attempt = 0; attempt < 1_000_000; attempt += 1) {
      const weights = draw(random)
      if (constraints.every((row) => dot(row, weights) >= 0)) return weights
    }
    throw new RangeError('The constraints leave too few weights to draw any')
  }
}

export interface Sampling {
  readonly samples: number
  readonly seed: number
}

/** Rank acceptability of certain values over drawn weights. */
export function sampledAcceptability(
  values: Matrix,
  draw: WeightDraw,
  { samples, seed }: Sampling,
): RankAcceptability {
  const random = seededRandom(seed)
  const tally = newTally(values.length, entry(values, 0).length, 1e-9)
  const rows = values.map((row) => Float64Array.from(row))
  const scores = new Float64Array(rows.length)
  for (let sample = 0; sample < samples; sample += 1) {
    const weights = draw(random)
    rows.forEach((row, i) => {
      let sum = 0
      for (let j = 0; j < row.length; j += 1) sum += (weights[j] ?? 0) * (row[j] ?? 0)
      scores[i] = sum
    })
    tally.add(weights, scores, 1)
  }
  return tally.result()
}

/**
 * Rank acceptability from weight vectors that are at hand, used as they are.
 *
 * @param values one matrix for all, or one per vector
 */
export function acceptabilityOf(
  values: Matrix | readonly Matrix[],
  weightSamples: Matrix,
): RankAcceptability {
  const valuesOf = (sample: number): Matrix => (isSingle(values) ? values : entry(values, sample))
  const first = valuesOf(0)
  const tally = newTally(first.length, entry(first, 0).length, 1e-9)
  weightSamples.forEach((weights, sample) => {
    tally.add(
      weights,
      valuesOf(sample).map((row) => dot(weights, row)),
      1,
    )
  })
  return tally.result()
}

function isSingle(values: Matrix | readonly Matrix[]): values is Matrix {
  return typeof values[0]?.[0] === 'number'
}

/** A value between 0 and 1 that is only known as a Beta(a, b) distribution. */
export type Beta = readonly [number, number]

/**
 * Rank acceptability of uncertain values over all weights.
 *
 * @param betas one row per alternative
 * @param scales worst and best per criterion; values outside of them go on in a straight line
 */
export function stochasticAcceptability(
  betas: readonly (readonly Beta[])[],
  scales: readonly (readonly [number, number])[],
  { samples, seed }: Sampling,
): RankAcceptability {
  const random = seededRandom(seed)
  const draw = anyWeights(scales.length)
  const tally = newTally(betas.length, scales.length, 1e-9)
  for (let sample = 0; sample < samples; sample += 1) {
    const weights = draw(random)
    const scores = betas.map((row) =>
      row.reduce((sum, beta, j) => {
        const [worst, best] = entry(scales, j)
        return sum + entry(weights, j) * ((drawBeta(beta, random) - worst) / (best - worst))
      }, 0),
    )
    tally.add(weights, scores, 1)
  }
  return tally.result()
}

function drawBeta([a, b]: Beta, random: Random): number {
  const [x, y] = [drawGamma(a, random), drawGamma(b, random)]
  return x / (x + y)
}

/** Marsaglia & Tsang, A simple method for generating gamma variables (2000). */
function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Box & Muller (1958). */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
