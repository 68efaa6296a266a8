import { describe, expect, it } from 'vitest'
import { agendaStatus, clockFace, currentSession } from '#shared/domain/agenda'
import { timeSaving, urgencyOf } from '#shared/domain/agenda-saving'
import { AgendaItemId } from '#shared/domain/ids'
import { agendaFrom } from '#shared/domain/starting'
import { AgendaTemplate } from '#shared/domain/templates'
import agendas from '../../../resources/templates/agendas.json'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const { agenda } = scenarioEvaluation()
const workshop = agenda.filter(({ session }) => session === 'workshop')
const at = (time: string) => `2026-03-12T${time}:00+01:00`

/** So many minutes after nine. */
const instantIn = (minutes: number) =>
  at(
    `${String(9 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
  )

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

describe('each of the four ready agendas', () => {
  const templates = AgendaTemplate.array().parse(agendas)
  const proposals = templates.flatMap((template) => {
    const items = agendaFrom(template, (n) => AgendaItemId.parse(`i${n}`))
    return items.flatMap((_, index) =>
      [5, 10, 15, 25].map((lag) => {
        const before = items.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0)
        const running = items.map((item, i) => ({
          ...item,
          start: i === 0 ? '09:00' : null,
          startedAt: i < index ? instantIn(0) : i === index ? instantIn(before + lag) : null,
          endedAt: i < index ? instantIn(before + lag) : null,
        }))
        const saving = timeSaving(agendaStatus(running, template.session, instantIn(before + lag)))
        return { template: template.id, at: items[index]?.title, lag, saving }
      }),
    )
  })
  const dropped = (id: string, lag: number, title: string) =>
    proposals
      .find((row) => row.template === id && row.lag === lag && row.at === title)
      ?.saving?.drop.map((row) => row.title)

  it('gives up nothing but the radar and the trial of a workshop', () => {
    expect(proposals).toHaveLength((8 + 10 + 11 + 5) * 4)
    expect(proposals.every(({ saving }) => saving !== null)).toBe(true)
    const all = proposals.flatMap(({ template, saving }) =>
      (saving?.drop ?? []).map(({ title }) => `${template}: ${title}`),
    )
    expect([...new Set(all)].toSorted()).toEqual([
      'workshop-120: Trial project',
      'workshop-180: Radar: rings of what we know now',
      'workshop-180: Trial project',
    ])
  })

  it('gives up the least that brings the time back, and says what is still missing', () => {
    expect(dropped('workshop-180', 5, 'Use cases')).toEqual(['Trial project'])
    expect(dropped('workshop-180', 25, 'Use cases')).toEqual([
      'Radar: rings of what we know now',
      'Trial project',
    ])
    const short = proposals.find((row) => row.template === 'workshop-120' && row.lag === 15)
    expect(short?.saving?.words).toBe(
      '15 minutes behind: drop “Trial project” (6 minutes), and agree on an end 9 minutes later',
    )
  })

  it('never gives up what a deciding meeting is for', () => {
    const meeting = proposals.filter(({ template }) => template === 'decision-45')
    expect(meeting.flatMap(({ saving }) => saving?.drop)).toEqual([])
    for (const { saving } of meeting) expect(saving?.words).toContain('agree on a later end')
  })
})

describe('what was dropped already', () => {
  const status = running(5, '10:34', '10:40')
  const drop = (titles: readonly string[]) => ({
    ...status,
    lines: status.lines.map((line) =>
      titles.includes(line.item.title) ? { ...line, state: 'dropped' as const } : line,
    ),
  })

  it('counts, so that nothing more is asked for once it is enough', () => {
    expect(timeSaving(drop(['Build, buy or adopt; radar rings']))).toBeNull()
    expect(timeSaving({ ...drop(['Trial charter']), minutesBehind: 18 })).toMatchObject({
      drop: [{ title: 'Build, buy or adopt; radar rings' }],
      words:
        '7 minutes behind, with what was dropped: drop “Build, buy or adopt; radar rings” (12 minutes)',
    })
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
