/**
 * The agenda against the clock.
 *
 * Moments are instants with an offset; planned starts are clock times on the day, and in the
 * offset, of the moment they are compared with. Where nothing is planned by the clock, the day's
 * first real start is what the rest is measured by. `now` is always an argument.
 */
import type { AgendaItem } from '#shared/domain/frame'
import type { AgendaItemId } from '#shared/domain/ids'

export interface AgendaLine {
  readonly item: AgendaItem
  /** Planned start as HH:MM; null where nothing says when. */
  readonly plannedStart: string | null
  readonly state: 'planned' | 'dropped' | 'running' | 'done'
  /** Real length so far or in the end, in minutes with fractions; null before the start. */
  readonly realMinutes: number | null
}

export interface AgendaStatus {
  readonly lines: readonly AgendaLine[]
  /** The item that runs now; the one started last if there are several. */
  readonly runningId: AgendaItemId | null
  /** Until the end of the running item's planned length, negative when over; null without one. */
  readonly secondsLeft: number | null
  /** Whole minutes behind the plan; negative when ahead; null before anything has started. */
  readonly minutesBehind: number | null
  /** "3 minutes behind", "2 minutes ahead", "on time"; empty before anything has started. */
  readonly words: string
}

const minute = 60_000

/** Where a session stands at a moment. */
export function agendaStatus(
  agenda: readonly AgendaItem[],
  session: AgendaItem['session'],
  now: string,
): AgendaStatus {
  const items = agenda.filter((item) => item.session === session)
  const starts = plannedStarts(items)
  const lines = items.map((item, i) => lineOf(item, starts[i] ?? null, now))
  const running = lines
    .filter(({ state }) => state === 'running')
    .toSorted((a, b) => (a.item.startedAt ?? '').localeCompare(b.item.startedAt ?? ''))
    .at(-1)
  const behind = minutesBehind(lines, running, now)
  return {
    lines,
    runningId: running?.item.id ?? null,
    secondsLeft: running
      ? Math.round((running.item.minutes - (running.realMinutes ?? 0)) * 60)
      : null,
    minutesBehind: behind,
    words: behindWords(behind),
  }
}

/**
 * Planned starts in minutes after midnight: as given, else when the item before should end. Without
 * any given one, as if the session had been planned to be where it was at its first real start.
 */
function plannedStarts(items: readonly AgendaItem[]): (number | null)[] {
  let next = items.every(({ start }) => start === null) ? realBeginning(items) : null
  return items.map(({ start, minutes }) => {
    const begin: number | null = start === null ? next : clock(start)
    next = begin === null ? null : begin + minutes
    return begin
  })
}

/** Of the last day on which something was started; null before anything was. */
function realBeginning(items: readonly AgendaItem[]): number | null {
  const started = items
    .flatMap(({ startedAt }, index) => (startedAt === null ? [] : [{ startedAt, index }]))
    .toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt))
  const day = started.at(-1)?.startedAt.slice(0, 10)
  const first = started.find(({ startedAt }) => startedAt.slice(0, 10) === day)
  if (!first) return null
  const before = items.slice(0, first.index).reduce((sum, { minutes }) => sum + minutes, 0)
  const seconds = Number(first.startedAt.slice(17, 19))
  const begun = clock(first.startedAt.slice(11, 16)) + Math.round(seconds / 60)
  return Math.max(0, begun - before)
}

function clock(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function lineOf(item: AgendaItem, start: number | null, now: string): AgendaLine {
  const { startedAt, endedAt } = item
  const until = endedAt ?? now
  return {
    item,
    plannedStart: start === null ? null : clockText(start),
    state: stateOf(item),
    realMinutes:
      startedAt === null ? null : Math.max(0, Date.parse(until) - Date.parse(startedAt)) / minute,
  }
}

function stateOf({ startedAt, endedAt, droppedAt }: AgendaItem): AgendaLine['state'] {
  if (startedAt === null) return droppedAt === undefined ? 'planned' : 'dropped'
  return endedAt === null ? 'running' : 'done'
}

/** Whether nothing more is expected of an item: it has ended, or was dropped. */
const isOver = (item: AgendaItem) => ['done', 'dropped'].includes(stateOf(item))

const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** A planned clock time as a moment on the day and in the offset of another moment. */
function momentOf(time: string, like: string): number {
  const offset = /(Z|[+-]\d{2}:\d{2})$/.exec(like)?.[0] ?? 'Z'
  return Date.parse(`${like.slice(0, 10)}T${time}:00${offset}`)
}

/**
 * Of the running item: how late it began, or how far it has run over if that is more. Without a
 * running one: how late the last one ended, or how long the next one has been waited for.
 */
function minutesBehind(
  lines: readonly AgendaLine[],
  running: AgendaLine | undefined,
  now: string,
): number | null {
  const last = lines.findLast(({ state }) => state === 'done')
  const line = running ?? last
  if (!line?.item.startedAt || line.plannedStart === null) return null
  const begin = momentOf(line.plannedStart, line.item.startedAt)
  const end = begin + line.item.minutes * minute
  if (running) {
    const late = Math.max(Date.parse(line.item.startedAt) - begin, Date.parse(now) - end)
    return wholeMinutes(late)
  }
  const ended = Date.parse(line.item.endedAt ?? now) - end
  const next = lines.slice(lines.indexOf(line) + 1).find(({ state }) => state === 'planned')
  const sameDay = now.slice(0, 10) === line.item.startedAt.slice(0, 10)
  const waited =
    next?.plannedStart && sameDay ? Date.parse(now) - momentOf(next.plannedStart, now) : -Infinity
  return wholeMinutes(Math.max(ended, waited))
}

/** Never -0, which no file may hold. */
const wholeMinutes = (ms: number) => Math.round(ms / minute) + 0

function behindWords(behind: number | null): string {
  if (behind === null) return ''
  if (behind === 0) return 'on time'
  const size = Math.abs(behind)
  return `${size} ${size === 1 ? 'minute' : 'minutes'} ${behind > 0 ? 'behind' : 'ahead'}`
}

/** Planned length of a session in minutes. */
export function plannedMinutes(
  agenda: readonly AgendaItem[],
  session: AgendaItem['session'],
): number {
  return agenda
    .filter((item) => item.session === session)
    .reduce((sum, { minutes }) => sum + minutes, 0)
}

/**
 * The session that is going on: that of the running item; else the decision session once it has
 * begun or the workshop is over; else the workshop.
 */
export function currentSession(agenda: readonly AgendaItem[]): AgendaItem['session'] {
  const running = agenda.findLast(
    ({ startedAt, endedAt }) => startedAt !== null && endedAt === null,
  )
  if (running) return running.session
  const workshop = agenda.filter(({ session }) => session === 'workshop')
  const hasEnded = workshop.length > 0 && workshop.every(isOver)
  const decision = agenda.filter(({ session }) => session === 'decision')
  const hasBegun = decision.some(({ startedAt }) => startedAt !== null)
  return decision.length > 0 && (hasEnded || hasBegun) ? 'decision' : 'workshop'
}

/** Seconds as a clock has them, without a sign: "04:10"; from 100 minutes on "2 h 05", then days. */
export function clockFace(seconds: number): string {
  const size = Math.abs(seconds)
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(size / 60)
  if (minutes < 100) return `${two(minutes)}:${two(size % 60)}`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ${two(minutes % 60)}`
  return `${Math.floor(hours / 24)} days`
}
