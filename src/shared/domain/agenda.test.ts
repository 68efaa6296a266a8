import { describe, expect, it } from 'vitest'
import { agendaStatus, plannedMinutes } from '#shared/domain/agenda'
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

  it('says nothing before anything has started, or when nothing says when', () => {
    expect(agendaStatus([item('a', '09:00', 8)], 'workshop', at('09:30:00'))).toMatchObject({
      runningId: null,
      secondsLeft: null,
      minutesBehind: null,
      words: '',
    })
    const free = agendaStatus([item('a', null, 8, '09:00:00')], 'workshop', at('09:02:00'))
    expect(free).toMatchObject({ secondsLeft: 360, minutesBehind: null, words: '' })
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
