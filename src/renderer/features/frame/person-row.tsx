import { formatTime } from '#shared/domain/format'
import type { Participant, Persona } from '#shared/domain/frame'
import { PersonaId } from '#shared/domain/ids'
import { IconButton } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/fields.ts'
import { Tag } from '../../ui/tag.tsx'
import styles from './frame.module.css'
import type { PanelQuestion } from './panel-dialog.tsx'
import type { FrameStep } from './use-frame.ts'

interface Props {
  readonly person: Participant
  readonly personas: readonly Persona[]
  readonly leads: boolean
  readonly readOnly: boolean
  readonly step: FrameStep
  /** For what needs a reason first. */
  readonly onAsk: (about: PanelQuestion['about']) => void
}

const votes = [
  { value: 'voter', label: 'Votes' },
  { value: 'observer', label: 'Observes' },
] as const

/** One person; every field is changed where it stands. */
export function PersonRow({ person, personas, leads, readOnly, step, onAsk }: Props) {
  const { id, name, role, personaId, kind, leftAt, setAside } = person
  const change = (fields: Partial<Participant>, what: string) =>
    step.changePerson(id, fields, `${what} of ${name}`)
  return (
    <tr className={leftAt === null && !setAside ? undefined : styles['left']}>
      <td>
        <TextField
          label={`Name of ${name}`}
          hideLabel
          bare
          value={name}
          readOnly={readOnly}
          onCommit={(next) => next.trim() !== '' && change({ name: next.trim() }, 'name')}
        />
        {leftAt !== null && (
          <span className={styles['leftTag']}>
            <Tag>left at {formatTime(leftAt)}</Tag>
          </span>
        )}
        {setAside && (
          <span className={styles['leftTag']}>
            <Tag>off the panel, votes not counted</Tag>
          </span>
        )}
      </td>
      <td>
        <TextField
          label={`Role of ${name}`}
          hideLabel
          bare
          value={role}
          readOnly={readOnly}
          placeholder="–"
          onCommit={(next) => change({ role: next }, 'role')}
        />
      </td>
      <td>
        <SelectField
          label={`Persona of ${name}`}
          hideLabel
          bare
          value={personaId ?? ''}
          readOnly={readOnly}
          options={[
            { value: '', label: 'No persona' },
            ...personas.map((persona) => ({ value: persona.id, label: persona.name })),
          ]}
          onCommit={(next) =>
            change({ personaId: next === '' ? null : PersonaId.parse(next) }, 'persona')
          }
        />
      </td>
      <td>
        <SelectField
          label={`Vote of ${name}`}
          hideLabel
          bare
          value={kind}
          readOnly={readOnly || setAside !== undefined}
          options={votes}
          onCommit={(next) =>
            step.hasVoted(person) ? onAsk(next) : step.setVote(person, next, '')
          }
        />
      </td>
      <td className={styles['centre']}>
        <input
          type="radio"
          className={styles['radio']}
          name="facilitator"
          aria-label={`${name} leads the workshop`}
          checked={leads}
          disabled={readOnly}
          onChange={() => step.changeFrame({ facilitatorId: id }, 'the facilitator')}
        />
      </td>
      {!readOnly && (
        <td>
          <span className="row nowrap" style={{ gap: 0 }}>
            <IconButton
              icon="up"
              label={`Move ${name} up`}
              onClick={() => step.movePerson(person, -1)}
            />
            <IconButton
              icon="down"
              label={`Move ${name} down`}
              onClick={() => step.movePerson(person, 1)}
            />
            {!setAside && (
              <IconButton
                icon={leftAt === null ? 'leave' : 'return'}
                label={leftAt === null ? `${name} left the workshop` : `${name} came back`}
                onClick={() => step.setLeft(person, leftAt === null)}
              />
            )}
            {setAside && (
              <IconButton
                icon="return"
                label={`Put ${name} back on the panel`}
                onClick={() => onAsk('put-back')}
              />
            )}
            <IconButton
              icon="trash"
              label={setAside ? `Remove ${name} for good` : `Remove ${name}`}
              onClick={() => {
                if (!setAside && step.hasVoted(person)) onAsk('set-aside')
                else void step.removePerson(person)
              }}
            />
          </span>
        </td>
      )}
    </tr>
  )
}
