/** How much of a trial's time box is used, and how much of its measuring is done. */
import type { Trial } from '#shared/domain/proof'
import { isSettled } from '#shared/domain/trials'

export interface TimeBox {
  /** Working days from the first to the last day, both counted; at least 1. */
  readonly days: number
  /** Of these, over by the end of the day asked about. */
  readonly used: number
  /** Working days past the end; 0 within the box. */
  readonly late: number
  /** Results that are wanted: success criteria by candidates. */
  readonly wanted: number
  /** Of these, neither there nor known to be impossible. */
  readonly open: number
}

const dayMs = 24 * 60 * 60 * 1000
/** Nobody plans a trial of ten years; a typing error must not count days for minutes. */
const mostDays = 3_660

/**
 * The time box of a trial on a day. Without an end it is as many working days as were planned.
 * A trial that is over used what it used by the last line of its log, or all of it where its log
 * is empty.
 *
 * @param today YYYY-MM-DD
 * @returns null without a start, or with neither an end nor a number of days
 */
export function timeBox(trial: Trial, today: string): TimeBox | null {
  const { start, end, timeboxDays, status, log } = trial
  if (start === null) return null
  const planned = end === null ? timeboxDays : workingDays(start, end)
  if (planned === null) return null
  const days = Math.max(1, Math.round(planned))
  const isOver = status === 'done' || status === 'stopped'
  const lastLine = log.reduce((last, { day }) => (day > last ? day : last), '') || (end ?? today)
  const until = isOver && lastLine < today ? lastLine : today
  const gone = status === 'planned' ? 0 : workingDays(start, until)
  const wanted = trial.successCriteria.length * trial.candidateIds.length
  const there = trial.results.filter(
    (result) => isSettled(result) && trial.candidateIds.includes(result.candidateId),
  ).length
  return {
    days,
    used: Math.min(days, gone),
    late: Math.max(0, gone - days),
    wanted,
    open: Math.max(0, wanted - there),
  }
}

/**
 * Whether a running trial has used up its time: its last day is over, or, without an end, all its
 * working days are.
 *
 * @param today YYYY-MM-DD
 */
export function hasTimeBoxEnded(trial: Trial, today: string): boolean {
  if (trial.status !== 'running') return false
  return trial.end === null ? (timeBox(trial, today)?.late ?? 0) > 0 : today > trial.end
}

/** Open results over the working days of a time box. */
export interface BurnDown {
  /** Working days of the box. */
  readonly days: number
  readonly wanted: number
  /** How many results were open after so many working days; from nothing done up to now. */
  readonly points: readonly { readonly day: number; readonly open: number }[]
  /** Working days that are over, those past the end of the box included. */
  readonly until: number
}

/**
 * How a trial burns down, from the days on which its results were written down. Results without a
 * day count from the day asked about, or from the end of a trial that is over; where none has a
 * day, only that point is known.
 *
 * @param today YYYY-MM-DD
 * @returns null without a time box, before it starts, and where nothing is wanted
 */
export function burnDown(trial: Trial, today: string): BurnDown | null {
  const box = timeBox(trial, today)
  const { start } = trial
  if (!box || start === null || box.wanted === 0 || trial.status === 'planned') return null
  const until = box.used + box.late
  const there = trial.results.filter(
    (result) => isSettled(result) && trial.candidateIds.includes(result.candidateId),
  )
  const at = there
    .map(({ day }) => (day === undefined ? until : Math.min(until, workingDays(start, day))))
    .toSorted((a, b) => a - b)
  if (there.length > 0 && there.every(({ day }) => day === undefined))
    return { days: box.days, wanted: box.wanted, points: [{ day: until, open: box.open }], until }
  const days = [...new Set(at)]
  const points = days.map((day) => ({
    day,
    open: Math.max(0, box.wanted - at.filter((one) => one <= day).length),
  }))
  const begin = points[0]?.day === 0 ? [] : [{ day: 0, open: box.wanted }]
  const end = (points.at(-1)?.day ?? 0) < until ? [{ day: until, open: box.open }] : []
  return { days: box.days, wanted: box.wanted, points: [...begin, ...points, ...end], until }
}

/** Mondays to Fridays from one day to another, both counted; 0 when the second is earlier. */
export function workingDays(from: string, to: string): number {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)]
  let count = 0
  for (let day = first, i = 0; day <= last && i < mostDays; day += dayMs, i++) {
    const weekday = new Date(day).getUTCDay()
    if (weekday !== 0 && weekday !== 6) count += 1
  }
  return count
}

/** "6 of 10 working days are used, 4 of 12 results are still open." */
export function timeBoxWords({ days, used, late, wanted, open }: TimeBox): string {
  const time =
    late > 0
      ? `${late} working ${late === 1 ? 'day' : 'days'} over the ${days} of the time box`
      : `${used} of ${days} working ${days === 1 ? 'day' : 'days'} used`
  if (wanted === 0) return `${time}.`
  return `${time}, ${open === 0 ? `all ${wanted} results are in` : `${open} of ${wanted} results still open`}.`
}
