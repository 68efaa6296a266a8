import { expect, it } from 'vitest'
import { shortNames } from '#shared/domain/short-names'
import { scenarioEvaluation } from '../../../test/scenario.ts'

it('shortens the criteria of the worked sample to one word each', () => {
  expect(shortNames(scenarioEvaluation().criteria.map(({ name }) => name))).toEqual([
    'Fit',
    'Adoption',
    'Integration',
    'Governance',
    'Operability',
    'Cost',
    'Leaving',
    'Vendor',
  ])
})

it('keeps more words where one would not tell two names apart', () => {
  expect(shortNames(['Fit with team skills', 'Fit with team size', 'Documentation'])).toEqual([
    'Fit with team skills',
    'Fit with team size',
    'Documentation',
  ])
  expect(shortNames(['Criterion 1 with more', 'Criterion 2'])).toEqual([
    'Criterion 1',
    'Criterion 2',
  ])
})

it('leaves an empty name and two equal names as they are', () => {
  expect(shortNames(['', 'Cost', 'Cost'])).toEqual(['', 'Cost', 'Cost'])
})
