import { useMemo, useState } from 'react'
import { type Facets, withFacets } from '#shared/catalogue/facets'
import { fateOf, formatPartialDate, signalsOf } from '#shared/catalogue/signals'
import { componentName } from '#shared/domain/components'
import type { Evaluation } from '#shared/domain/evaluation'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SearchList } from '../../ui/search-list.tsx'
import { Tag } from '../../ui/tag.tsx'
import { type Choice, choiceName, choicesFor } from './choices.ts'
import { FacetBar } from './facet-bar.tsx'
import styles from './shortlist.module.css'
import search from './tool-search.module.css'
import type { Tools } from './use-catalogue.ts'

interface Props {
  readonly title: string
  readonly evaluation: Evaluation
  readonly tools: Tools
  /** Only tools of the catalogue, for a bundle. */
  readonly toolsOnly?: boolean
  readonly onChoose: (choice: Choice) => void
  /** Bringing in tools that are not in the catalogue yet. */
  readonly onImport: () => void
  /** Looking after the user's own tools. */
  readonly onOwnCatalogue: () => void
  readonly onClose: () => void
}

/** Three letters to a candidate. Building, keeping and own names are offered with every search. */
export function CandidatePicker({
  title,
  evaluation,
  tools: { catalogue, all },
  toolsOnly = false,
  onChoose,
  onImport,
  onOwnCatalogue,
  onClose,
}: Props) {
  const [query, setQuery] = useState('')
  const [facets, setFacets] = useState<Facets>({})
  const choices = useMemo(() => {
    const left = withFacets(all, facets)
    const found = choicesFor(query, left, evaluation, left !== all || toolsOnly)
    return toolsOnly ? found.filter(({ kind }) => kind === 'tool') : found
  }, [query, all, facets, evaluation, toolsOnly])
  const listed = new Set(evaluation.candidates.flatMap(({ toolIds }) => toolIds))

  return (
    <Dialog
      title={title}
      width="56rem"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} keys="Escape">
            Close
          </Button>
          <Button onClick={onImport}>Import tools</Button>
          <Button onClick={onOwnCatalogue}>My catalogue</Button>
          <span className="sp" />
          {catalogue && (
            <span className="xs ink3">
              {all.length} tools, built-in facts of {formatPartialDate(catalogue.compiled)}.{' '}
              {catalogue.attribution}
            </span>
          )}
        </>
      }
    >
      <div className={search['search']}>
        <SearchList
          rowHeight={3.1}
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
      </div>
      <FacetBar tools={all} facets={facets} onChange={setFacets} />
    </Dialog>
  )
}

function ChoiceLine({ choice, isListed }: { readonly choice: Choice; readonly isListed: boolean }) {
  switch (choice.kind) {
    case 'tool': {
      const { tool, via } = choice
      const fate = fateOf(tool)
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
              {fate && <span className={styles['attention']}>{fate}. </span>}
              {tool.components.map(componentName).join(', ') || tool.description}
            </span>
          </span>
          {tool.origin && <Tag>{tool.origin.kind === 'own' ? 'our own' : 'imported'}</Tag>}
          {isListed && <Tag>on the list</Tag>}
          {status && <Tag tone="warn">{status.text}</Tag>}
        </>
      )
    }
    case 'own':
    case 'kept':
      return (
        <>
          <Icon name="plus" />
          <span>
            Add “<bdi className="strong">{choice.name}</bdi>”{' '}
            <span className="sm ink2">
              {choice.kind === 'own'
                ? 'as a candidate of our own'
                : 'and keep it in my catalogue on this laptop'}
            </span>
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
