import { useState } from 'react'
import { counted } from '#shared/domain/format'
import { SectorId } from '#shared/domain/ids'
import { movedBy } from '#shared/domain/ordering'
import type { Blip, Radar } from '#shared/domain/proof'
import { fewestSectors, mostSectors } from '#shared/domain/radar-edits'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import css from './radar-page.module.css'

interface Props {
  readonly sectors: Radar['sectors']
  readonly blips: readonly Blip[]
  /** @param seen what there was when the dialog was opened */
  readonly onSave: (sectors: Radar['sectors'], seen: Radar['sectors']) => void
  readonly onClose: () => void
}

/** Three to eight sectors, in their order clockwise from the left. */
export function SectorsDialog({ sectors, blips, onSave, onClose }: Props) {
  const [seen] = useState(sectors)
  const [drafts, setDrafts] = useState(sectors)
  const named = drafts.every(({ name }) => name.trim() !== '')
  const few = drafts.length <= fewestSectors
  const full = drafts.length >= mostSectors
  const save = () => {
    if (named && drafts.length >= fewestSectors) onSave(drafts, seen)
  }
  const add = () => setDrafts([...drafts, { id: SectorId.parse(crypto.randomUUID()), name: '' }])
  const lost = blips.filter(({ sectorId }) => !drafts.some(({ id }) => id === sectorId)).length

  return (
    <Dialog
      title="Which sectors does the radar have?"
      onClose={onClose}
      onSubmit={save}
      width="32rem"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            submit
            onClick={() => {}}
            unavailable={named ? null : 'Every sector needs a name'}
          >
            Save sectors
          </Button>
        </>
      }
    >
      <ol className={css['sectors']}>
        {drafts.map(({ id, name }, i) => {
          const count = blips.filter(({ sectorId }) => sectorId === id).length
          return (
            <li key={id} className="row">
              <input
                className="field"
                dir="auto"
                aria-label={`Sector ${i + 1}`}
                maxLength={80}
                value={name}
                onChange={(event) => setDrafts(drafts.with(i, { id, name: event.target.value }))}
              />
              <span className={`xs ink3 nowrap ${css['count']}`}>
                {counted(count, 'blip', 'blips')}
              </span>
              <IconButton
                icon="up"
                label={`Move sector ${i + 1} up`}
                unavailable={i === 0 ? 'It is the first one' : null}
                onClick={() => setDrafts(movedBy(drafts, id, -1))}
              />
              <IconButton
                icon="down"
                label={`Move sector ${i + 1} down`}
                unavailable={i === drafts.length - 1 ? 'It is the last one' : null}
                onClick={() => setDrafts(movedBy(drafts, id, 1))}
              />
              <IconButton
                icon="trash"
                label={`Remove sector ${i + 1}`}
                unavailable={few ? `A radar has at least ${fewestSectors} sectors` : null}
                onClick={() => setDrafts(drafts.filter((sector) => sector.id !== id))}
              />
            </li>
          )
        })}
      </ol>
      <div className="row">
        <Button
          size="small"
          icon="plus"
          onClick={add}
          unavailable={full ? `A radar has at most ${mostSectors} sectors` : null}
        >
          Add sector
        </Button>
      </div>
      {lost > 0 && (
        <p className="sm ink2" role="status">
          {counted(lost, 'blip goes', 'blips go')} to the first sector, “
          <bdi>{drafts[0]?.name}</bdi>”.
        </p>
      )}
    </Dialog>
  )
}
