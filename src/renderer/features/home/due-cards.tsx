import { useState } from 'react'
import { counted, formatDay } from '#shared/domain/format'
import { type DueItem, dueOn } from '#shared/domain/summary'
import type { EvaluationEntry } from '#shared/host-contract'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './home.module.css'
import { isKnown, type KnownEntry } from './use-home.ts'

/** One row, so that the list stays in sight; the rest on request. */
const atFirst = 2

interface Due {
  readonly entry: KnownEntry
  readonly item: DueItem
}

interface Props {
  readonly entries: readonly EvaluationEntry[]
  readonly today: string
  readonly onReview: (entry: KnownEntry) => void
  readonly onMoveReview: (entry: KnownEntry) => void
  readonly onDone: (entry: KnownEntry, actionId: string) => void
  readonly onOpen: (entry: KnownEntry) => void
}

/** Reviews that are due and actions past their day, of all evaluations. Nothing when there is none. */
export function DueCards({ entries, today, onReview, onMoveReview, onDone, onOpen }: Props) {
  const [all, setAll] = useState(false)
  const due = dueOf(entries, today)
  if (due.length === 0) return null
  const shown = all ? due : due.slice(0, atFirst)
  return (
    <section className={styles['section']} aria-labelledby="due-now">
      <div className="row">
        <h2 id="due-now">Due now</h2>
        {due.length > atFirst && (
          <Button kind="quiet" size="small" onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${due.length}`}
          </Button>
        )}
      </div>
      <div className={styles['due']}>
        {shown.map(({ entry, item }) => (
          <article
            key={`${entry.id} ${item.kind === 'review' ? 'review' : item.action.id}`}
            className={`card ${styles['dueCard']}`}
          >
            <div className="row">
              <span className={styles['dueIcon']}>
                <Icon name={item.kind === 'review' ? 'clock' : 'flag'} />
              </span>
              <h3 className={`ellipsis ${styles['dueTitle']}`}>
                <bdi>{entry.summary.title}</bdi>
              </h3>
              <span className="sp" />
              <Tag tone="warn">
                {item.daysLate > 0 ? `${counted(item.daysLate, 'day', 'days')} late` : 'Today'}
              </Tag>
            </div>
            <p className="ink2">
              <DueText entry={entry} item={item} />
            </p>
            <div className={`row ${styles['dueActions']}`}>
              {item.kind === 'review' ? (
                <>
                  <Button onClick={() => onReview(entry)}>Start the review</Button>
                  <Button kind="quiet" onClick={() => onMoveReview(entry)}>
                    Move the date
                  </Button>
                </>
              ) : (
                <>
                  <Button onClick={() => onDone(entry, item.action.id)}>Mark as done</Button>
                  <Button kind="quiet" onClick={() => onOpen(entry)}>
                    Open the record
                  </Button>
                </>
              )}
            </div>
          </article>
        ))}
      </div>
    </section>
  )
}

/** Reviews first, then actions, each the latest first. */
function dueOf(entries: readonly EvaluationEntry[], today: string): Due[] {
  const rank = ({ item }: Due) => (item.kind === 'review' ? 0 : 1)
  return entries
    .filter(isKnown)
    .flatMap((entry) => dueOn(entry.summary, today).map((item) => ({ entry, item })))
    .toSorted((a, b) => rank(a) - rank(b) || b.item.daysLate - a.item.daysLate)
}

function DueText({ entry, item }: Due) {
  const verb = item.daysLate > 0 ? `was due on ${formatDay(item.day)}` : 'is due today'
  if (item.kind === 'review') {
    return (
      <>
        Decided: <bdi>{entry.summary.standing}</bdi>. The review {verb}.
      </>
    )
  }
  const { text, owner } = item.action
  return (
    <>
      “<bdi>{text}</bdi>”{owner && <>, {<bdi>{owner}</bdi>}</>}, {verb}.
    </>
  )
}
