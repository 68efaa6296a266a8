/**
 * The components of an MLOps stack, in the order in which work passes through them.
 */
import { ComponentId } from '#shared/domain/ids'
import { LifecycleStage } from '#shared/domain/values'

/** A part that a stack can have, whatever tool fills it. */
export interface StackComponent {
  readonly id: ComponentId
  readonly name: string
  /** One or two words, for drawings. */
  readonly short: string
  /** What it is for, in one sentence. */
  readonly purpose: string
  /** The stages that lack something without it; first the one at which it is drawn. */
  readonly stages: readonly LifecycleStage[]
}

const component = (
  id: string,
  name: string,
  short: string,
  purpose: string,
  stages: readonly LifecycleStage[],
): StackComponent => ({ id: ComponentId.parse(id), name, short, purpose, stages })

/** What a stack is made of. An evaluation may name others: see `componentName`. */
export const stackComponents: readonly StackComponent[] = [
  component(
    'source-control',
    'Source control',
    'Source',
    'Every version of the code, who changed it and why.',
    ['training'],
  ),
  component(
    'test-build',
    'Test and build',
    'Build',
    'Checks and packages code and models after every change.',
    ['deployment'],
  ),
  component(
    'data-versioning',
    'Data versioning',
    'Versions',
    'Says which data a model was trained on, and brings it back.',
    ['data-engineering'],
  ),
  component(
    'labelling',
    'Labelling',
    'Labels',
    'Produces labels of known quality and cleans what is wrong.',
    ['data-engineering'],
  ),
  component(
    'feature-store',
    'Feature store',
    'Features',
    'One definition of a feature for training and for serving.',
    ['data-engineering'],
  ),
  component(
    'code-framework',
    'Code framework',
    'Framework',
    'The libraries and the project layout in which models are written.',
    ['training'],
  ),
  component(
    'experiment-tracking',
    'Experiment tracking',
    'Tracking',
    'A record of every run with its settings, figures and results.',
    ['training'],
  ),
  component(
    'metadata-store',
    'Metadata store',
    'Metadata',
    'How data, code, runs and models hang together.',
    ['orchestration'],
  ),
  component(
    'model-registry',
    'Model registry',
    'Registry',
    'Versions of models, who approved them and which one is live.',
    ['deployment'],
  ),
  component(
    'orchestration',
    'Pipeline orchestration',
    'Pipelines',
    'Runs the steps in order, on time, again after a fault, and shows them.',
    ['orchestration', 'retraining'],
  ),
  component(
    'serving',
    'Deployment and serving',
    'Serving',
    'Brings a model to those who use it, and takes it back.',
    ['deployment'],
  ),
  component(
    'monitoring',
    'Monitoring',
    'Monitoring',
    'Tells when live data or predictions go wrong.',
    ['monitoring'],
  ),
]

const byId = new Map(stackComponents.map((one) => [one.id, one]))

/** Null for a component that this release does not know. */
export function findComponent(id: ComponentId): StackComponent | null {
  return byId.get(id) ?? null
}

/** The stages that lack something without one of the components, in the order of the lifecycle. */
export function stagesOf(ids: readonly ComponentId[]): LifecycleStage[] {
  const stages = new Set(ids.flatMap((id) => findComponent(id)?.stages ?? []))
  return LifecycleStage.options.filter((stage) => stages.has(stage))
}

/** What a component is called; one that we do not know is called by its id, "vector-store" as "Vector store". */
export function componentName(id: ComponentId): string {
  const known = byId.get(id)
  if (known) return known.name
  const words = id.replaceAll(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
