import { describe, expect, it } from 'vitest'
import {
  parseAgendaLine,
  replanned,
  sessionItems,
  withSession,
  withSessionStart,
} from '#shared/domain/agenda-plan'
import { agendaStatus } from '#shared/domain/agenda'
import { AgendaItemId } from '#shared/domain/ids'
import { movedBy } from '#shared/domain/ordering'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const startsOf = (evaluation: typeof sample) =>
  agendaStatus(evaluation.agenda, 'workshop', '2026-03-12T08:00:00+01:00').lines.map(
    ({ plannedStart }) => plannedStart,
  )

describe('planning a session', () => {
  it('keeps the planned times when nothing but the explicit starts goes', () => {
    const items = sessionItems(sample, 'workshop')
    expect(startsOf(withSession(sample, 'workshop', items))).toEqual(startsOf(sample))
  })

  it('moves everything behind a longer item, and keeps the start when the order changes', () => {
    const items = sessionItems(sample, 'workshop')
    const longer = items.map((item, i) => (i === 0 ? { ...item, minutes: 18 } : item))
    expect(startsOf(withSession(sample, 'workshop', longer)).slice(0, 3)).toEqual([
      '09:00',
      '09:18',
      '09:40',
    ])
    const swapped = movedBy(items, items[1]?.id ?? '', -1)
    expect(startsOf(withSession(sample, 'workshop', swapped)).slice(0, 2)).toEqual([
      '09:00',
      '09:22',
    ])
  })

  it('starts at another time and leaves the other session alone', () => {
    const later = withSessionStart(sample, 'workshop', '13:30')
    expect(startsOf(later).slice(0, 2)).toEqual(['13:30', '13:38'])
    expect(sessionItems(later, 'decision')).toEqual(sessionItems(sample, 'decision'))
  })

  it('keeps the real minutes of what has begun under another plan', () => {
    const items = sessionItems(sample, 'workshop').slice(0, 3)
    const [first, second] = items
    if (!first || !second) throw new Error('The sample has an agenda')
    const fresh = items.map((item, i) => ({
      ...item,
      id: AgendaItemId.parse(`new${i}`),
      title: `New ${i}`,
      startedAt: null,
      endedAt: null,
    }))
    const next = replanned([first, { ...second, step: null, title: 'A walk' }], fresh)
    expect(next.map(({ title, startedAt }) => [title, startedAt])).toEqual([
      ['A walk', second.startedAt],
      ['New 0', first.startedAt],
      ['New 1', null],
      ['New 2', null],
    ])
    expect(next[1]?.id).toBe(first.id)
    const untouched = items.map((item) => ({ ...item, startedAt: null, endedAt: null }))
    expect(replanned(untouched, fresh)).toEqual(fresh)
  })

  it('reads minutes at the end of a typed item', () => {
    expect(parseAgendaLine('Coffee break 15')).toEqual({ title: 'Coffee break', minutes: 15 })
    expect(parseAgendaLine('Demo, 20 min')).toEqual({ title: 'Demo', minutes: 20 })
    expect(parseAgendaLine('Questions')).toEqual({ title: 'Questions', minutes: 10 })
  })
})
