import type { KeyboardEvent, Ref } from 'react'
import { componentName, findComponent } from '#shared/domain/components'
import { joinNames } from '#shared/domain/format'
import { stageNames } from '#shared/domain/lifecycle'
import type { Candidate, StackEntry } from '#shared/domain/options'
import { type StackRow as Row, type StackStatus, stackStatusNames } from '#shared/domain/stack'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { CheckField, SelectField, TextField } from '../../ui/fields.ts'
import { StatusGlyph } from './status-glyph.tsx'
import styles from './stack.module.css'

interface Props {
  readonly row: Row
  readonly isSelected: boolean
  readonly readOnly: boolean
  /** Gets the field of the tool while the row is selected. */
  readonly toolRef: Ref<HTMLInputElement>
  /** Arrows in that field: on to the next row, still typing. */
  readonly onStepTyping: (places: number) => void
  readonly onSelect: () => void
  readonly onStatus: (status: StackStatus | null) => void
  readonly onChange: (fields: Partial<StackEntry>, what: string) => void
  readonly onScope: (inScope: boolean) => void
}

const statuses = [
  { value: '', label: 'Not said' },
  // The names are a record of exactly the statuses.
  ...(Object.entries(stackStatusNames) as [StackStatus, string][]).map(([value, label]) => ({
    value,
    label,
  })),
]

/** As many markers as fit beside each other; the rest is a number. */
const mostMarks = 6

/** One component of the stack; the selected one is opened below its line. */
export function StackRow(props: Props) {
  const { row, isSelected, readOnly, onSelect, onStatus, onChange, onScope } = props
  const { componentId, entry, inScope, candidates } = row
  const name = componentName(componentId)
  const onToolKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const places = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (places && isSelected) {
      event.preventDefault()
      props.onStepTyping(places)
    }
    if (event.key === 'Escape' && event.currentTarget.value === (entry?.tool ?? '')) {
      event.currentTarget.blur()
    }
  }
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- arrows are commands of the page */}
      <tr
        className={isSelected ? styles['on'] : undefined}
        onClick={onSelect}
        onFocus={isSelected ? undefined : onSelect}
      >
        <th scope="row">
          <button
            type="button"
            className={styles['name']}
            aria-expanded={isSelected}
            onClick={onSelect}
          >
            {name}
          </button>
        </th>
        <td className={styles['centre']}>
          <CheckField
            label={`${name} in scope`}
            hideLabel
            checked={inScope}
            readOnly={readOnly}
            onCommit={onScope}
          />
        </td>
        <td>
          <span className={styles['status']}>
            <StatusGlyph status={entry?.status ?? null} />
            <SelectField
              label={`Status of ${name}`}
              hideLabel
              bare
              value={entry?.status ?? ''}
              options={statuses}
              readOnly={readOnly}
              onCommit={(value) =>
                // The options are the statuses and the empty value.
                onStatus(value === '' ? null : (value as StackStatus))
              }
            />
          </span>
        </td>
        <td>
          <TextField
            label={`Tool in place for ${name}`}
            hideLabel
            bare
            value={entry?.tool ?? ''}
            readOnly={readOnly}
            placeholder="–"
            onCommit={(tool) => onChange({ tool }, 'tool')}
            onKeyDown={onToolKey}
            {...(isSelected ? { inputRef: props.toolRef } : {})}
          />
        </td>
        <td>
          <Marks candidates={candidates} />
        </td>
      </tr>
      {isSelected && (
        <tr className={`${styles['on']} ${styles['open']}`} ref={scrollIntoView}>
          <td colSpan={5} className="sm ink2">
            <Opened {...props} />
          </td>
        </tr>
      )}
    </>
  )
}

function Marks({ candidates }: { readonly candidates: readonly Candidate[] }) {
  if (candidates.length === 0) return <span className="ink3">–</span>
  const names = candidates.map(({ name }) => name)
  return (
    <span className="row gap1" title={names.join(', ')}>
      {candidates.slice(0, mostMarks).map(({ id, slot }) => (
        <CandidateMark key={id} slot={slot} />
      ))}
      {candidates.length > mostMarks && (
        <span className="xs ink2">+{candidates.length - mostMarks}</span>
      )}
      <span className="visually-hidden">{joinNames(names)}</span>
    </span>
  )
}

function Opened({ row, readOnly, onChange }: Props) {
  const { componentId, entry, useCases, candidates } = row
  const component = findComponent(componentId)
  return (
    <>
      {component && (
        <p>
          {component.purpose}{' '}
          <span className="ink3">
            Belongs to {joinNames(component.stages.map((stage) => stageNames[stage].toLowerCase()))}
            .
          </span>
        </p>
      )}
      {useCases.length > 0 && (
        <p>
          Asked for by <bdi>{joinNames(useCases.map(({ title }) => title))}</bdi>.
        </p>
      )}
      {candidates.length > 0 && (
        <p>
          Would be filled by <bdi>{joinNames(candidates.map(({ name }) => name))}</bdi>.
        </p>
      )}
      <div className={styles['note']}>
        <TextField
          label={`Note on ${componentName(componentId)}`}
          value={entry?.note ?? ''}
          readOnly={readOnly}
          placeholder="What works, what hurts, who looks after it"
          onCommit={(note) => onChange({ note }, 'note')}
        />
      </div>
    </>
  )
}

function scrollIntoView(row: HTMLTableRowElement | null): void {
  row?.scrollIntoView({ block: 'nearest' })
}
