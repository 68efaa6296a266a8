import { useRef, useState } from 'react'
import { hasScoringBegun } from '#shared/domain/scoring/rounds'
import { removalNeedsReason } from '#shared/domain/restoring-criteria'
import { criterionGroups, scoresOnCriterion } from '#shared/domain/criteria'
import type { CriterionId } from '#shared/domain/ids'
import type { Criterion } from '#shared/domain/judgement'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CriterionDetail } from './criterion-detail.tsx'
import { CriterionList } from './criterion-list.tsx'
import { LibraryDialog } from './library-dialog.tsx'
import { NewCriterion } from './new-criterion.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { RemovedCriteria } from './removed-criteria.tsx'
import type { CriteriaList } from './use-criteria.ts'
import styles from './criteria.module.css'

interface Props {
  readonly list: CriteriaList
  readonly selectedId: CriterionId | null
  readonly onSelect: (id: CriterionId | null) => void
  readonly libraryIsOpen: boolean
  readonly onLibrary: (isOpen: boolean) => void
}

/** The list of criteria beside the selected one. */
export function CriteriaView({ list, selectedId, onSelect, libraryIsOpen, onLibrary }: Props) {
  const { evaluation, readOnly } = list
  const groups = criterionGroups(evaluation.criteria)
  // In the order of the screen, which is by group.
  const criteria = groups.flatMap((group) => group.criteria)
  const selected = criteria.find(({ id }) => id === selectedId) ?? criteria[0] ?? null
  const index = selected ? criteria.indexOf(selected) : -1
  // The dialog keeps to the criterion that it was opened for, whatever is selected by then.
  const [removingId, setRemovingId] = useState<CriterionId | null>(null)
  const removing = criteria.find(({ id }) => id === removingId) ?? null
  if (removingId !== null && !removing) setRemovingId(null)
  const newName = useRef<HTMLInputElement>(null)
  const name = useRef<HTMLInputElement>(null)
  const reading = readOnly ? 'opened for reading' : null
  const none = selected ? reading : 'there is no criterion'
  const isLocked = evaluation.weighting.locked !== null
  const needsReason = removalNeedsReason(evaluation)

  const selectNeighbour = (of: Criterion) => {
    const at = criteria.indexOf(of)
    onSelect((criteria[at + 1] ?? criteria[at - 1])?.id ?? null)
  }
  const remove = () => {
    if (!selected) return
    const weight = evaluation.weighting.agreed?.[selected.id] ?? 0
    const scores = scoresOnCriterion(evaluation, selected.id)
    if (scores > 0 || (isLocked && weight > 0) || needsReason) return setRemovingId(selected.id)
    selectNeighbour(selected)
    void list.remove(selected, '')
  }

  const starterSet = () => void list.addStarterSet().then(onSelect)

  useCommands([
    {
      id: 'starter-set',
      label: 'Add the starter set of ten criteria',
      keys: ['S'],
      unavailable: reading,
      run: starterSet,
    },
    {
      id: 'new-criterion',
      label: 'Add a criterion',
      keys: ['N'],
      hint: 'new criterion',
      unavailable: reading,
      run: () => newName.current?.focus(),
    },
    {
      id: 'library',
      label: 'Add criteria from the library',
      keys: ['L'],
      hint: 'library',
      unavailable: reading,
      run: () => onLibrary(true),
    },
    ...([-1, 1] as const).map((step) => ({
      id: `choose ${step}`,
      label: 'Choose a criterion',
      keys: [step === -1 ? 'ArrowUp' : 'ArrowDown'],
      hint: 'choose',
      quiet: true,
      run: () => onSelect(criteria[index + step]?.id ?? selected?.id ?? null),
    })),
    ...([-1, 1] as const).map((step) => ({
      id: `move ${step}`,
      label: step === -1 ? 'Move the criterion up' : 'Move the criterion down',
      keys: [step === -1 ? 'Shift ArrowUp' : 'Shift ArrowDown'],
      hint: 'move',
      unavailable: none,
      run: () => {
        if (selected) void list.move(selected, step)
      },
    })),
    {
      id: 'edit-criterion',
      label: 'Edit the criterion',
      keys: ['E'],
      hint: 'edit',
      unavailable: none,
      run: () => name.current?.focus(),
    },
    {
      id: 'remove-criterion',
      label: 'Remove the criterion',
      keys: ['Delete'],
      unavailable: none,
      run: remove,
    },
  ])

  const newCriterion = (
    <NewCriterion
      inputRef={newName}
      onAdd={(text) => void list.add(text, selected?.group ?? '').then(onSelect)}
    />
  )

  return (
    <>
      <RemovedCriteria list={list} onRestored={onSelect} />
      {selected ? (
        <div className={styles['columns']}>
          <div className={`card flush ${styles['listColumn']}`}>
            <div className={styles['scroll']}>
              <CriterionList
                criteria={evaluation.criteria}
                selectedId={selected.id}
                weights={list.weights}
                onSelect={onSelect}
              />
            </div>
            {!readOnly && newCriterion}
          </div>
          <section className={`card ${styles['detail']}`} aria-label={selected.name}>
            <CriterionDetail
              key={selected.id}
              criterion={selected}
              groups={groups.map((group) => group.name).filter((one) => one !== '')}
              useCases={evaluation.useCases}
              isFirst={index === 0}
              isLast={index === criteria.length - 1}
              readOnly={readOnly}
              nameRef={name}
              onChange={(what, fields) => void list.change(selected, what, fields)}
              onGroup={(group) => void list.changeGroup(selected, group)}
              onMove={(step) => void list.move(selected, step)}
              onRemove={remove}
            />
          </section>
        </div>
      ) : (
        <>
          <EmptyState
            title="No criterion yet"
            actions={
              !readOnly && (
                <>
                  <Button kind="primary" onClick={() => onLibrary(true)} keys="L">
                    Open the library
                  </Button>
                  <Button onClick={starterSet} keys="S">
                    Add the starter set of ten
                  </Button>
                </>
              )
            }
          >
            What would make one candidate better than another? Take some of 40 ready-made ones, the
            starter set of ten in one press, or write your own.
          </EmptyState>
          {!readOnly && <div className="card flush">{newCriterion}</div>}
        </>
      )}
      {libraryIsOpen && (
        <LibraryDialog
          present={criteria.map((one) => one.name)}
          onAdd={(template) =>
            void list.addTemplates(`Add criterion ${template.name}`, [template]).then(onSelect)
          }
          onStarterSet={() => {
            onLibrary(false)
            starterSet()
          }}
          onClose={() => onLibrary(false)}
        />
      )}
      {removing && (
        <RemoveDialog
          criterion={removing}
          scores={scoresOnCriterion(evaluation, removing.id)}
          isLocked={isLocked}
          isKept={hasScoringBegun(evaluation)}
          onClose={() => setRemovingId(null)}
          onRemove={(reason) => {
            setRemovingId(null)
            selectNeighbour(removing)
            void list.remove(removing, reason)
          }}
        />
      )}
    </>
  )
}
