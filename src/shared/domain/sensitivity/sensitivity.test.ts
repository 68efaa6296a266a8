import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CandidateId, CriterionId } from '#shared/domain/ids'
import { leaderOf, smallestFlip, weightIntervals } from '#shared/domain/sensitivity/intervals'
import { seededRandom } from '#shared/domain/sensitivity/random'
import { sensitivity } from '#shared/domain/sensitivity/sensitivity'
import { whatIfWeight } from '#shared/domain/sensitivity/what-if'
import { weightSets } from '#shared/domain/sensitivity/weight-sets'
import { onePointFlips, whatWouldChange } from '#shared/domain/sensitivity/what-would-change'
import { firstPlaces } from '#shared/domain/scoring/ranking'
import { moveWeight, type ScoreTable, tableTotals } from '#shared/domain/scoring/score-table'
import { numbersIn } from '../../../../test/any-evaluation.ts'
import { scenarioEvaluation } from '../../../../test/scenario.ts'

const table = (weights: readonly number[], scores: readonly (readonly number[])[]): ScoreTable => {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return {
    candidateIds: scores.map((_, i) => CandidateId.parse(`c${i}`)),
    criterionIds: weights.map((_, j) => CriterionId.parse(`k${j}`)),
    weights: weights.map((weight) => weight / sum),
    scores,
  }
}

const anyTable: fc.Arbitrary<ScoreTable> = fc
  .record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 5 }) })
  .chain(({ rows, columns }) =>
    fc
      .record({
        weights: fc.array(fc.integer({ min: 0, max: 9 }), {
          minLength: columns,
          maxLength: columns,
        }),
        scores: fc.array(
          fc.array(fc.integer({ min: 2, max: 10 }), { minLength: columns, maxLength: columns }),
          { minLength: rows, maxLength: rows },
        ),
      })
      .filter(({ weights }) => weights.some((weight) => weight > 0))
      .map(({ weights, scores }) =>
        table(
          weights,
          scores.map((row) => row.map((halves) => halves / 2)),
        ),
      ),
  )

describe('the interval of a weight', () => {
  it('ends where the lines cross, worked by hand', () => {
    // c0 leads by 2 on k0 and trails by 1 on k1: 2w - (1 - w) = 0 at w = 1/3
    const [first, second] = weightIntervals(
      table(
        [50, 50],
        [
          [4, 2],
          [2, 3],
        ],
      ),
    )
    expect(first).toMatchObject({ weight: 50, to: 100, lostBelowTo: 'c1', lostAboveTo: null })
    expect(first?.from).toBeCloseTo(100 / 3, 9)
    expect(second?.to).toBeCloseTo(200 / 3, 9)
    expect(
      smallestFlip(
        weightIntervals(
          table(
            [50, 50],
            [
              [4, 2],
              [2, 3],
            ],
          ),
        ),
      ),
    ).toMatchObject({
      criterionId: 'k0',
      newWinnerId: 'c1',
    })
  })

  it('shares the rest equally where the others weigh nothing', () => {
    const [first] = weightIntervals(
      table(
        [1, 0, 0],
        [
          [3, 1, 1],
          [2, 5, 1],
        ],
      ),
    )
    // lead 1 on k0, -4 and 0 on the others: w - 2(1 - w) = 0 at w = 2/3
    expect(first?.from).toBeCloseTo(200 / 3, 9)
  })

  it('is a point where two lead together, and none without a rival', () => {
    const [first] = weightIntervals(
      table(
        [50, 50],
        [
          [4, 2],
          [2, 4],
        ],
      ),
    )
    expect(first).toMatchObject({ from: 50, to: 100, lostBelowTo: 'c1' })
    expect(weightIntervals(table([1], [[3]]))).toEqual([])
    expect(smallestFlip([])).toBeNull()
  })

  it('names the one who leads just beyond when several cross at one place', () => {
    const [first] = weightIntervals(
      table(
        [80, 20],
        [
          [4, 1],
          [2, 3],
          [1, 4],
        ],
      ),
    )
    expect(first).toMatchObject({ from: 50, lostBelowTo: 'c2' })
  })

  it('holds for any table: first inside, not first beyond', () => {
    fc.assert(
      fc.property(anyTable, (given) => {
        const leader = given.candidateIds.indexOf(leaderOf(given) ?? CandidateId.parse('none'))
        weightIntervals(given).forEach((row, k) => {
          const firstAt = (percent: number) =>
            firstPlaces(tableTotals(given, moveWeight(given.weights, k, percent / 100)))
          expect(row.from).toBeLessThanOrEqual(row.weight + 1e-9)
          expect(row.to).toBeGreaterThanOrEqual(row.weight - 1e-9)
          const movable = given.criterionIds.length > 1
          for (const share of movable ? [0.01, 0.5, 0.99] : [])
            expect(firstAt(row.from + share * (row.to - row.from))).toContain(leader)
          const beyond = [
            { at: row.from - 1e-4, winner: row.lostBelowTo },
            { at: row.to + 1e-4, winner: row.lostAboveTo },
          ].filter(({ at, winner }) => movable && winner !== null && at > 0 && at < 100)
          for (const { at, winner } of beyond) {
            expect(firstAt(at)).not.toContain(leader)
            expect(firstAt(at).map((place) => given.candidateIds[place])).toContain(winner)
          }
        })
      }),
    )
  })
})

