import type { ReactNode } from 'react'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './frame.module.css'

interface Column {
  readonly head: string
  /** Its width; without one it takes what is left. */
  readonly className?: string | undefined
  readonly isNumber?: boolean
  readonly title?: string
}

interface Props {
  readonly columns: readonly Column[]
  /** Width of the last column, for what can be done with a row; null when nothing can. */
  readonly actions: string | null | undefined
  /** What to say, and to do, while there is no row; null when there is one. */
  readonly empty: { readonly title: string; readonly text: string } | null
  readonly rows: ReactNode
  /** At the foot, to type the next one; nothing where nothing can be added. */
  readonly newLine: ReactNode
}

/** A list whose rows are changed where they stand, with a line at its foot to type the next one. */
export function ListCard({ columns, actions, empty, rows, newLine }: Props) {
  const hasActions = actions !== null
  return (
    <div className={`card ${styles['listCard']}`}>
      {empty ? (
        <div className={styles['empty']}>
          <EmptyState title={empty.title}>{empty.text}</EmptyState>
        </div>
      ) : (
        <div className={styles['scroll']}>
          <table className={`list ${styles['table']}`}>
            <colgroup>
              {columns.map(({ head, className }) => (
                <col key={head} className={className} />
              ))}
              {hasActions && <col className={actions} />}
            </colgroup>
            <thead>
              <tr>
                {columns.map(({ head, isNumber = false, title }) => (
                  <th key={head} scope="col" className={isNumber ? 'num' : undefined} title={title}>
                    {head}
                  </th>
                ))}
                {hasActions && (
                  <th scope="col">
                    <span className="visually-hidden">Actions</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>{rows}</tbody>
          </table>
        </div>
      )}
      {newLine}
    </div>
  )
}
