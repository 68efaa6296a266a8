/**
 * What several people's weights and scores say together.
 */
import { kendallW } from '#shared/domain/methods/kendall'
import {
  competitionRanks,
  ends,
  type Matrix,
  type Row,
  sharesOfSum,
  total,
  transposed,
} from '#shared/domain/methods/matrix'
import { dot, entry, extent, mean, median, sampleDeviation } from '#shared/domain/statistics'

export interface GroupWeights {
  /** One row per person, each adding up to 1. */
  readonly normalised: Matrix
  readonly arithmeticMean: Row
  /** Null if anybody gives a criterion nothing. */
  readonly geometricMean: Row | null
  readonly median: Row
  /** Null if all medians are zero, as when everybody gives all points to something else. */
  readonly medianNormalised: Row | null
  readonly min: Row
  readonly max: Row
  /** With n - 1; null with one person. */
  readonly sdSample: Row | null
  readonly sdPopulation: Row
}

/** Rows are people's points. @throws {RangeError} if somebody's points are all zero */
export function groupWeightSummary(points: Matrix): GroupWeights {
  const normalised = points.map(sharesOfSum)
  const each = transposed(normalised)
  const medians = each.map((values) => median(values) ?? 0)
  const geometric = each.map((values) => Math.exp(total(values.map(Math.log)) / values.length))
  return {
    normalised,
    arithmeticMean: each.map((values) => total(values) / values.length),
    geometricMean: normalised.flat().some((share) => share === 0) ? null : sharesOfSum(geometric),
    median: medians,
    medianNormalised: total(medians) > 0 ? sharesOfSum(medians) : null,
    min: each.map((values) => ends(values)[0]),
    max: each.map((values) => ends(values)[1]),
    sdSample: points.length < 2 ? null : each.map((values) => sampleDeviation(values) ?? 0),
    sdPopulation: each.map(populationDeviation),
  }
}

function populationDeviation(values: Row): number {
  const centre = total(values) / values.length
  return Math.sqrt(total(values.map((value) => (value - centre) ** 2)) / values.length)
}

/** Scores of people × alternatives × criteria; null is "not scored" and is never a zero. */
export type Scores = readonly (readonly (readonly (number | null)[])[])[]

export interface CellSummary {
  /** Null where nobody scored. */
  readonly mean: number | null
  readonly count: number
  /** With n - 1; null with fewer than two scores. */
  readonly sd: number | null
  /** Null where nobody scored. */
  readonly range: number | null
}

/** Every cell over those who scored it, and whether no score is missing. */
export function groupScoreSummary(scores: Scores): {
  readonly cells: readonly (readonly CellSummary[])[]
  readonly complete: boolean
} {
  const cells = entry(scores, 0).map((row, i) =>
    row.map((_, j) => {
      const given = scores.flatMap((person) => {
        const score = entry(entry(person, i), j)
        return score === null ? [] : [score]
      })
      const reach = extent(given)
      return {
        mean: mean(given),
        count: given.length,
        sd: sampleDeviation(given),
        range: reach && reach.high - reach.low,
      }
    }),
  )
  return {
    cells,
    complete: cells.flat().every(({ count }) => count === scores.length),
  }
}

/** Two ways from people to a group's totals. They can disagree about who comes first. */
export interface TwoRoutes {
  /** Mean weights times mean scores. */
  readonly inputs: { readonly totals: Row; readonly ranks: Row }
  /** Mean of everybody's own totals. */
  readonly individuals: { readonly totals: Row; readonly ranks: Row }
  readonly individualTotals: Matrix
  readonly individualRanks: Matrix
  /** Agreement of the individual rankings; null where there is nothing to agree about. */
  readonly w: number | null
}

/** @param scores people × alternatives × criteria, without a blank */
export function twoRoutes(points: Matrix, scores: readonly Matrix[]): TwoRoutes {
  const shares = points.map(sharesOfSum)
  const people = shares.length
  const meanShares = transposed(shares).map((values) => total(values) / people)
  const meanScores = entry(scores, 0).map((row, i) =>
    row.map((_, j) => total(scores.map((person) => entry(entry(person, i), j))) / people),
  )
  const own = scores.map((person, k) => person.map((row) => dot(entry(shares, k), row)))
  const inputs = meanScores.map((row) => dot(meanShares, row))
  const individuals = transposed(own).map((values) => total(values) / people)
  return {
    inputs: { totals: inputs, ranks: competitionRanks(inputs) },
    individuals: { totals: individuals, ranks: competitionRanks(individuals) },
    individualTotals: own,
    individualRanks: own.map((totals) => competitionRanks(totals)),
    w: kendallW(own)?.w ?? null,
  }
}
