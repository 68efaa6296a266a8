import { describe, expect, it } from 'vitest'
import { agendaStatus, currentSession, plannedMinutes } from '#shared/domain/agenda'
import type { AgendaItem } from '#shared/domain/frame'
import { AgendaItemId } from '#shared/domain/ids'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const item = (
  id: string,
  start: string | null,
  minutes: number,
  started: string | null = null,
  ended: string | null = null,
): AgendaItem => ({
  id: AgendaItemId.parse(id),
  session: 'workshop',
  title: id,
  minutes,
  start,
  step: null,
  startedAt: started && `2026-03-12T${started}+01:00`,
  endedAt: ended && `2026-03-12T${ended}+01:00`,
})
const at = (time: string) => `2026-03-12T${time}+01:00`

describe('the agenda', () => {
  it('is behind by as much as the running item began late', () => {
    const agenda = [
      item('a', '09:00', 8, '09:00:00', '09:11:12'),
      item('b', '09:08', 22, '09:11:12'),
    ]
    expect(agendaStatus(agenda, 'workshop', at('09:25:12'))).toMatchObject({
      runningId: 'b',
      secondsLeft: 8 * 60,
      minutesBehind: 3,
      words: '3 minutes behind',
    })
  })

  it('is ahead when an item began early, until its planned end has passed', () => {
    const agenda = [item('a', '10:52', 26, '10:50:00')]
    expect(agendaStatus(agenda, 'workshop', at('10:50:00')).words).toBe('2 minutes ahead')
    expect(agendaStatus(agenda, 'workshop', at('11:19:00')).words).toBe('1 minute behind')
  })

  it('goes below zero when an item runs over', () => {
    const agenda = [item('a', '09:00', 10, '09:00:00')]
    expect(agendaStatus(agenda, 'workshop', at('09:12:30'))).toMatchObject({ secondsLeft: -150 })
  })

  it('lets an item without a start follow the one before', () => {
    const agenda = [item('a', '09:00', 50), item('b', null, 30), item('c', null, 5)]
    expect(
      agendaStatus(agenda, 'workshop', at('08:00:00')).lines.map(
        ({ plannedStart }) => plannedStart,
      ),
    ).toEqual(['09:00', '09:50', '10:20'])
  })

  it('says nothing before anything has started', () => {
    expect(agendaStatus([item('a', '09:00', 8)], 'workshop', at('09:30:00'))).toMatchObject({
      runningId: null,
      secondsLeft: null,
      minutesBehind: null,
      words: '',
    })
    expect(agendaStatus([item('a', null, 8)], 'workshop', at('09:30:00')).words).toBe('')
  })

  it('counts from the first real start of the day where nothing says when', () => {
    const first = [item('a', null, 8, '09:00:45'), item('b', null, 22)]
    expect(agendaStatus(first, 'workshop', at('09:02:45'))).toMatchObject({
      secondsLeft: 360,
      minutesBehind: 0,
      words: 'on time',
    })
    expect(agendaStatus(first, 'workshop', at('09:13:45')).words).toBe('5 minutes behind')
    const second = [
      item('a', null, 8, '09:00:10', '09:13:00'),
      item('b', null, 22, '09:13:00'),
      item('c', null, 10),
    ]
    expect(agendaStatus(second, 'workshop', at('09:14:00'))).toMatchObject({
      lines: [{ plannedStart: '09:00' }, { plannedStart: '09:08' }, { plannedStart: '09:30' }],
      minutesBehind: 5,
    })
  })

  it('is not late on the second day because of the first, and not early for what was passed over', () => {
    const days = [
      item('a', null, 8, '09:00:00', '09:10:00'),
      { ...item('b', null, 22, '14:00:00'), startedAt: '2026-03-13T14:00:00+01:00' },
    ]
    expect(agendaStatus(days, 'workshop', '2026-03-13T14:01:00+01:00').words).toBe('on time')
    const over = [item('a', null, 8), item('b', null, 22, '09:00:00')]
    expect(agendaStatus(over, 'workshop', at('09:01:00')).words).toBe('on time')
  })

  it('waits for nothing that was dropped, and is over when the rest is', () => {
    const dropped = { ...item('b', '09:10', 10), droppedAt: at('09:05:00') }
    const agenda = [item('a', '09:00', 10, '09:00:00', '09:10:00'), dropped, item('c', null, 5)]
    expect(agendaStatus(agenda, 'workshop', at('09:14:00'))).toMatchObject({
      minutesBehind: 0,
      lines: [{ state: 'done' }, { state: 'dropped' }, { state: 'planned', plannedStart: '09:20' }],
    })
    const meeting = { ...item('d', null, 5), session: 'decision' as const }
    const ended = item('a', '09:00', 10, '09:00:00', '09:10:00')
    expect(currentSession([ended, dropped, meeting])).toBe('decision')
  })

  it('counts the wait for the next item once it should have begun', () => {
    const agenda = [item('a', '09:00', 10, '09:00:00', '09:10:00'), item('b', '09:10', 10)]
    expect(agendaStatus(agenda, 'workshop', at('09:14:00')).minutesBehind).toBe(4)
    expect(agendaStatus(agenda, 'workshop', at('09:10:00')).words).toBe('on time')
  })

  it('stands still after the day is over', () => {
    const sample = scenarioEvaluation()
    expect(agendaStatus(sample.agenda, 'workshop', '2026-04-09T10:00:00+02:00')).toMatchObject({
      minutesBehind: 0,
      words: 'on time',
    })
    expect(plannedMinutes(sample.agenda, 'workshop')).toBe(180)
    expect(plannedMinutes(sample.agenda, 'decision')).toBe(45)
  })
})
