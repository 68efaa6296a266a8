/**
 * Narrowing the tools by what is known of them. What is unknown is a value of its own: a tool is
 * never left out in silence because nobody could find out.
 */
import { deliveryWords, scopeWords, statusWords } from '#shared/catalogue/signals'
import { componentName } from '#shared/domain/components'
import { ComponentId } from '#shared/domain/ids'
import { stageNames } from '#shared/domain/lifecycle'
import type { Tool } from '#shared/domain/tool'
import type { LifecycleStage } from '#shared/domain/values'

export const facetIds = [
  'component',
  'stage',
  'delivery',
  'licence',
  'status',
  'governance',
  'scope',
] as const
export type FacetId = (typeof facetIds)[number]

export const facetNames: Readonly<Record<FacetId, string>> = {
  component: 'Component',
  stage: 'Stage',
  delivery: 'Delivery',
  licence: 'Licence',
  status: 'Status',
  governance: 'Governance',
  scope: 'Scope',
}

/** The chosen value of each facet; one that is not there does not narrow. */
export type Facets = Readonly<Partial<Record<FacetId, string>>>

export interface FacetValue {
  readonly value: string
  readonly name: string
  /** Tools that would be left with this value and the other facets as they are. */
  readonly count: number
}

const unknown = 'unknown'

/** What a tool is under a facet. One value, but several components and stages. */
function valuesOf(tool: Tool, facet: FacetId): readonly string[] {
  switch (facet) {
    case 'component':
      return tool.components.length > 0 ? tool.components : [unknown]
    case 'stage':
      return tool.stages.length > 0 ? tool.stages : [unknown]
    case 'delivery':
      return [tool.delivery]
    case 'licence':
      return [tool.licence.value ?? unknown]
    case 'status':
      return [tool.status.state]
    case 'governance':
      return [tool.governance.value ?? unknown]
    case 'scope':
      return [tool.scope]
  }
}

function nameOf(facet: FacetId, value: string): string {
  if (value === unknown) return 'Unknown'
  switch (facet) {
    case 'component':
      return componentName(ComponentId.parse(value))
    case 'stage':
      return stageNames[value as LifecycleStage]
    case 'delivery':
      return deliveryWords[value as Tool['delivery']]
    case 'status':
      return statusWords[value as Tool['status']['state']]
    case 'scope':
      return scopeWords[value as Tool['scope']]
    case 'governance':
      return value === 'vendor' ? 'One vendor' : value
    case 'licence':
      return value
  }
}

/** Tools that have the chosen value of every facet. */
export function withFacets(tools: readonly Tool[], facets: Facets): readonly Tool[] {
  const chosen = facetIds.flatMap((facet) => {
    const value = facets[facet]
    return value === undefined ? [] : [{ facet, value }]
  })
  if (chosen.length === 0) return tools
  return tools.filter((tool) =>
    chosen.every(({ facet, value }) => valuesOf(tool, facet).includes(value)),
  )
}

/** What a facet can be set to, most tools first, unknown last. */
export function facetValues(tools: readonly Tool[], facet: FacetId, facets: Facets): FacetValue[] {
  const { [facet]: _, ...others } = facets
  const counts = new Map<string, number>()
  for (const tool of withFacets(tools, others))
    for (const value of valuesOf(tool, facet)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, name: nameOf(facet, value), count }))
    .toSorted(
      (a, b) =>
        Number(a.value === unknown) - Number(b.value === unknown) ||
        b.count - a.count ||
        a.name.localeCompare(b.name, 'en'),
    )
}
