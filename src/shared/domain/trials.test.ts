import { describe, expect, it } from 'vitest'
import { UseCaseId } from '#shared/domain/ids'
import type { SuccessCriterion, Trial } from '#shared/domain/proof'
import {
  charterGaps,
  testLack,
  trialSummaries,
  untestedMustUseCases,
  verdictOf,
} from '#shared/domain/trials'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const trial = scenarioEvaluation().trials[0] as Trial

describe('a verdict', () => {
  it.each([
    ['<=', 4, 4, 'pass'],
    ['<=', 4, 4.1, 'fail'],
    ['<', 4, 4, 'fail'],
    ['>=', 4, 4, 'pass'],
    ['>', 4, 4, 'fail'],
    ['>', 4, 5, 'pass'],
    ['=', 0.3, 0.1 + 0.2, 'pass'],
    ['=', 4, 5, 'fail'],
  ] as const)('of a target %s %d reached with %d is %s', (operator, target, value, verdict) => {
    expect(verdictOf({ operator, target }, value)).toBe(verdict)
  })

  it('is not measured without a value or a target', () => {
    expect(verdictOf({ operator: '<=', target: 4 }, null)).toBe('not-measured')
    expect(verdictOf({ operator: '<=', target: null }, 4)).toBe('not-measured')
  })
})

describe('a summary', () => {
  it('fails with one failed must, passes with all, and stays open in between', () => {
    const outcomes = (changed: Partial<Trial>) =>
      trialSummaries({ ...trial, ...changed }).map(({ outcome }) => outcome)
    expect(outcomes({})).toEqual(['passed', 'failed'])
    expect(outcomes({ results: [] })).toEqual(['open', 'open'])
    expect(
      outcomes({ successCriteria: trial.successCriteria.filter(({ must }) => !must) }),
    ).toEqual(['open', 'open'])
    expect(
      outcomes({ results: trial.results.filter((row) => row.successCriterionId !== 't5') }),
    ).toEqual(['open', 'failed'])
  })

  it('names musts that could not be measured', () => {
    expect(trialSummaries(trial)[1]?.mustNotMeasured).toEqual(['t5'])
  })
})

describe('a must use case', () => {
  const sample = scenarioEvaluation()
  const gaps = (change: Partial<Trial>) =>
    untestedMustUseCases({ ...sample, trials: [{ ...trial, ...change }] })
  const musts = sample.useCases.filter(({ priority }) => priority === 'must').map(({ id }) => id)
  const blank = (fields: Partial<SuccessCriterion>) => ({
    successCriteria: trial.successCriteria.map((row) => ({ ...row, ...fields })),
  })

  it('is tested by a criterion with a measure and a target in a trial', () => {
    expect(gaps({})).toEqual(['uc3'])
    for (const status of ['planned', 'running', 'evaluating', 'done'] as const)
      expect(gaps({ status })).toEqual(['uc3'])
  })

  it.each([
    ['of a stopped trial', { status: 'stopped' }, 'stopped'],
    ['without a measure', blank({ measure: ' ' }), 'blank'],
    ['without a target', blank({ target: null }), 'blank'],
  ] as const)('is not tested by a criterion %s', (_, change, lack) => {
    expect(gaps(change)).toEqual(musts)
    const [tested] = musts.filter((id) => id !== 'uc3')
    if (!tested) throw new Error('The sample tests a must use case')
    const evaluation = { ...sample, trials: [{ ...trial, ...change }] }
    expect(testLack(evaluation, tested)).toBe(lack)
    expect(testLack(evaluation, UseCaseId.parse('uc3'))).toBeNull()
  })
})

describe('a charter', () => {
  it('lacks nothing in the sample', () => {
    expect(charterGaps(trial)).toEqual([])
  })

  it.each([
    ['hypothesis', { hypothesis: ' ' }],
    ['candidates', { candidateIds: [] }],
    ['owner', { ownerId: null }],
    ['end-date', { end: null }],
    ['end-date', { start: '2026-04-02' }],
    ['stop-rule', { stopRules: [] }],
    ['measurable-must', { successCriteria: trial.successCriteria.filter(({ must }) => !must) }],
    [
      'measurable-must',
      { successCriteria: trial.successCriteria.map((row) => ({ ...row, target: null })) },
    ],
    [
      'measurable-must',
      { successCriteria: trial.successCriteria.map((row) => ({ ...row, unit: '' })) },
    ],
  ] as const)('says that the %s is not there', (gap, change) => {
    expect(charterGaps({ ...trial, ...(change as Partial<Trial>) })).toEqual([gap])
  })
})
