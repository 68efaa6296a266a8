import { describe, expect, it } from 'vitest'
import type { Trial } from '#shared/domain/proof'
import { charterGaps, trialSummaries, verdictOf } from '#shared/domain/trials'
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
