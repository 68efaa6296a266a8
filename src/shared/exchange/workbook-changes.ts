/** The sheet of what changed after it was settled, one row for each thing that is different. */
import { changesOf, type RecordedChange } from '#shared/domain/changes'
import type { Evaluation } from '#shared/domain/evaluation'
import { namesOf } from '#shared/exchange/names'
import {
  heading,
  number,
  type WorkbookCell,
  type WorkbookSheet,
} from '#shared/exchange/workbook-plan'

export function changesSheet(evaluation: Evaluation): WorkbookSheet {
  const names = namesOf(evaluation)
  const order = (ids: RecordedChange['rankingBefore']) => ids.map(names.candidate).join(', ')
  const changes = changesOf(evaluation)
  if (changes.length === 0)
    return { name: 'Changes', widths: [60], rows: [['Nothing changed after it was settled.']] }
  const titles = [
    'What',
    'Of',
    'Before',
    'After',
    'Day',
    'Time',
    'By',
    'Reason',
    'Ranking before',
    'Ranking after',
    'Put back',
  ]
  return {
    name: 'Changes',
    widths: [44, 34, 18, 18, 12, 8, 18, 40, 50, 50, 18],
    rows: [
      titles.map(heading),
      ...changes.flatMap((change) => {
        const items = change.items.length > 0 ? change.items : [null]
        return items.map((item) => [
          change.what,
          item?.name ?? null,
          value(item?.before),
          value(item?.after),
          change.at?.slice(0, 10) ?? null,
          change.at?.slice(11, 16) ?? null,
          names.participant(change.byId),
          change.reason,
          order(change.rankingBefore),
          order(change.rankingAfter),
          change.restoredAt?.slice(0, 16).replace('T', ' ') ?? null,
        ])
      }),
    ],
  }
}

const value = (what: string | number | null | undefined): WorkbookCell =>
  typeof what === 'number' ? number(what, 1) : (what ?? null)
