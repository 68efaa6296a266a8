import { formatShortDay } from '#shared/domain/format'
import { type RelatedDecision, replacementOf } from '#shared/domain/superseding'
import { AppError } from '#shared/rpc/app-error'
import type { EvaluationEntry } from '#shared/host-contract'
import { describeFailure } from '../../host/problems.ts'
import { IconButton } from '../../ui/button.tsx'
import { EntryStatus } from './entry-status.tsx'
import styles from './home.module.css'
import { isKnown, isOpenable, type KnownEntry, type OpenableEntry } from './use-home.ts'

interface Props {
  readonly entries: readonly EvaluationEntry[]
  /** Also those that are not shown: one of them may have superseded one that is. */
  readonly all: readonly EvaluationEntry[]
  readonly today: string
  /** The handle of the chosen entry. */
  readonly chosen: string | null
  readonly onChoose: (entry: EvaluationEntry) => void
  readonly onOpen: (entry: OpenableEntry) => void
  readonly onRemove: (entry: KnownEntry) => void
  readonly onRestorePoints: (entry: OpenableEntry) => void
}

/** Every evaluation, the latest change first. */
export function EvaluationTable({
  entries,
  all,
  today,
  chosen,
  onChoose,
  onOpen,
  onRemove,
  onRestorePoints,
}: Props) {
  return (
    <table className={`list ${styles['table']}`}>
      <colgroup>
        <col className={styles['colTitle']} />
        <col className={styles['colStatus']} />
        <col />
        <col className={styles['colChanged']} />
        <col className={styles['colFile']} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Title</th>
          <th scope="col">Status</th>
          <th scope="col">Decision or where it stands</th>
          <th scope="col" className="num">
            Last change
          </th>
          <th scope="col" className={styles['file']}>
            File
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const { handle, name, path } = entry.file
          const known = isKnown(entry)
          const openable = isOpenable(entry)
          const replacement = replacementOf(entry, all)
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- arrows and Enter are commands of the page
            <tr
              key={handle}
              className={handle === chosen ? 'sel' : undefined}
              ref={handle === chosen ? scrollIntoView : null}
              onClick={() => onChoose(entry)}
              onDoubleClick={() => openable && onOpen(entry)}
            >
              <td>
                {openable ? (
                  <button
                    type="button"
                    className={styles['title']}
                    aria-current={handle === chosen || undefined}
                    onClick={() => onOpen(entry)}
                  >
                    <bdi>{entry.summary ? entry.summary.title || 'Untitled' : name}</bdi>
                  </button>
                ) : (
                  <span className={styles['title']}>
                    <bdi>{entry.summary?.title || name}</bdi>
                  </span>
                )}
              </td>
              <td>
                <EntryStatus entry={entry} today={today} isSuperseded={replacement !== null} />
              </td>
              <td className="ink2">
                <Standing entry={entry} replacement={replacement} />
              </td>
              <td className="ink2 nowrap num">{formatShortDay(entry.changedAt)}</td>
              <td className={`ink3 sm ${styles['file']}`}>
                <span className="row">
                  <bdi className="ellipsis grow" title={path}>
                    {name}
                  </bdi>
                  {openable && (
                    <span className={styles['rowAction']}>
                      <IconButton
                        icon="clock"
                        label={`Restore points of ${entry.summary?.title || name}`}
                        onClick={() => onRestorePoints(entry)}
                      />
                    </span>
                  )}
                  {known && (
                    <span className={styles['rowAction']}>
                      <IconButton
                        icon="trash"
                        label={`Remove ${entry.summary.title || name}`}
                        onClick={() => onRemove(entry)}
                      />
                    </span>
                  )}
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface StandingProps {
  readonly entry: EvaluationEntry
  readonly replacement: RelatedDecision | null
}

function Standing({ entry, replacement }: StandingProps) {
  if (!entry.problem)
    return (
      <span className={styles['clamp']}>
        <bdi>{entry.summary?.standing}</bdi>
        {replacement && replacement.title !== '' && (
          <>
            {' '}
            <span className="ink3">
              Superseded by <bdi>{replacement.title}</bdi>
            </span>
          </>
        )}
      </span>
    )
  const { problem } = entry
  const { what, next } = isOpenable(entry)
    ? { what: problem.message, next: 'Open it: its newest good copy comes back.' }
    : describeFailure(new AppError(problem.code, problem.message))
  return (
    <span className={styles['problem']}>
      <bdi>{what}</bdi> <span className="strong">{next}</span>
    </span>
  )
}

function scrollIntoView(row: HTMLTableRowElement | null): void {
  row?.scrollIntoView({ block: 'nearest' })
}
