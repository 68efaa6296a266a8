import { useId, useState } from 'react'
import type { ParkedItem } from '#shared/domain/frame'
import { ItemId, type ParticipantId } from '#shared/domain/ids'
import { formatShortDay } from '#shared/domain/format'
import { useOpenEvaluation } from '../store/evaluation-context.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { useAllCommands, useCommands } from '../ui/commands.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { CheckField, SelectField, TextField } from '../ui/fields.ts'
import { Labelled } from '../ui/fields/labelled.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useEntryLine } from '../ui/use-entry-line.ts'

const commandId = 'parking-lot'

/** One key to put something aside from anywhere, whether the panel is open or not. */
export function ParkingLotCommand() {
  const { readOnly } = useOpenEvaluation()
  const [open, setOpen] = useState(false)
  useCommands([
    {
      id: commandId,
      label: 'Put something into the parking lot',
      keys: ['P'],
      hint: 'parking lot',
      run: () => setOpen(true),
    },
  ])
  return open ? (
    <ParkingLotDialog readOnly={readOnly !== null} onClose={() => setOpen(false)} />
  ) : null
}

/** At the foot of the panel: what was put aside. */
export function ParkingLot() {
  const { evaluation } = useOpenEvaluation()
  const command = useAllCommands().find(({ id }) => id === commandId)
  const names = new Map(evaluation.participants.map(({ id, name }) => [id, name]))

  const waiting = evaluation.parkingLot.filter(({ done }) => !done)
  return (
    <section className="parking">
      <button type="button" className="row parking-head" onClick={() => command?.run()}>
        <span className="label">Parking lot</span>
        <span className="sp" />
        <Kbd keys="P" />
      </button>
      {waiting.slice(-3).map((item) => (
        <p key={item.id} className="sm">
          <bdi>{item.text}</bdi> <span className="ink3 nowrap">{people(item, names)}</span>
        </p>
      ))}
      {waiting.length > 3 && <p className="xs ink3">and {waiting.length - 3} more</p>}
    </section>
  )
}

function people({ byId, ownerId }: ParkedItem, names: ReadonlyMap<ParticipantId, string>): string {
  const first = (id: ParticipantId | null) => (id && names.get(id)?.split(' ')[0]) ?? ''
  return [first(byId), first(ownerId)].filter(Boolean).join(' → ')
}

interface DialogProps {
  readonly readOnly: boolean
  readonly onClose: () => void
}

function ParkingLotDialog({ readOnly, onClose }: DialogProps) {
  const { evaluation, edit } = useOpenEvaluation()
  const owners = [
    { value: '', label: 'Nobody yet' },
    ...evaluation.participants.map(({ id, name }) => ({ value: id as string, label: name })),
  ]
  const add = (text: string) => {
    const id = ItemId.parse(crypto.randomUUID())
    void edit(`Park “${text.trim()}”`, (e) =>
      e.append('parkingLot', {
        id,
        text: text.trim(),
        byId: null,
        ownerId: null,
        due: null,
        done: false,
      }),
    )
  }
  const patch = (item: ParkedItem, fields: Partial<ParkedItem>) =>
    void edit(`Change “${item.text}” in the parking lot`, (e) =>
      e.patch('parkingLot', item.id, fields),
    )

  return (
    <Dialog
      title="Parking lot"
      onClose={onClose}
      width="52rem"
      actions={
        <Button onClick={onClose} keys="Escape">
          Back to the step
        </Button>
      }
    >
      {!readOnly && <PutAside onAdd={add} />}
      {evaluation.parkingLot.length === 0 ? (
        <p className="ink3">
          Nothing is parked. What is parked has an owner and a date, and reaches the record.
        </p>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Owner</th>
              <th scope="col">Due</th>
              <th scope="col">Done</th>
              <th scope="col">
                <span className="visually-hidden">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {evaluation.parkingLot.map((item) => (
              <tr key={item.id}>
                <td style={{ width: '45%' }}>
                  <TextField
                    bare
                    hideLabel
                    label="Question"
                    value={item.text}
                    readOnly={readOnly}
                    onCommit={(text) => patch(item, { text })}
                  />
                </td>
                <td>
                  <SelectField
                    bare
                    hideLabel
                    label={`Owner of ${item.text}`}
                    value={item.ownerId ?? ''}
                    options={owners}
                    readOnly={readOnly}
                    // The options are the participants' own ids.
                    onCommit={(id) =>
                      patch(item, { ownerId: id === '' ? null : (id as ParticipantId) })
                    }
                  />
                </td>
                <td>
                  {readOnly ? (
                    item.due && formatShortDay(item.due)
                  ) : (
                    <TextField
                      bare
                      hideLabel
                      type="date"
                      label={`Due date of ${item.text}`}
                      value={item.due ?? ''}
                      onCommit={(due) => patch(item, { due: due || null })}
                    />
                  )}
                </td>
                <td>
                  <CheckField
                    hideLabel
                    label={`Done: ${item.text}`}
                    checked={item.done}
                    readOnly={readOnly}
                    onCommit={(done) => patch(item, { done })}
                  />
                </td>
                <td>
                  {!readOnly && (
                    <IconButton
                      icon="trash"
                      label={`Remove ${item.text}`}
                      onClick={() =>
                        void edit(`Remove “${item.text}” from the parking lot`, (e) =>
                          e.remove('parkingLot', item.id),
                        )
                      }
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  )
}

/** The room may interrupt whoever is typing: it is still there when the dialog is opened again. */
function PutAside({ onAdd }: { readonly onAdd: (text: string) => void }) {
  const id = useId()
  const { input } = useEntryLine({
    field: 'put-aside',
    maxLength: 2000,
    onEnter: (text) => {
      onAdd(text)
      return true
    },
    staysOnEscape: true,
  })
  return (
    <div data-autofocus>
      <Labelled
        id={id}
        label="Put aside"
        help="Enter adds it. Owner and date can follow. What is typed stays until then."
      >
        <input {...input} id={id} className="field" />
      </Labelled>
    </div>
  )
}
