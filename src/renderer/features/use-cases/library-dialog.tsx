import { useState } from 'react'
import { stageNames } from '#shared/domain/lifecycle'
import type { UseCaseTemplate } from '#shared/domain/templates'
import { useCaseSentence } from '#shared/domain/use-cases'
import { Dialog } from '../../ui/dialog.tsx'
import { SearchList } from '../../ui/search-list.tsx'
import { hasWords } from '../../ui/search-words.ts'
import { Tag } from '../../ui/tag.tsx'
import { useCaseTemplates } from './templates.ts'

interface Props {
  /** Titles that are on the list already. */
  readonly taken: ReadonlySet<string>
  readonly onChoose: (template: UseCaseTemplate) => void
  readonly onClose: () => void
}

/** Use cases of other teams, to be adapted. */
export function LibraryDialog({ taken, onChoose, onClose }: Props) {
  const [query, setQuery] = useState('')
  const found = useCaseTemplates.filter((template) => {
    const text = `${template.title} ${useCaseSentence(template)} ${stageNames[template.stage]}`
    return hasWords(text, query)
  })
  return (
    <Dialog title="Which use case comes close?" onClose={onClose} width="46rem">
      <SearchList
        label="Library of use cases"
        placeholder="Search the library: drift, labels, roll back …"
        query={query}
        onQuery={setQuery}
        items={found}
        keyOf={({ id }) => id}
        onChoose={onChoose}
        onEscape={onClose}
        autoFocus
        empty="Nothing has these words. Esc clears the search."
        render={(template) => (
          <>
            <span className="col grow">
              <span className="med">{template.title}</span>
              <span className="sm ink2">{useCaseSentence(template)}</span>
            </span>
            {taken.has(template.title) && <Tag>on the list</Tag>}
            {template.goodFirst && <Tag tone="accent">good first step</Tag>}
            <span className="xs ink3 nowrap">{stageNames[template.stage]}</span>
          </>
        )}
      />
      <p className="xs ink3">Enter adds it and opens it, so that it can be put into your words.</p>
    </Dialog>
  )
}
