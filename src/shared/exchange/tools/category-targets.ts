/**
 * Where the categories of a landscape go in our stack, before anybody has said so.
 */
import type { CategoryTarget, PersonalCatalogue } from '#shared/catalogue/personal'
import { ComponentId } from '#shared/domain/ids'

/** Categories of companies and of services that no stack can contain. */
const companies =
  /compan(y|ies)|\bmembers?\b|service providers?|training partners?|certified partners?|sponsors?\b|hosting\b|end users?\b/i

/** Words of a category and the component that it is about. The first that fits counts. */
const guesses: readonly (readonly [RegExp, string])[] = [
  [/feature (store|engineering)/i, 'feature-store'],
  [/label|annotation/i, 'labelling'],
  [/experiment|tracking/i, 'experiment-tracking'],
  [/registry|marketplace/i, 'model-registry'],
  [/lineage|metadata|governance|catalog/i, 'metadata-store'],
  [/data.*version|versioning/i, 'data-versioning'],
  [/observability|monitoring|logging|tracing|benchmark/i, 'monitoring'],
  [/serving|inference|deployment/i, 'serving'],
  [/pipeline|workflow|orchestrat|scheduling/i, 'orchestration'],
  [/continuous integration|ci ?\/ ?cd|delivery|test|build/i, 'test-build'],
  [/source control|version control/i, 'source-control'],
  [
    /machine learning|deep learning|reinforcement|natural language|\blibrary\b|framework|training/i,
    'code-framework',
  ],
]

/** Companies stay out; what no word tells comes in without a component. */
export function guessedTarget(category: string): CategoryTarget {
  if (companies.test(category)) return { kind: 'leave-out' }
  const found = guesses.find(([words]) => words.test(category))
  return found
    ? { kind: 'component', componentId: ComponentId.parse(found[1]) }
    : { kind: 'no-component' }
}

/** The target of every category: as it was mapped last time, otherwise as guessed. */
export function targetsFor(
  categories: readonly string[],
  { mapping }: Pick<PersonalCatalogue, 'mapping'>,
): ReadonlyMap<string, CategoryTarget> {
  const remembered = new Map(mapping.map((row) => [row.category, row.target]))
  return new Map(
    categories.map((category) => [category, remembered.get(category) ?? guessedTarget(category)]),
  )
}
