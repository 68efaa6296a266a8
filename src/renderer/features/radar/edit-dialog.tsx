import { useState } from 'react'
import { SectorId } from '#shared/domain/ids'
import type { Radar } from '#shared/domain/proof'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/fields.ts'
import { InputField } from '../../ui/input-field.tsx'
import type { BlipRow } from './use-radar.ts'

interface Props {
  readonly row: BlipRow
  readonly sectors: Radar['sectors']
  readonly onSave: (text: {
    readonly name: string
    readonly sectorId: SectorId
    readonly reason: string
  }) => void
  readonly onTakeOff: () => void
  readonly onDelete: () => void
  readonly onClose: () => void
}

/** Reason, name and sector of a blip. Its ring changes by a move only. */
export function EditDialog({ row, sectors, onSave, onTakeOff, onDelete, onClose }: Props) {
  const [reason, setReason] = useState(row.state.reason)
  const [name, setName] = useState(row.blip.name)
  const [sectorId, setSectorId] = useState<SectorId>(row.blip.sectorId)
  const ready = reason.trim() !== '' && name.trim() !== ''
  const save = () => {
    if (ready) onSave({ name: name.trim(), sectorId, reason: reason.trim() })
  }
  return (
    <Dialog
      title={`What do we say about ${row.blip.name}?`}
      onClose={onClose}
      onSubmit={save}
      width="34rem"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            submit
            onClick={() => {}}
            unavailable={ready ? null : 'A blip needs a name and a reason'}
          >
            Save
          </Button>
          <span className="sp" />
          <Button kind="quiet" onClick={onTakeOff}>
            Take off the radar
          </Button>
          <Button kind="quiet" onClick={onDelete}>
            Delete
          </Button>
        </>
      }
    >
      <InputField label="Reason" value={reason} onChange={setReason} focused />
      <InputField label="Name" value={name} onChange={setName} />
      <SelectField
        label="Sector"
        value={sectorId}
        options={sectors.map((sector) => ({ value: sector.id, label: sector.name }))}
        onCommit={(id) => setSectorId(SectorId.parse(id))}
      />
    </Dialog>
  )
}
