import { useEffect, useMemo, useState } from 'react'
import {
  type CriterionLibrary,
  type CriterionTemplate,
  loadCriterionLibrary,
  starterCriteria,
} from '#shared/catalogue/criterion-library'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SearchList } from '../../ui/search-list.tsx'
import { hasWords } from '../../ui/search-words.ts'
import { Tag } from '../../ui/tag.tsx'
import styles from './criteria.module.css'

interface Props {
  /** Names that are there already. */
  readonly present: readonly string[]
  readonly onAdd: (template: CriterionTemplate) => void
  readonly onStarterSet: () => void
  readonly onClose: () => void
}

/** Ready-made criteria with their anchors. Enter adds one and stays open for the next. */
export function LibraryDialog({ present, onAdd, onStarterSet, onClose }: Props) {
  const library = useLibrary()
  const [query, setQuery] = useState('')
  const names = useMemo(() => new Set(present.map((name) => name.toLowerCase())), [present])
  const isPresent = ({ name }: CriterionTemplate) => names.has(name.toLowerCase())
  const found = (library?.criteria ?? []).filter(({ name, question, group }) =>
    hasWords(`${name} ${question} ${group}`, query),
  )
  const starters = library ? starterCriteria(library) : []
  const left = starters.filter((template) => !isPresent(template)).length

  return (
    <Dialog
      title="Add criteria from the library"
      width="46rem"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} keys="Escape">
            Done
          </Button>
          <Button
            onClick={onStarterSet}
            unavailable={library === null || left === 0 ? 'All ten are there' : null}
          >
            Add the starter set of ten
          </Button>
          <span className="sp" />
          <span className="xs ink3">5 is always the best score, for costs too.</span>
        </>
      }
    >
      <SearchList
        label="Search criteria"
        placeholder="Search 40 criteria"
        query={query}
        onQuery={setQuery}
        items={found}
        keyOf={({ id }) => id}
        isUnavailable={isPresent}
        render={(template) => <Template template={template} isPresent={isPresent(template)} />}
        onChoose={onAdd}
        onEscape={onClose}
        empty={library ? 'No criterion with these words.' : 'Reading the library…'}
        autoFocus
      />
    </Dialog>
  )
}

function Template({
  template: { name, question, group, direction, anchors },
  isPresent,
}: {
  readonly template: CriterionTemplate
  readonly isPresent: boolean
}) {
  return (
    <>
      <span className={styles['lines']}>
        <span>
          <span className="strong">{name}</span>{' '}
          <span className="xs ink3">
            {group}
            {direction === 'cost' ? ', cost' : ''}
          </span>
        </span>
        <span className="sm ink2">{question}</span>
        <span className="xs ink3">
          1 {anchors[1]} · 3 {anchors[3]} · 5 {anchors[5]}
        </span>
      </span>
      {isPresent && <Tag>✓ added</Tag>}
    </>
  )
}

function useLibrary(): CriterionLibrary | null {
  const [library, setLibrary] = useState<CriterionLibrary | null>(null)
  useEffect(() => {
    let left = false
    void loadCriterionLibrary().then((loaded) => {
      if (!left) setLibrary(loaded)
    })
    return () => {
      left = true
    }
  }, [])
  return library
}
