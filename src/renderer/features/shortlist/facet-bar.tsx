import { useMemo } from 'react'
import { facetIds, facetNames, type Facets, facetValues } from '#shared/catalogue/facets'
import type { Tool } from '#shared/domain/tool'
import { SelectField } from '../../ui/fields.ts'
import styles from './tool-search.module.css'

interface Props {
  readonly tools: readonly Tool[]
  readonly facets: Facets
  readonly onChange: (facets: Facets) => void
}

/** Seven ways to narrow the tools, each with what it would leave. */
export function FacetBar({ tools, facets, onChange }: Props) {
  const values = useMemo(
    () => facetIds.map((facet) => ({ facet, values: facetValues(tools, facet, facets) })),
    [tools, facets],
  )
  return (
    <div className={styles['facets']} role="group" aria-label="Narrow the tools">
      {values.map(({ facet, values }) => (
        <SelectField
          key={facet}
          label={facetNames[facet]}
          value={facets[facet] ?? ''}
          options={[
            { value: '', label: 'Any' },
            ...values.map(({ value, name, count }) => ({ value, label: `${name} (${count})` })),
          ]}
          onCommit={(value) => {
            const { [facet]: _, ...others } = facets
            onChange(value === '' ? others : { ...others, [facet]: value })
          }}
        />
      ))}
    </div>
  )
}
