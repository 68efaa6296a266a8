/**
 * The components of an MLOps stack, in the order in which work passes through them.
 */
import { ComponentId } from '#shared/domain/ids'

export interface StackComponent {
  readonly id: ComponentId
  readonly name: string
}

const component = (id: string, name: string): StackComponent => ({
  id: ComponentId.parse(id),
  name,
})

/** What a stack is made of. An evaluation may name others: see `componentName`. */
export const stackComponents: readonly StackComponent[] = [
  component('source-control', 'Source control'),
  component('test-build', 'Test and build'),
  component('data-versioning', 'Data versioning'),
  component('labelling', 'Labelling'),
  component('feature-store', 'Feature store'),
  component('code-framework', 'Code framework'),
  component('experiment-tracking', 'Experiment tracking'),
  component('metadata-store', 'Metadata store'),
  component('model-registry', 'Model registry'),
  component('orchestration', 'Pipeline orchestration'),
  component('serving', 'Deployment and serving'),
  component('monitoring', 'Monitoring'),
]

const names = new Map(stackComponents.map(({ id, name }) => [id, name]))

/** What a component is called; one that we do not know is called by its id, "vector-store" as "Vector store". */
export function componentName(id: ComponentId): string {
  const known = names.get(id)
  if (known !== undefined) return known
  const words = id.replaceAll(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
