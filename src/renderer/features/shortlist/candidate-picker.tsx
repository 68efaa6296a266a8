import { useMemo, useState } from 'react'
import type { Catalogue } from '#shared/catalogue/catalogue'
import { formatPartialDate, signalsOf } from '#shared/catalogue/signals'
import { componentName } from '#shared/domain/components'
import type { Evaluation } from '#shared/domain/evaluation'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SearchList } from '../../ui/search-list.tsx'
import { Tag } from '../../ui/tag.tsx'
import { type Choice, choiceName, choicesFor } from './choices.ts'
import styles from './shortlist.module.css'

interface Props {
  readonly title: string
  readonly evaluation: Evaluation
  readonly catalogue: Catalogue | null
  /** Only tools of the catalogue, for a bundle. */
  readonly toolsOnly?: boolean
  readonly onChoose: (choice: Choice) => void
  readonly onClose: () => void
}

/** Three letters to a candidate. Building, keeping and own names are offered with every search. */
export function CandidatePicker({
  title,
  evaluation,
  catalogue,
  toolsOnly = false,
  onChoose,
  onClose,
}: Props) {
  const [query, setQuery] = useState('')
  const choices = useMemo(() => {
    const all = choicesFor(query, catalogue?.tools ?? [], evaluation)
    return toolsOnly ? all.filter(({ kind }) => kind === 'tool') : all
  }, [query, catalogue, evaluation, toolsOnly])
  const listed = new Set(evaluation.candidates.flatMap(({ toolIds }) => toolIds))

  return (
    <Dialog
      title={title}
      width="42rem"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} keys="Esc">
            Close
          </Button>
          <span className="sp" />
          {catalogue && (
            <span className="xs ink3">
              {catalogue.tools.length} tools, facts of {formatPartialDate(catalogue.compiled)}.{' '}
              {catalogue.attribution}
            </span>
          )}
        </>
      }
    >
      <SearchList
        label="Search the catalogue"
        placeholder="Three letters of a tool, or any name"
        query={query}
        onQuery={setQuery}
        items={choices}
        keyOf={(choice) => (choice.kind === 'tool' ? choice.tool.id : choice.kind)}
        render={(choice) => (
          <ChoiceLine
            choice={choice}
            isListed={choice.kind === 'tool' && listed.has(choice.tool.id)}
          />
        )}
        onChoose={onChoose}
        onEscape={onClose}
        empty={catalogue ? 'No tool of that name in the catalogue.' : 'Reading the catalogue…'}
        autoFocus
      />
    </Dialog>
  )
}

function ChoiceLine({ choice, isListed }: { readonly choice: Choice; readonly isListed: boolean }) {
  switch (choice.kind) {
    case 'tool': {
      const { tool, via } = choice
      const status = signalsOf(tool).find(({ id, warn }) => id === 'status' && warn)
      return (
        <>
          <span className={styles['choice']}>
            <span>
              <bdi className="strong">{tool.name}</bdi>{' '}
              {via && (
                <span className="sm ink2">
                  found as <bdi>{via}</bdi>
                </span>
              )}
            </span>
            <span className="xs ink3 ellipsis">
              {tool.components.map(componentName).join(', ') || tool.description}
            </span>
          </span>
          {isListed && <Tag>on the list</Tag>}
          {status && <Tag tone="warn">{status.text}</Tag>}
        </>
      )
    }
    case 'own':
      return (
        <>
          <Icon name="plus" />
          <span>
            Add “<bdi className="strong">{choice.name}</bdi>”{' '}
            <span className="sm ink2">as a candidate of our own</span>
          </span>
        </>
      )
    case 'build':
    case 'keep':
      return (
        <>
          <Icon name={choice.kind === 'build' ? 'pencil' : 'check'} />
          <span className="strong">{choiceName(choice)}</span>
          <span className="sm ink2">
            {choice.kind === 'build' ? 'what it would take to do it ourselves' : 'change nothing'}
          </span>
        </>
      )
  }
}
