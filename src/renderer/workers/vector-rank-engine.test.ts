import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainRankEngine } from '#shared/domain/sensitivity/plain-rank-engine'
import {
  blockSets,
  type MakeRankEngine,
  type RankProblem,
  shiftFor,
} from '#shared/domain/sensitivity/rank-engine'
import { vectorRankEngine } from './vector-rank-engine.ts'

const anyProblem: fc.Arbitrary<RankProblem> = fc
  .record({
    rows: fc.integer({ min: 1, max: 33 }),
    criteria: fc.integer({ min: 1, max: 26 }),
    largest: fc.constantFrom(1, 4, 400, 8192),
  })
  .chain(({ rows, criteria, largest }) =>
    fc
      .array(fc.integer({ min: 0, max: largest }), {
        minLength: rows * criteria,
        maxLength: rows * criteria,
      })
      .map((values) => ({
        rows,
        criteria,
        values: Int32Array.from(values),
        shift: shiftFor(criteria, largest) ?? 15,
      })),
  )

function run(make: MakeRankEngine, problem: RankProblem, seed: number) {
  const engine = make(problem, seed)
  const drawn: number[][] = []
  const sums: number[][] = []
  for (let block = 0; block < 2; block += 1) {
    engine.draw()
    drawn.push([...engine.weights])
    engine.tally()
    sums.push([...engine.sums])
    engine.sums.fill(0)
  }
  return { drawn, sums, counts: [...engine.counts] }
}

it('gives the same numbers as the plain engine, to the last bit', () => {
  const vector = vectorRankEngine()
  expect(vector).not.toBeNull()
  fc.assert(
    fc.property(anyProblem, fc.integer(), (problem, seed) => {
      const plain = run(plainRankEngine, problem, seed)
      expect(run(vector ?? plainRankEngine, problem, seed)).toEqual(plain)
      expect(plain.counts.reduce((sum, count) => sum + count, 0)).toBe(2 * blockSets * problem.rows)
    }),
    { numRuns: 60 },
  )
})
