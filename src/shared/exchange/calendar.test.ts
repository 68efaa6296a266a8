import { expect, it } from 'vitest'
import { toCalendar } from '#shared/exchange/calendar'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const now = new Date('2026-04-09T12:00:00.123Z')

/** Components and properties as RFC 5545 reads them: unfolded, split at the first colon, unescaped. */
function parse(text: string) {
  expect(text.endsWith('\r\n')).toBe(true)
  for (const line of text.split('\r\n'))
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  const stack: string[] = []
  const events: Record<string, string>[] = []
  for (const line of text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[A-Z-]+=[^:]*)?:(.*)$/.exec(line) ?? []
    if (name === '') throw new Error(`No property: ${line}`)
    if (name === 'BEGIN') {
      stack.push(value)
      if (value === 'VEVENT') events.push({})
    } else if (name === 'END') {
      if (stack.pop() !== value) throw new Error(`${value} ends where it did not begin`)
    } else if (stack.at(-1) === 'VEVENT') {
      const event = events.at(-1)
      if (event)
        event[name] = value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) =>
          sign.toLowerCase() === 'n' ? '\n' : sign,
        )
    }
  }
  expect(stack).toEqual([])
  return events
}

it('has the review and every open action, as a calendar reads them', () => {
  const events = parse(toCalendar(sample, now) ?? '')
  expect(events).toHaveLength(1 + sample.decision.actions.length)
  expect(events[0]).toMatchObject({
    DTSTART: '20270409',
    DTEND: '20270410',
    DTSTAMP: '20260409T120000Z',
    SUMMARY: `Review: ${sample.frame.title}`,
  })
  expect(events[0]?.['DESCRIPTION']).toContain('- More than 25 researchers')
  expect(events.map(({ UID }) => UID)).toHaveLength(new Set(events.map(({ UID }) => UID)).size)
  expect(events[1]).toMatchObject({
    DTSTART: '20260508',
    SUMMARY: 'Samuel Okoro: Production set-up with backup and alerting',
  })
})

it('keeps whatever people typed text, however long', () => {
  const text = `a;b,c\\d\nEND:VEVENT ${'مراجعة '.repeat(40)}`
  const [event] = parse(
    toCalendar({ ...sample, frame: { ...sample.frame, title: text } }, now) ?? '',
  )
  expect(event?.['SUMMARY']).toBe(`Review: ${text}`)
})

it('is nothing where there is no date', () => {
  const decision = { ...sample.decision, reviewDate: null, actions: [] }
  expect(toCalendar({ ...sample, decision }, now)).toBeNull()
  const done = sample.decision.actions.map((row) => ({ ...row, done: true }))
  const events = parse(
    toCalendar({ ...sample, decision: { ...sample.decision, actions: done } }, now) ?? '',
  )
  expect(events).toHaveLength(1)
})
