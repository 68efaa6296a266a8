import { expect, it } from 'vitest'
import { calibrationChoices, handsSpread } from '#shared/domain/agreement/show-of-hands'
import { scenarioEvaluation } from '../../../../test/scenario.ts'

it('says how far the hands are apart', () => {
  expect(handsSpread([0, 0, 0, 0, 0])).toBeNull()
  expect(handsSpread([0, 0, 4, 2, 0])).toEqual({ low: 3, high: 4, level: 'agreed' })
  expect(handsSpread([0, 1, 0, 5, 0])).toEqual({ low: 2, high: 4, level: 'mixed' })
  expect(handsSpread([1, 0, 0, 0, 1])).toEqual({ low: 1, high: 5, level: 'split' })
})

it('offers what is out of the running first, and what weighs most', () => {
  const { candidates, criteria } = calibrationChoices(scenarioEvaluation())
  expect(candidates.map(({ id }) => id)[0]).toBe('comet')
  expect(candidates).toHaveLength(6)
  expect(criteria.map(({ id }) => id)[0]).toBe('fit')
})
