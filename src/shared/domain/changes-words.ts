import type { ChangedItem, RecordedChange } from '#shared/domain/changes'
import { capitalised, formatDay, formatTime, formatWeight } from '#shared/domain/format'
import { putBackWords } from '#shared/domain/removed-criteria'

/** Points with one decimal at most, names as they are, "none" for neither. */
export function changedValue(value: ChangedItem['before']): string {
  return typeof value === 'number' ? formatWeight(value) : (value ?? 'none')
}

interface Naming {
  readonly candidate: (id: string) => string
  readonly participant: (id: string | null) => string
}

/**
 * One change as sentences: "Weights changed after scores were seen: Cost from 20 to 10, on 12
 * March 2026 at 11:30 by Mei. Reason: … Ranking before: … Ranking after: …".
 */
export function changeWords(change: RecordedChange, names: Naming): string {
  const { kind, what, at, byId, reason, items, rankingBefore, rankingAfter, restoredAt } = change
  if (kind === 'panel' || kind === 'words') return what
  const gone = kind === 'criterion' ? items.find(({ after }) => after === null) : undefined
  const points = gone && gone.before !== null ? ` (${changedValue(gone.before)} points)` : ''
  const moved = items.filter((item) => item !== gone).map(movedWords(kind))
  const when = at === null ? '' : `, on ${formatDay(at)} at ${formatTime(at)}`
  const by = byId === null ? '' : ` by ${names.participant(byId)}`
  const order = (ids: RecordedChange['rankingBefore']) => ids.map(names.candidate).join(', ')
  return [
    kind === 'voter'
      ? `${what}${when}${by}.`
      : `${what}: ${gone ? `${gone.name}${points}` : moved.join('; ')}${when}${by}.`,
    ...(reason === '' ? [] : [`Reason: ${ended(capitalised(reason))}`]),
    ...(gone && moved.length > 0 ? [`The other weights: ${moved.join('; ')}.`] : []),
    ...(restoredAt === null ? [] : [`${capitalised(putBackWords(at, restoredAt))}.`]),
    ...(rankingAfter.length + rankingBefore.length === 0
      ? []
      : [`Ranking before: ${order(rankingBefore)}. Ranking after: ${order(rankingAfter)}.`]),
  ].join(' ')
}

/** A candidate that was renamed is named by both names already. */
const movedWords =
  (kind: RecordedChange['kind']) =>
  ({ name, before, after }: ChangedItem) =>
    `${kind === 'candidate' ? '' : `${name} `}from ${changedValue(before)} to ${changedValue(after)}`

const ended = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`)
