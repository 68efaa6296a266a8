import { describe, expect, it } from 'vitest'
import { agendaStatus, clockFace, currentSession } from '#shared/domain/agenda'
import { timeSaving, urgencyOf } from '#shared/domain/agenda-saving'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const { agenda } = scenarioEvaluation()
const workshop = agenda.filter(({ session }) => session === 'workshop')
const at = (time: string) => `2026-03-12T${time}:00+01:00`

/** The sample's morning while one item runs, started at a time. */
function running(index: number, started: string, now: string) {
  const items = workshop.map((item, i) => ({
    ...item,
    startedAt: i <= index ? at(i === index ? started : (item.start ?? '09:00')) : null,
    endedAt: i < index ? at(started) : null,
  }))
  return agendaStatus(items, 'workshop', at(now))
}

describe('behind the plan', () => {
  it('names the smallest item that brings the time back and can wait', () => {
    expect(timeSaving(running(5, '10:34', '10:40'))).toMatchObject({
      drop: [{ title: 'Build, buy or adopt; radar rings' }],
      minutes: 12,
      words: '12 minutes behind: drop “Build, buy or adopt; radar rings” (12 minutes)',
    })
    expect(timeSaving(running(5, '10:28', '10:30'))?.drop.map(({ title }) => title)).toEqual([
      'Trial charter',
    ])
  })

  it('names several where one is not enough, in the order of the agenda', () => {
    const saving = timeSaving(running(5, '10:42', '10:45'))
    expect(saving?.drop.map(({ title }) => title)).toEqual([
      'Build, buy or adopt; radar rings',
      'Trial charter',
    ])
    expect(saving?.minutes).toBe(23)
    expect(saving?.words).toBe(
      '20 minutes behind: drop “Build, buy or adopt; radar rings” and “Trial charter” (23 minutes)',
    )
  })

  it('never drops the votes, the reveal, the results or the end', () => {
    const last = timeSaving(running(9, '12:04', '12:05'))
    expect(last).toMatchObject({ drop: [], minutes: 0 })
    expect(last?.words).toContain('agree on a later end')
    const steps = timeSaving(running(3, '10:48', '10:50'))?.drop.map(({ title }) => title)
    expect(steps).not.toContain('Reveal and discuss the queue')
    expect(steps).not.toContain('Break')
  })

  it('says nothing while the session is about on time or has not begun', () => {
    expect(timeSaving(running(5, '10:26', '10:30'))).toBeNull()
    expect(timeSaving(running(5, '10:20', '10:30'))).toBeNull()
    const untouched = workshop.map((item) => ({ ...item, startedAt: null, endedAt: null }))
    expect(timeSaving(agendaStatus(untouched, 'workshop', at('10:30')))).toBeNull()
  })
})

describe('the end of an item', () => {
  it('is near from two minutes before it on, and over at it', () => {
    expect(urgencyOf({ secondsLeft: null })).toBe('calm')
    expect(urgencyOf({ secondsLeft: 121 })).toBe('calm')
    expect(urgencyOf({ secondsLeft: 120 })).toBe('soon')
    expect(urgencyOf({ secondsLeft: 1 })).toBe('soon')
    expect(urgencyOf({ secondsLeft: 0 })).toBe('over')
    expect(urgencyOf({ secondsLeft: -600 })).toBe('over')
  })
})

describe('the session that is going on', () => {
  it('is that of the running item, whatever else was recorded', () => {
    const again = agenda.map((item) =>
      item.step === 'reveal' ? { ...item, startedAt: at('10:52'), endedAt: null } : item,
    )
    expect(currentSession(again)).toBe('workshop')
    expect(currentSession(agenda)).toBe('decision')
    expect(currentSession([])).toBe('workshop')
  })
})

describe('the face of the clock', () => {
  it('is minutes and seconds, and what is readable where somebody forgot it for long', () => {
    expect([250, -61, 0, 5_999].map(clockFace)).toEqual(['04:10', '01:01', '00:00', '99:59'])
    expect([7_500, -100_000, -400_000].map(clockFace)).toEqual(['2 h 05', '27 h 46', '4 days'])
  })
})
