import { findComponent } from '#shared/domain/components'
import type { Persona } from '#shared/domain/frame'
import { ComponentId, PersonaId } from '#shared/domain/ids'
import type { UseCase } from '#shared/domain/options'
import { LifecycleStage } from '#shared/domain/values'
import { SelectField } from '../../ui/fields.ts'
import { componentChoices, personaChoices, priorityChoices, stageChoices } from './choices.ts'

type Picks = Pick<UseCase, 'personaId' | 'stage' | 'componentId' | 'priority'>

interface Props {
  readonly value: Picks
  readonly personas: readonly Persona[]
  readonly onPick: (picks: Partial<Picks>) => void
}

/** Persona, stage, component and priority: what is chosen and not typed. */
export function UseCasePicks({ value, personas, onPick }: Props) {
  const known = value.componentId === null || findComponent(value.componentId) !== null
  const components = known
    ? componentChoices
    : [...componentChoices, { value: value.componentId ?? '', label: value.componentId ?? '' }]
  return (
    <>
      <SelectField
        label="Persona"
        value={value.personaId ?? ''}
        options={personaChoices(personas)}
        onCommit={(id) => onPick({ personaId: id === '' ? null : PersonaId.parse(id) })}
      />
      <SelectField
        label="Stage"
        value={value.stage ?? ''}
        options={stageChoices}
        onCommit={(stage) => onPick({ stage: stage === '' ? null : LifecycleStage.parse(stage) })}
      />
      <SelectField
        label="Component"
        value={value.componentId ?? ''}
        options={components}
        onCommit={(id) => onPick({ componentId: id === '' ? null : ComponentId.parse(id) })}
      />
      <SelectField
        label="Priority"
        value={value.priority}
        options={priorityChoices}
        onCommit={(priority) => onPick({ priority })}
      />
    </>
  )
}
