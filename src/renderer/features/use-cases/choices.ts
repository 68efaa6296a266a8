import { stackComponents } from '#shared/domain/components'
import { lifecycleStages, stageNames } from '#shared/domain/lifecycle'
import type { Persona } from '#shared/domain/frame'
import type { UseCase } from '#shared/domain/options'

export const priorityNames: Readonly<Record<UseCase['priority'], string>> = {
  must: 'Must',
  should: 'Should',
  could: 'Could',
}

export const priorityChoices = (['must', 'should', 'could'] as const).map((value) => ({
  value,
  label: priorityNames[value],
}))

/** The empty value stands for "not said". */
export const stageChoices = [
  { value: '', label: 'No stage' },
  ...lifecycleStages.map((stage) => ({ value: stage, label: stageNames[stage] })),
]

export const componentChoices = [
  { value: '', label: 'No component' },
  ...stackComponents.map(({ id, name }) => ({ value: id, label: name })),
]

export function personaChoices(personas: readonly Persona[]) {
  return [
    { value: '', label: 'No persona' },
    ...personas.map(({ id, name }) => ({ value: id, label: name })),
  ]
}
