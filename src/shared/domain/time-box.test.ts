import { expect, it } from 'vitest'
import {
  burnDown,
  hasTimeBoxEnded,
  timeBox,
  timeBoxWords,
  workingDays,
} from '#shared/domain/time-box'
import { withLaterEnd } from '#shared/domain/trial-results'
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

it('has ended when the last day is over, or all its working days without an end', () => {
  if (!trial) throw new Error('The sample has a trial')
  const running = { ...trial, status: 'running', start: '2026-03-16', end: '2026-03-27' } as const
  expect(hasTimeBoxEnded(running, '2026-03-27')).toBe(false)
  expect(hasTimeBoxEnded(running, '2026-03-28')).toBe(true)
  expect(hasTimeBoxEnded({ ...running, status: 'evaluating' }, '2026-03-28')).toBe(false)
  const counted = { ...running, end: null, timeboxDays: 2 }
  expect(hasTimeBoxEnded(counted, '2026-03-17')).toBe(false)
  expect(hasTimeBoxEnded(counted, '2026-03-18')).toBe(true)
  expect(hasTimeBoxEnded({ ...running, end: null, timeboxDays: null }, '2026-03-28')).toBe(false)
})

it('takes its working days along when it ends later, if they were those of its dates', () => {
  if (!trial) throw new Error('The sample has a trial')
  const running = { ...trial, start: '2026-03-16', end: '2026-03-27', timeboxDays: 10 }
  expect(withLaterEnd(running, '2026-03-31')).toEqual({ end: '2026-03-31', timeboxDays: 12 })
  expect(withLaterEnd({ ...running, timeboxDays: 4 }, '2026-03-31').timeboxDays).toBe(4)
})

it('burns down by the days on which results were written down', () => {
  if (!trial) throw new Error('The sample has a trial')
  const days = ['2026-03-17', '2026-03-17', '2026-03-19'] as const
  const running = {
    ...trial,
    status: 'running',
    start: '2026-03-16',
    end: '2026-03-27',
    results: trial.results
      .filter(({ value }) => value !== null)
      .slice(0, 4)
      .map((row, i) => ({ ...row, ...(days[i] ? { day: days[i] } : {}) })),
  } as const
  const wanted = trial.successCriteria.length * trial.candidateIds.length
  expect(burnDown(running, '2026-03-20')).toEqual({
    days: 10,
    wanted,
    until: 5,
    points: [
      { day: 0, open: wanted },
      { day: 2, open: wanted - 2 },
      { day: 4, open: wanted - 3 },
      // Nobody knows when the fourth was written down.
      { day: 5, open: wanted - 4 },
    ],
  })
  expect(burnDown({ ...running, results: [] }, '2026-03-31')).toMatchObject({
    until: 12,
    points: [
      { day: 0, open: wanted },
      { day: 12, open: wanted },
    ],
  })
  expect(burnDown({ ...running, results: trial.results }, '2026-03-20')?.points).toHaveLength(1)
  expect(burnDown({ ...running, status: 'planned' }, '2026-03-20')).toBeNull()
  expect(burnDown({ ...running, successCriteria: [] }, '2026-03-20')).toBeNull()
})
