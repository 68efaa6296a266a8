import { useState } from 'react'
import { counted, formatDay } from '#shared/domain/format'
import { type DueItem, dueOn, type WatchedTrigger, watchedOn } from '#shared/domain/summary'
import type { EvaluationEntry } from '#shared/host-contract'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './home.module.css'
import { isKnown, type KnownEntry } from './use-home.ts'

/** One row, so that the list stays in sight; the rest on request. */
const atFirst = 2

/** What is due, and after it what has to be watched because it would make a review due. */
interface Due {
  readonly entry: KnownEntry
  readonly item: DueItem | { readonly kind: 'watch'; readonly triggers: readonly WatchedTrigger[] }
}

interface Props {
  readonly entries: readonly EvaluationEntry[]
  readonly today: string
  readonly onReview: (entry: KnownEntry) => void
  readonly onMoveReview: (entry: KnownEntry) => void
  /** Asks which of its triggers has happened. */
  readonly onTrigger: (entry: KnownEntry) => void
  readonly onTakeBack: (entry: KnownEntry, triggerIds: readonly string[]) => void
  readonly onDone: (entry: KnownEntry, actionId: string) => void
  readonly onOpen: (entry: KnownEntry) => void
}

/**
 * Reviews that are due and actions past their day, of all evaluations, then what would bring a
 * review forward. Nothing when there is none.
 */
export function DueCards({ entries, today, ...acts }: Props) {
  const [all, setAll] = useState(false)
  const due = dueOf(entries, today)
  if (due.length === 0) return null
  const shown = all ? due : due.slice(0, atFirst)
  return (
    <section className={styles['section']} aria-labelledby="due-now">
      <div className="row">
        <h2 id="due-now">
          {due.some(({ item }) => item.kind !== 'watch') ? 'Due now' : 'To watch'}
        </h2>
        {due.length > atFirst && (
          <Button kind="quiet" size="small" onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${due.length}`}
          </Button>
        )}
      </div>
      <div className={styles['due']}>
        {shown.map(({ entry, item }) => (
          <article
            key={`${entry.id} ${item.kind === 'action' ? item.action.id : item.kind}`}
            className={`card ${styles['dueCard']}`}
          >
            <div className="row">
              <span className={styles['dueIcon']}>
                <Icon name={icons[item.kind]} />
              </span>
              <h3 className={`ellipsis ${styles['dueTitle']}`}>
                <bdi>{entry.summary.title}</bdi>
              </h3>
              <span className="sp" />
              {item.kind === 'watch' ? (
                <Tag>To watch</Tag>
              ) : (
                <Tag tone="warn">
                  {item.daysLate > 0 ? `${counted(item.daysLate, 'day', 'days')} late` : 'Today'}
                </Tag>
              )}
            </div>
            <p className={`ink2 ${styles['clamp']}`}>
              <DueText entry={entry} item={item} />
            </p>
            <div className={`row ${styles['dueActions']}`}>
              <DueActions entry={entry} item={item} acts={acts} />
            </div>
          </article>
        ))}
      </div>
    </section>
  )
}

const icons = { review: 'clock', action: 'flag', watch: 'search' } as const

interface DueActionsProps extends Due {
  readonly acts: Omit<Props, 'entries' | 'today'>
}

function DueActions({ entry, item, acts }: DueActionsProps) {
  switch (item.kind) {
    case 'review': {
      const { because } = item
      return (
        <>
          <Button onClick={() => acts.onReview(entry)}>Start the review</Button>
          {because ? (
            <Button
              kind="quiet"
              onClick={() =>
                acts.onTakeBack(
                  entry,
                  because.map(({ id }) => id),
                )
              }
            >
              It has not happened
            </Button>
          ) : (
            <Button kind="quiet" onClick={() => acts.onMoveReview(entry)}>
              Move the date
            </Button>
          )}
        </>
      )
    }
    case 'action':
      return (
        <>
          <Button onClick={() => acts.onDone(entry, item.action.id)}>Mark as done</Button>
          <Button kind="quiet" onClick={() => acts.onOpen(entry)}>
            Open the record
          </Button>
        </>
      )
    case 'watch':
      return <Button onClick={() => acts.onTrigger(entry)}>It has happened</Button>
  }
}

/** Reviews first, then actions, each the latest first, then what is to be watched. */
function dueOf(entries: readonly EvaluationEntry[], today: string): Due[] {
  const ranks = { review: 0, action: 1, watch: 2 } as const
  const late = ({ item }: Due) => (item.kind === 'watch' ? 0 : item.daysLate)
  return entries
    .filter(isKnown)
    .flatMap((entry): Due[] => {
      const triggers = watchedOn(entry.summary, today)
      return [
        ...dueOn(entry.summary, today).map((item): Due => ({ entry, item })),
        ...(triggers.length > 0 ? [{ entry, item: { kind: 'watch', triggers } as const }] : []),
      ]
    })
    .toSorted((a, b) => ranks[a.item.kind] - ranks[b.item.kind] || late(b) - late(a))
}

function DueText({ entry, item }: Due) {
  if (item.kind === 'watch')
    return (
      <>
        Look again sooner if: <bdi>{item.triggers.map(({ text }) => text).join('; ')}</bdi>
      </>
    )
  const verb = item.daysLate > 0 ? `was due on ${formatDay(item.day)}` : 'is due today'
  if (item.kind === 'action') {
    const { text, owner } = item.action
    return (
      <>
        “<bdi>{text}</bdi>”{owner && <>, {<bdi>{owner}</bdi>}</>}, {verb}.
      </>
    )
  }
  if (item.because)
    return (
      <>
        To be looked at again, because this has happened:{' '}
        <bdi>{item.because.map(({ text }) => text).join('; ')}</bdi>
      </>
    )
  return (
    <>
      Decided: <bdi>{entry.summary.standing}</bdi>. The review {verb}.
    </>
  )
}
