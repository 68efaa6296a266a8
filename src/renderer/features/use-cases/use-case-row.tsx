import { componentName } from '#shared/domain/components'
import { stageNames } from '#shared/domain/lifecycle'
import type { Persona } from '#shared/domain/frame'
import type { UseCase } from '#shared/domain/options'
import { useCaseSentence } from '#shared/domain/use-cases'
import { IconButton } from '../../ui/button.tsx'
import { priorityNames } from './choices.ts'
import { UseCaseEditor } from './use-case-editor.tsx'
import styles from './use-cases.module.css'

interface Props {
  readonly useCase: UseCase
  readonly code: string
  readonly personas: readonly Persona[]
  readonly isSelected: boolean
  readonly isEditing: boolean
  readonly readOnly: boolean
  /** Whether dots are being given now; null hides them. */
  readonly dots: 'given' | 'shown' | null
  readonly onSelect: () => void
  readonly onEdit: (editing: boolean) => void
  readonly onChange: (fields: Partial<UseCase>, what: string) => void
  readonly onDots: (dots: number) => void
  readonly onMove: (places: number) => void
  readonly onRemove: () => void
}

/** One use case; the selected one is opened below its line. */
export function UseCaseRow(props: Props) {
  const { useCase, code, personas, isSelected, readOnly, dots, onSelect, onChange, onDots } = props
  const persona = personas.find(({ id }) => id === useCase.personaId)
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- arrows are commands of the page */}
      <tr className={isSelected ? styles['on'] : undefined} onClick={onSelect}>
        <th scope="row" className={styles['code']}>
          {code}
        </th>
        <td>
          <button
            type="button"
            dir="auto"
            className={styles['title']}
            aria-expanded={isSelected}
            onClick={onSelect}
          >
            {useCase.title || 'Untitled'}
          </button>
        </td>
        <td className="ink2 ellipsis">
          <bdi>{persona?.name ?? '–'}</bdi>
        </td>
        <td className="ink2">{useCase.stage ? stageNames[useCase.stage] : '–'}</td>
        {dots && (
          <td className="num">
            {dots === 'given' ? (
              <span className={styles['dots']}>
                <IconButton
                  icon="minus"
                  label={`Take a dot from ${code}`}
                  unavailable={useCase.dots === 0 ? 'There is no dot' : null}
                  onClick={() => onDots(-1)}
                />
                <span className={`strong ${styles['dotCount']}`}>{useCase.dots}</span>
                <IconButton icon="plus" label={`Give a dot to ${code}`} onClick={() => onDots(1)} />
              </span>
            ) : (
              useCase.dots
            )}
          </td>
        )}
        <td className="nowrap">
          <span className={`${styles['priority']} ${styles[useCase.priority]}`}>
            {priorityNames[useCase.priority]}
          </span>
        </td>
      </tr>
      {isSelected && (
        <tr className={`${styles['on']} ${styles['open']}`} ref={scrollIntoView}>
          <td colSpan={dots ? 6 : 5} className="sm ink2">
            {props.isEditing && !readOnly ? (
              <UseCaseEditor
                useCase={useCase}
                personas={personas}
                onChange={onChange}
                onDone={() => props.onEdit(false)}
              />
            ) : (
              <Opened {...props} />
            )}
          </td>
        </tr>
      )}
    </>
  )
}

function Opened({ useCase, code, readOnly, onEdit, onMove, onRemove }: Props) {
  const { acceptance, componentId } = useCase
  return (
    <div className={styles['opened']}>
      <bdi>{useCaseSentence(useCase)}</bdi>{' '}
      <span className="ink3">
        {acceptance === '' ? (
          'No acceptance sentence yet.'
        ) : (
          <>
            It works when: <bdi>{acceptance}</bdi>
          </>
        )}
        {componentId && ` · ${componentName(componentId)}`}
      </span>
      {!readOnly && (
        <span className={styles['rowActions']}>
          <IconButton icon="pencil" label={`Edit ${code}`} onClick={() => onEdit(true)} />
          <IconButton icon="up" label={`Move ${code} up`} onClick={() => onMove(-1)} />
          <IconButton icon="down" label={`Move ${code} down`} onClick={() => onMove(1)} />
          <IconButton icon="trash" label={`Remove ${code}`} onClick={onRemove} />
        </span>
      )}
    </div>
  )
}

function scrollIntoView(row: HTMLTableRowElement | null): void {
  row?.scrollIntoView({ block: 'nearest' })
}