describe('weight sets', () => {
  it('are all combinations of the weights that are not zero', () => {
    expect(
      weightSets(
        table(
          [1, 1, 0],
          [
            [1, 2, 3],
            [2, 1, 3],
          ],
        ),
      ),
    ).toMatchObject({
      method: { kind: 'all' },
      combinations: 9,
      ties: 3,
      wins: [{ count: 3 }, { count: 3 }],
    })
  })

  it('are drawn with a seed when there are more than ten weights, and say so', () => {
    const wide = (columns: number) =>
      table(
        Array.from({ length: columns }, (_, j) => j + 1),
        [0, 1].map((i) => Array.from({ length: columns }, (_, j) => ((i + j) % 2 === 0 ? 4 : 3.9))),
      )
    expect(weightSets(wide(10))).toMatchObject({ method: { kind: 'all' }, combinations: 59_049 })
    const drawn = weightSets(wide(11), 7)
    expect(drawn).toMatchObject({ method: { kind: 'drawn', seed: 7 }, combinations: 20_000 })
    expect(weightSets(wide(11), 7)).toEqual(drawn)
    expect(weightSets(wide(11), 8).wins).not.toEqual(drawn.wins)
  })

  it('draw about what all combinations would give', () => {
    // The eleventh weight changes nothing, so ten weights tell exactly what the draw estimates.
    const scores = [
      [4, 2, 3, 4, 2, 3, 4, 2, 3, 4, 3],
      [2, 4, 3, 2, 4, 3, 2, 4, 4, 3.9, 3],
    ]
    const weights = [9, 10, 3, 8, 9, 2, 11, 10, 4, 3, 1e-9]
    const exact = weightSets(
      table(
        weights.slice(0, 10),
        scores.map((row) => row.slice(0, 10)),
      ),
    )
    const drawn = weightSets(table(weights, scores))
    drawn.wins.forEach(({ percent }, i) => {
      expect(Math.abs(percent - (exact.wins[i]?.percent ?? NaN))).toBeLessThan(1.5)
    })
  })

  it('count every set once, as a win or a tie', () => {
    fc.assert(
      fc.property(anyTable, (given) => {
        const { wins, ties, combinations } = weightSets(given)
        expect(wins.reduce((sum, { count }) => sum + count, 0) + ties).toBe(combinations)
        expect(combinations).toBe(3 ** given.weights.filter((weight) => weight > 0).length)
      }),
    )
  })

  it('are none without a candidate', () => {
    expect(weightSets(table([1], []))).toMatchObject({ combinations: 0, ties: 0, tiesPercent: 0 })
  })
})

describe('what would change the result', () => {
  it('does change it, for any table', () => {
    fc.assert(
      fc.property(anyTable, (given) => {
        const needed = whatWouldChange(given)
        expect(needed === null).toBe(given.candidateIds.length < 2)
        if (!needed) return
        const row = given.candidateIds.indexOf(needed.challengerId)
        needed.raise.forEach(({ needed: score }, j) => {
          if (score === null) return
          const scores = given.scores.map((all, i) => (i === row ? all.with(j, score) : all))
          const totals = tableTotals({ scores }, given.weights)
          const leader = given.candidateIds.indexOf(needed.leaderId)
          expect(totals[row]).toBeCloseTo(totals[leader] ?? NaN, 9)
        })
      }),
    )
  })

  it('says "never" for a criterion without weight', () => {
    expect(
      whatWouldChange(
        table(
          [1, 0],
          [
            [3, 1],
            [2, 5],
          ],
        ),
      )?.raise[1],
    ).toEqual({
      criterionId: 'k1',
      from: 5,
      needed: null,
      possible: false,
    })
  })

  it('keeps one-point moves on the scale', () => {
    expect(onePointFlips(table([1], [[5], [4.5]]))).toEqual([
      { candidateId: 'c0', criterionId: 'k0', change: -1 },
    ])
  })
})

it('has no NaN and no minus zero for any table', () => {
  fc.assert(
    fc.property(anyTable, (given) => {
      for (const value of numbersIn(sensitivity(given))) {
        expect(Number.isFinite(value)).toBe(true)
        expect(Object.is(value, -0)).toBe(false)
      }
    }),
  )
})

describe('dragging a weight', () => {
  const sample = scenarioEvaluation()
  const cost = CriterionId.parse('cost')

  it('is the mock-up’s what-if: cost at 14 puts MLflow first by 0.03', () => {
    const result = whatIfWeight(sample, 'discussed', cost, 14)
    expect(result.firstIds).toEqual(['mlflow'])
    expect(result.margin).toBeCloseTo(0.028, 3)
    expect(sample.weighting.agreed?.[cost]).toBe(10)
  })

  it('changes nothing at the present weight and holds the weight to 0 to 100', () => {
    const totals = (percent: number) =>
      whatIfWeight(sample, 'discussed', cost, percent).ranking.map(({ total }) => total)
    whatIfWeight(sample, 'discussed', cost, 10).ranking.forEach(({ total }, i) => {
      expect(total).toBeCloseTo(totals(10)[i] ?? NaN, 12)
    })
    expect(totals(120)).toEqual(totals(100))
    expect(totals(-5)).toEqual(totals(0))
  })
})

it('draws the same numbers in [0, 1) for the same seed', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed)
    return Array.from({ length: 1000 }, random)
  }
  expect(draw(1)).toEqual(draw(1))
  expect(draw(1)).not.toEqual(draw(2))
  expect(draw(3).every((value) => value >= 0 && value < 1)).toBe(true)
  expect(draw(4).reduce((sum, value) => sum + value, 0) / 1000).toBeCloseTo(0.5, 1)
})
