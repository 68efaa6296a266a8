import { describe, expect, it } from 'vitest'
import { CandidateId, SuccessCriterionId } from '#shared/domain/ids'
import type { Trial } from '#shared/domain/proof'
import { outcomesInShort, trialTable } from '#shared/domain/record/trial-result'
import { recordFacts } from '#shared/domain/record/facts'
import { plainText } from '#shared/domain/record/words'
import { burnDown, timeBox } from '#shared/domain/time-box'
import { withResult, withStatus } from '#shared/domain/trial-results'
import { trialSummaries } from '#shared/domain/trials'
import { toWorkbook } from '#shared/exchange/workbook'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const trial = sample.trials[0] as Trial
const cell = {
  candidateId: CandidateId.parse('wandb'),
  successCriterionId: SuccessCriterionId.parse('t5'),
}

describe('a result', () => {
  it('that could not be measured is written down with its day, and a value takes that back', () => {
    const inVain = withResult([], cell, { notMeasurable: true }, '2026-03-20')
    expect(inVain).toEqual([
      { ...cell, value: null, note: '', notMeasurable: true, day: '2026-03-20' },
    ])
    expect(withResult(inVain, cell, { value: 4 }, '2026-03-24')).toEqual([
      { ...cell, value: 4, note: '', day: '2026-03-20' },
    ])
    expect(withResult(inVain, cell, { notMeasurable: false }, '2026-03-24')).toEqual([])
  })

  it('keeps the day of its first value, and is none without value and note', () => {
    const first = withResult([], cell, { value: 4 }, '2026-03-20')
    const second = withResult(first, cell, { value: 5 }, '2026-03-24')
    expect(second).toEqual([{ ...cell, value: 5, note: '', day: '2026-03-20' }])
    expect(withResult(second, cell, { value: null }, '2026-03-25')).toEqual([])
  })
})

describe('what could not be measured', () => {
  const inVain: Trial = {
    ...trial,
    status: 'running',
    start: '2026-03-16',
    end: '2026-03-27',
    results: withResult(trial.results, cell, { notMeasurable: true }, '2026-03-20'),
  }
  const open: Trial = {
    ...inVain,
    results: withResult(trial.results, cell, { note: 'Not yet' }, '2026-03-20'),
  }

  it('is a verdict of its own, and passes no must', () => {
    const [, summary] = trialSummaries(inVain)
    expect(summary?.verdicts.get(cell.successCriterionId)).toBe('not-measurable')
    expect(summary).toMatchObject({ notMeasurable: ['t5'], mustNotMeasured: ['t5'] })
    expect(trialSummaries(open)[1]?.verdicts.get(cell.successCriterionId)).toBe('not-measured')
    const { names } = recordFacts(sample)
    const [table, before] = [trialTable(inVain, names), trialTable(open, names)]
    const text = (all: typeof table) => (all?.rows ?? []).flat().map(plainText)
    expect(text(table)).toContain('could not be measured')
    expect(text(before)).not.toContain('could not be measured')
    const only = {
      ...inVain,
      successCriteria: inVain.successCriteria.filter(({ id }) => id === 't5'),
    }
    expect(plainText(outcomesInShort(trialSummaries(only), names))).toContain(
      'has one must that could not be measured',
    )
    expect(JSON.stringify(toWorkbook({ ...sample, trials: [inVain] }))).toContain('not-measurable')
  })

  it('is not open any more, so that a trial can burn down to none', () => {
    expect(timeBox(open, '2026-03-26')?.open).toBe(1)
    expect(timeBox(inVain, '2026-03-26')?.open).toBe(0)
    expect(burnDown(inVain, '2026-03-26')?.points.at(-1)?.open).toBe(0)
  })
})

describe('a trial that starts', () => {
  const planned: Trial = { ...trial, status: 'planned', start: null }

  it('starts today where it has no start day, so that its time box can burn down', () => {
    expect(withStatus(planned, 'running', '2026-03-18')).toEqual({
      status: 'running',
      start: '2026-03-18',
    })
    const running = { ...planned, ...withStatus(planned, 'running', '2026-03-18') }
    expect(burnDown(running, '2026-03-19')).not.toBeNull()
  })

  it('keeps the day that it has, and gets none by being stopped or taken up again', () => {
    const set = { ...planned, start: '2026-03-16' }
    expect(withStatus(set, 'running', '2026-03-18').start).toBe('2026-03-16')
    expect(withStatus(planned, 'stopped', '2026-03-18').start).toBeNull()
    const stopped: Trial = { ...planned, status: 'stopped' }
    expect(withStatus(stopped, 'evaluating', '2026-03-18').start).toBeNull()
  })
})
