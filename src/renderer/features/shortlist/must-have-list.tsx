import type { Ref } from 'react'
import type { Participant } from '#shared/domain/frame'
import type { MustHave } from '#shared/domain/options'
import { IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { useEntryLine } from '../../ui/use-entry-line.ts'
import { PersonField } from './answer-detail.tsx'
import styles from './shortlist.module.css'

interface Props {
  readonly mustHaves: readonly MustHave[]
  readonly participants: readonly Participant[]
  readonly readOnly: boolean
  readonly newRef: Ref<HTMLInputElement>
  readonly onAdd: (text: string) => void
  readonly onChange: (mustHave: MustHave, fields: Partial<MustHave>) => void
  readonly onMove: (mustHave: MustHave, places: 1 | -1) => void
  readonly onRemove: (mustHave: MustHave) => void
}

/** The conditions that knock a candidate out, each with somebody who answers it. */
export function MustHaveList({
  mustHaves,
  participants,
  readOnly,
  newRef,
  onAdd,
  onChange,
  onMove,
  onRemove,
}: Props) {
  return (
    <section className={`card flush ${styles['mustHaves']}`} aria-label="List of must-haves">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Code</span>
            </th>
            <th scope="col">Must-have: one fail takes a candidate out</th>
            <th scope="col">Owner</th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {mustHaves.map((mustHave, index) => {
            const code = `M${index + 1}`
            return (
              <tr key={mustHave.id}>
                <td className="strong ink2">{code}</td>
                <td className={styles['wide']}>
                  <TextField
                    label={`Must-have ${code}`}
                    hideLabel
                    bare
                    value={mustHave.text}
                    readOnly={readOnly}
                    onCommit={(text) => {
                      if (text.trim() !== '') onChange(mustHave, { text: text.trim() })
                    }}
                  />
                </td>
                <td className={styles['person']}>
                  <PersonField
                    label={`Owner of ${code}`}
                    hideLabel
                    bare
                    value={mustHave.ownerId}
                    participants={participants}
                    readOnly={readOnly}
                    onCommit={(ownerId) => onChange(mustHave, { ownerId })}
                  />
                </td>
                <td>
                  {!readOnly && (
                    <span className={`row ${styles['buttons']}`}>
                      <IconButton
                        icon="up"
                        label={`Move ${code} up`}
                        onClick={() => onMove(mustHave, -1)}
                        unavailable={index === 0 ? 'It is the first' : null}
                      />
                      <IconButton
                        icon="down"
                        label={`Move ${code} down`}
                        onClick={() => onMove(mustHave, 1)}
                        unavailable={index === mustHaves.length - 1 ? 'It is the last' : null}
                      />
                      <IconButton
                        icon="trash"
                        label={`Remove ${code}`}
                        onClick={() => onRemove(mustHave)}
                      />
                    </span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {!readOnly && <NewMustHave newRef={newRef} onAdd={onAdd} />}
    </section>
  )
}

/** Not a draft of an existing row but a new one: Enter adds it and is ready for the next. */
function NewMustHave({ newRef, onAdd }: Pick<Props, 'newRef' | 'onAdd'>) {
  const { input } = useEntryLine({
    field: 'new-must-have',
    maxLength: 2000,
    onEnter: (text) => {
      onAdd(text.trim())
      return true
    },
  })
  return (
    <div className={styles['new']}>
      <Kbd keys="N" />
      <input
        {...input}
        ref={newRef}
        className="field bare"
        aria-label="New must-have"
        placeholder="It must …"
      />
      <span className="xs ink3">Enter adds it</span>
    </div>
  )
}
