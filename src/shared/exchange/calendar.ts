/** The dates of a decision for any calendar: the review, and every action that is not done. */
import type { Evaluation } from '#shared/domain/evaluation'
import { triggerWords } from '#shared/domain/triggers'
import { namesOf } from '#shared/exchange/names'

/** What a calendar shows of one day. */
interface CalendarDay {
  readonly uid: string
  /** YYYY-MM-DD */
  readonly day: string
  readonly title: string
  readonly about: string
}

/**
 * An iCalendar file (RFC 5545): one whole-day event for the review and one per open action with
 * a day, each with a reminder: a week before the review, a day before an action.
 *
 * @param stampedAt the moment of writing
 * @returns null where there is no date to write down
 */
export function toCalendar(evaluation: Evaluation, stampedAt: Date): string | null {
  const days = calendarDays(evaluation)
  if (days.length === 0) return null
  const stamp = stampedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Stackjury//Decision record//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...days.flatMap(({ uid, day, title, about }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${plain(day)}`,
      `DTEND;VALUE=DATE:${plain(dayAfter(day))}`,
      `SUMMARY:${escaped(title)}`,
      ...(about === '' ? [] : [`DESCRIPTION:${escaped(about)}`]),
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(title)}`,
      `TRIGGER:${uid.startsWith('review') ? '-P7D' : '-P1D'}`,
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function calendarDays(evaluation: Evaluation): CalendarDay[] {
  const { id, frame, decision } = evaluation
  const names = namesOf(evaluation)
  const at = `${id}@stackjury.localhost`
  const review: CalendarDay[] =
    decision.reviewDate === null
      ? []
      : [
          {
            uid: `review-${at}`,
            day: decision.reviewDate,
            title: `Review: ${frame.title}`,
            about: [
              decision.statement,
              ...(decision.triggers.length === 0
                ? []
                : [
                    'Look again sooner if:',
                    ...decision.triggers.map((trigger) => `- ${triggerWords(trigger)}`),
                  ]),
              ...(decision.prediction === '' ? [] : [`We predicted: ${decision.prediction}`]),
            ]
              .filter((line) => line !== '')
              .join('\n'),
          },
        ]
  const actions = decision.actions.flatMap((action): CalendarDay[] =>
    action.done || action.due === null
      ? []
      : [
          {
            uid: `action-${action.id}-${at}`,
            day: action.due,
            title: [names.participant(action.ownerId), action.text].filter(Boolean).join(': '),
            about: frame.title,
          },
        ],
  )
  return [...review, ...actions]
}

const plain = (day: string) => day.replaceAll('-', '')

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}

function escaped(text: string): string {
  return (
    text
      .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
      .replaceAll(/\r\n|\r|\n/g, '\\n')
      // oxlint-disable-next-line no-control-regex -- a calendar file must not hold them
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
  )
}

/** Lines have at most 75 bytes; a longer one goes on after a line break and a blank. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const sign of line) {
    const point = sign.codePointAt(0) ?? 0
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (bytes + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
      bytes = 0
    }
    part += sign
    bytes += size
  }
  return [...parts, part].join('\r\n ')
}
