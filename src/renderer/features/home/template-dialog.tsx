import { useState } from 'react'
import { componentName } from '#shared/domain/components'
import { joinNames } from '#shared/domain/format'
import type { EvaluationTemplate } from '#shared/domain/templates'
import { Dialog } from '../../ui/dialog.tsx'
import { SearchList } from '../../ui/search-list.tsx'
import { hasWords } from '../../ui/search-words.ts'
import { evaluationTemplates } from './templates.ts'

interface Props {
  readonly onChoose: (template: EvaluationTemplate) => void
  readonly onClose: () => void
}

/** Templates to start from, narrowed by typing. */
export function TemplateDialog({ onChoose, onClose }: Props) {
  const [query, setQuery] = useState('')
  const found = evaluationTemplates.filter((template) => {
    const text = [template.name, template.summary, ...template.criteria.map(({ name }) => name)]
    return hasWords(text.join(' '), query)
  })
  return (
    <Dialog title="Which template?" onClose={onClose} width="42rem">
      <SearchList
        label="Templates"
        placeholder="Search templates"
        query={query}
        onQuery={setQuery}
        items={found}
        keyOf={({ id }) => id}
        onChoose={onChoose}
        onEscape={onClose}
        autoFocus
        empty="No template has these words. Esc clears the search."
        render={({ name, summary, criteria, mustHaves, components }) => (
          <span className="col">
            <span className="med">{name}</span>
            <span className="sm ink2">{summary}</span>
            <span className="xs ink3">
              {criteria.length} criteria, {mustHaves.length} must-haves,{' '}
              {joinNames(components.map((id) => componentName(id).toLowerCase()))}
            </span>
          </span>
        )}
      />
    </Dialog>
  )
}
