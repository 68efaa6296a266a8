import { counted } from '#shared/domain/format'
import { Button, IconButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TextArea, TextField } from '../../ui/fields.ts'
import styles from './frame.module.css'
import { personaLibrary } from './templates.ts'
import type { FrameStep } from './use-frame.ts'

/** For whom the stack is: what each kind of user wants, is held up by, and needs. */
export function PersonasPart({ step }: { readonly step: FrameStep }) {
  const { evaluation, readOnly } = step
  const { personas, participants, useCases } = evaluation
  const offered = personaLibrary.filter(({ id }) => !personas.some((own) => own.id === id))
  return (
    <>
      {!readOnly && (
        <section className="card" aria-labelledby="persona-library">
          <h2 id="persona-library" className={styles['heading']}>
            Add a persona
          </h2>
          <div className={styles['chips']}>
            <Button size="small" icon="plus" keys="N" onClick={() => void step.addPersona(null)}>
              Of our own
            </Button>
            {offered.map((template) => (
              <Button
                key={template.id}
                size="small"
                icon="plus"
                onClick={() => void step.addPersona(template)}
              >
                {template.name}
              </Button>
            ))}
          </div>
        </section>
      )}
      {personas.length === 0 && (
        <EmptyState title="No persona yet">
          A good tool serves those who do research and those who run software. Start with ML
          researchers and software engineers, then add who else lives with the stack.
        </EmptyState>
      )}
      <div className={styles['personas']}>
        {personas.map((persona) => {
          const people = participants.filter(({ personaId }) => personaId === persona.id)
          const voters = people.filter(({ kind }) => kind === 'voter')
          const jobs = useCases.filter(({ personaId }) => personaId === persona.id)
          const { name } = persona
          return (
            <section key={persona.id} className={`card ${styles['persona']}`} aria-label={name}>
              <div className="row">
                <div className="grow strong">
                  <TextField
                    label={`Name of ${name}`}
                    hideLabel
                    bare
                    value={name}
                    readOnly={readOnly}
                    onCommit={(next) =>
                      next.trim() !== '' && step.changePersona(persona, { name: next.trim() })
                    }
                  />
                </div>
                {!readOnly && (
                  <IconButton
                    icon="trash"
                    label={`Remove ${name}`}
                    onClick={() => void step.removePersona(persona)}
                  />
                )}
              </div>
              <TextArea
                label="Wants"
                value={persona.wants}
                rows={1}
                readOnly={readOnly}
                onCommit={(wants) => step.changePersona(persona, { wants })}
              />
              <TextArea
                label="Frustrations"
                value={persona.frustrations}
                rows={1}
                readOnly={readOnly}
                onCommit={(frustrations) => step.changePersona(persona, { frustrations })}
              />
              <TextArea
                label="Needs"
                value={persona.needs}
                rows={1}
                readOnly={readOnly}
                onCommit={(needs) => step.changePersona(persona, { needs })}
              />
              <p className="xs ink3">
                {counted(voters.length, 'voter', 'voters')},{' '}
                {counted(jobs.length, 'use case', 'use cases')}
              </p>
            </section>
          )
        })}
      </div>
    </>
  )
}
