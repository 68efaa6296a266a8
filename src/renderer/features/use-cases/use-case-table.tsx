import { UseCaseRow } from './use-case-row.tsx'
import styles from './use-cases.module.css'
import type { UseCases } from './use-use-cases.ts'

interface Props {
  readonly page: UseCases
  /** Whether dots are being given now, are only shown, or are of no matter. */
  readonly dots: 'given' | 'shown' | null
  /** The id of the one whose fields are open. */
  readonly editing: string | null
  readonly onEdit: (id: string | null) => void
}

/** The use cases in their order; the selected one is opened. */
export function UseCaseTable({ page, dots, editing, onEdit }: Props) {
  const { useCases, codes, selected, readOnly } = page
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <colgroup>
          <col className={styles['colCode']} />
          <col />
          <col className={styles['colPersona']} />
          <col className={styles['colStage']} />
          {dots && <col className={styles['colDots']} />}
          <col className={styles['colPriority']} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Code</span>
            </th>
            <th scope="col">Use case</th>
            <th scope="col">Persona</th>
            <th scope="col">Stage</th>
            {dots && (
              <th scope="col" className="num">
                Dots
              </th>
            )}
            <th scope="col">Priority</th>
          </tr>
        </thead>
        <tbody>
          {useCases.map((useCase) => (
            <UseCaseRow
              key={useCase.id}
              useCase={useCase}
              code={codes.get(useCase.id) ?? ''}
              personas={page.personas}
              isSelected={useCase.id === selected?.id}
              isEditing={useCase.id === editing}
              readOnly={readOnly}
              dots={dots}
              onSelect={() => page.select(useCase.id)}
              onEdit={(on) => onEdit(on ? useCase.id : null)}
              onChange={(fields, what) => page.change(useCase, fields, what)}
              onDots={(given) => page.giveDots(useCase, given)}
              onMove={(places) => page.move(useCase, places)}
              onRemove={() => void page.remove(useCase)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
