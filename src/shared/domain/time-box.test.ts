import { expect, it } from 'vitest'
import { timeBox, timeBoxWords, workingDays } from '#shared/domain/time-box'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const trial = scenarioEvaluation().trials[0]

it('counts Mondays to Fridays, both ends included', () => {
  expect(workingDays('2026-03-16', '2026-03-20')).toBe(5)
  expect(workingDays('2026-03-20', '2026-03-23')).toBe(2)
  expect(workingDays('2026-03-21', '2026-03-22')).toBe(0)
  expect(workingDays('2026-03-20', '2026-03-19')).toBe(0)
})

it('says what is used, what is late, and what is still open', () => {
  if (!trial) throw new Error('The sample has a trial')
  const running = {
    ...trial,
    status: 'running',
    start: '2026-03-16',
    end: '2026-03-27',
    results: [],
  } as const
  const wanted = trial.successCriteria.length * trial.candidateIds.length
  const box = timeBox({ ...running, results: [] }, '2026-03-18')
  expect(box).toEqual({ days: 10, used: 3, late: 0, wanted, open: wanted })
  expect(box && timeBoxWords(box)).toBe(
    `3 of 10 working days used, ${wanted} of ${wanted} results still open.`,
  )
  const late = timeBox({ ...trial, ...running, results: trial.results }, '2026-03-31')
  expect(late).toMatchObject({ used: 10, late: 2 })
  expect(late && timeBoxWords(late)).toContain('2 working days over the 10')
  expect(timeBox({ ...trial, start: null }, '2026-03-31')).toBeNull()
  expect(
    timeBox({ ...trial, ...running, results: [], status: 'planned' }, '2026-03-31'),
  ).toMatchObject({
    used: 0,
    late: 0,
  })
  expect(timeBox({ ...trial, end: null, timeboxDays: 4 }, '2026-12-31')).toMatchObject({ days: 4 })
})
