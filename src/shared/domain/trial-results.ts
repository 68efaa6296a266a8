/** Writing down what a trial measured, and starting it. */
import type { Trial, TrialResult } from '#shared/domain/proof'
import { workingDays } from '#shared/domain/time-box'

type Cell = Pick<TrialResult, 'candidateId' | 'successCriterionId'>
export type ResultFields = Partial<Pick<TrialResult, 'value' | 'note' | 'notMeasurable'>>

/**
 * The results with what is said of one cell now. A result without a value, without a note and
 * without the word that it could not be measured is none; a value says that it could.
 *
 * @param today YYYY-MM-DD, for the first value: a correction of a slip is no new measurement
 */
export function withResult(
  results: readonly TrialResult[],
  cell: Cell,
  fields: ResultFields,
  today: string,
): TrialResult[] {
  const isIt = (row: TrialResult) =>
    row.candidateId === cell.candidateId && row.successCriterionId === cell.successCriterionId
  const { day = today, ...before } = { value: null, note: '', ...results.find(isIt) }
  const { notMeasurable = false, ...said } = { ...cell, ...before, ...fields }
  const inVain = notMeasurable && said.value === null
  const row = {
    ...said,
    ...(inVain && { notMeasurable }),
    ...((said.value !== null || inVain) && { day }),
  }
  const others = results.filter((one) => !isIt(one))
  return row.value === null && !inVain && row.note.trim() === '' ? others : [...others, row]
}

/**
 * What changes of a trial when it goes on. Leaving Planned for anything but Stopped starts it, on
 * its start day or, without one, today.
 *
 * @param today YYYY-MM-DD
 */
export function withStatus(
  { status: before, start }: Trial,
  status: Trial['status'],
  today: string,
): Pick<Trial, 'status' | 'start'> {
  const starts = before === 'planned' && status !== 'planned' && status !== 'stopped'
  return { status, start: starts ? (start ?? today) : start }
}

/** With a later end. A number of working days that was that of the dates goes with them. */
export function withLaterEnd(
  { start, end, timeboxDays }: Trial,
  later: string,
): Pick<Trial, 'end' | 'timeboxDays'> {
  const follows = start !== null && end !== null && timeboxDays === workingDays(start, end)
  return { end: later, timeboxDays: follows ? workingDays(start, later) : timeboxDays }
}
