import { expect, it } from 'vitest'
import { criterionHeads, criterionLabels } from '#shared/domain/criterion-heads'
import { scenarioEvaluation } from '../../../test/scenario.ts'

it('shortens the criteria of the worked sample to one word each', () => {
  expect(criterionHeads(scenarioEvaluation().criteria.map(({ name }) => name))).toEqual([
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
  expect(criterionHeads(['Fit with team skills', 'Fit with team size', 'Documentation'])).toEqual([
    'Fit with team skills',
    'Fit with team size',
    'Documentation',
  ])
  expect(criterionHeads(['Criterion 1 with more', 'Criterion 2'])).toEqual([
    'Criterion 1',
    'Criterion 2',
  ])
})

it('leaves an empty name and two equal names as they are', () => {
  expect(criterionHeads(['', 'Cost', 'Cost'])).toEqual(['', 'Cost', 'Cost'])
})

it('cuts only long names, and only where the beginning is nobody else’s', () => {
  expect(
    criterionLabels([
      'Total cost over three years',
      'Fit with us',
      'Support and documentation',
      'Support for our languages',
    ]),
  ).toEqual(['Total cost', 'Fit with us', 'Support and documentation', 'Support for our languages'])
})
