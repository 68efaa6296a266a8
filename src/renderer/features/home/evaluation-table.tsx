import { formatShortDay } from '#shared/domain/format'
import { AppError } from '#shared/rpc/app-error'
import type { EvaluationEntry } from '#shared/host-contract'
import { describeFailure } from '../../host/problems.ts'
import { IconButton } from '../../ui/button.tsx'
import { EntryStatus } from './entry-status.tsx'
import styles from './home.module.css'
import { isKnown, type KnownEntry } from './use-home.ts'

interface Props {
  readonly entries: readonly EvaluationEntry[]
  readonly today: string
  /** The handle of the chosen entry. */
  readonly chosen: string | null
  readonly onChoose: (entry: EvaluationEntry) => void
  readonly onOpen: (entry: KnownEntry) => void
  readonly onRemove: (entry: KnownEntry) => void
}

/** Every evaluation, the latest change first. */
export function EvaluationTable({ entries, today, chosen, onChoose, onOpen, onRemove }: Props) {
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
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- arrows and Enter are commands of the page
            <tr
              key={handle}
              className={handle === chosen ? 'sel' : undefined}
              ref={handle === chosen ? scrollIntoView : null}
              onClick={() => onChoose(entry)}
              onDoubleClick={() => known && onOpen(entry)}
            >
              <td>
                {known ? (
                  <button
                    type="button"
                    className={styles['title']}
                    aria-current={handle === chosen || undefined}
                    onClick={() => onOpen(entry)}
                  >
                    <bdi>{entry.summary.title || 'Untitled'}</bdi>
                  </button>
                ) : (
                  <span className={styles['title']}>
                    <bdi>{entry.summary?.title || name}</bdi>
                  </span>
                )}
              </td>
              <td>
                <EntryStatus entry={entry} today={today} />
              </td>
              <td className="ink2">
                <Standing entry={entry} />
              </td>
              <td className="ink2 nowrap num">{formatShortDay(entry.changedAt)}</td>
              <td className={`ink3 sm ${styles['file']}`}>
                <span className="row">
                  <bdi className="ellipsis grow" title={path}>
                    {name}
                  </bdi>
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

function Standing({ entry }: { readonly entry: EvaluationEntry }) {
  if (!entry.problem) return <bdi className={styles['clamp']}>{entry.summary?.standing}</bdi>
  const { what, next } = describeFailure(new AppError(entry.problem.code, entry.problem.message))
  return (
    <span className={styles['problem']}>
      <bdi>{what}</bdi> <span className="strong">{next}</span>
    </span>
  )
}

function scrollIntoView(row: HTMLTableRowElement | null): void {
  row?.scrollIntoView({ block: 'nearest' })
}
