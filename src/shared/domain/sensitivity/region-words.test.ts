import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import { stageResult } from '#shared/domain/scoring/result'
import { regionFinding, whenFirst } from '#shared/domain/sensitivity/region-words'
import { regionAcceptability, type WeightRegion } from '#shared/domain/sensitivity/weight-regions'
import { anyEvaluation } from '../../../../test/any-evaluation.ts'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { type Small, smallEvaluation } from '../../../../test/small-evaluation.ts'

const sample = scenarioEvaluation()
const nameOf = (id: CandidateId) => sample.candidates.find((row) => row.id === id)?.name ?? id
const criterionName = (id: CriterionId) => sample.criteria.find((row) => row.id === id)?.name ?? id

const say = (small: Small, region: WeightRegion) => {
  const { table } = stageResult(smallEvaluation(small), 'first')
  const found = regionAcceptability(table, region, { samples: 100, seed: 1 })
  return [
    regionFinding(found, nameOf),
    ...found.candidates.map((row) =>
      whenFirst(found, row, table.criterionIds, criterionName, nameOf),
    ),
  ]
}

it('says who wins most, and what has to count for each to win', () => {
  const votes = { quick: { x: [5], y: [1] }, sound: { x: [2], y: [4] } }
  expect(say({ weights: { x: 40, y: 60 }, votes }, { kind: 'any' })).toEqual([
    'With any weights at all, quick and sound win 50 of 100 times each',
    'quick is first when "x" counts most.',
    'sound is first when "y" counts most.',
  ])
  expect(say({ weights: { x: 40, y: 60 }, votes }, { kind: 'order' })).toEqual([
    'In the agreed order of weights, sound always wins',
    null,
    'sound is first whatever counts most.',
  ])
})

it('does not name a crowd that ties', () => {
  const row = { x: [3], y: [3] }
  const votes = { a: row, b: row, c: row, d: row }
  expect(say({ weights: { x: 50, y: 50 }, votes }, { kind: 'near' })[0]).toBe(
    'Near the agreed weights, nobody wins more often than others',
  )
})

it('names what matters in the worked sample', () => {
  const { table } = stageResult(sample, 'discussed')
  const found = regionAcceptability(table, { kind: 'any' }, { samples: 20_000, seed: 1 })
  expect(regionFinding(found, nameOf)).toBe('With any weights at all, MLflow wins 69 of 100 times')
  const says = found.candidates.map((row) =>
    whenFirst(found, row, table.criterionIds, criterionName, nameOf),
  )
  expect(says).toEqual([
    'MLflow is first when "total cost over three years" and "cost of leaving" count most.',
    'Weights & Biases is first when "fit to the use cases" and "governance and audit trail" count most.',
    null,
    'Amazon SageMaker AI is first when "operability" and "governance and audit trail" count most.',
    null,
  ])
})

it('always says something, without numbers that are none', () => {
  fc.assert(
    fc.property(anyEvaluation(), (evaluation) => {
      const { table } = stageResult(evaluation, 'trial')
      if (table.candidateIds.length === 0 || table.criterionIds.length === 0) return
      for (const kind of ['any', 'order', 'near'] as const) {
        const found = regionAcceptability(table, { kind }, { samples: 20, seed: 2 })
        const says = found.candidates.map((row) =>
          whenFirst(found, row, table.criterionIds, criterionName, nameOf),
        )
        expect([regionFinding(found, nameOf), ...says].join(' ')).not.toMatch(/NaN|undefined/)
      }
    }),
    { numRuns: 30 },
  )
})
