import { useState } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import { SectorId } from '#shared/domain/ids'
import type { Blip } from '#shared/domain/proof'
import { ringGuide, ringNames, rings } from '#shared/domain/radar'
import type { Tool } from '#shared/domain/tool'
import type { Ring } from '#shared/domain/values'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/fields.ts'
import { SearchList } from '../../ui/search-list.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { type Addable, addables } from './addable.ts'
import { InputField } from '../../ui/input-field.tsx'
import { RadarDayField } from './radar-day-field.tsx'
import type { Placement } from './use-radar.ts'

/** What is added, with ring and reason as a start where results propose them. */
export interface AddStart {
  readonly what: Addable
  readonly ring: Ring
  readonly reason: string
}

interface Props {
  readonly evaluation: Evaluation
  /** What can be on it besides candidates and what is in place. */
  readonly tools: readonly Tool[]
  readonly today: string
  readonly newRadarDue: boolean
  /** Null: nothing is picked yet. */
  readonly start: AddStart | null
  readonly onAdd: (blip: Omit<Blip, 'history' | 'id'>, placement: Placement) => void
  readonly onClose: () => void
}

/** Adding a blip: first what, from candidates, the stack or an own name, then where and why. */
export function AddDialog({ start, ...props }: Props) {
  const [picked, setPicked] = useState<AddStart | null>(start)
  return picked ? (
    <PlaceDialog {...props} start={picked} />
  ) : (
    <PickDialog {...props} onPick={(what) => setPicked({ what, ring: 'assess', reason: '' })} />
  )
}

function PickDialog({
  evaluation,
  tools,
  onPick,
  onClose,
}: Pick<Props, 'evaluation' | 'tools' | 'onClose'> & { readonly onPick: (what: Addable) => void }) {
  const [query, setQuery] = useState('')
  return (
    <Dialog title="What goes on the radar?" onClose={onClose} width="34rem">
      <SearchList
        label="Candidate, tool, or a name"
        placeholder="Candidate, tool, or a name"
        query={query}
        onQuery={setQuery}
        items={addables(evaluation, query, tools)}
        keyOf={({ key }) => key}
        render={({ name, origin }) => (
          <>
            <bdi className="grow">{name}</bdi>
            <span className="xs ink3">{origin}</span>
          </>
        )}
        onChoose={onPick}
        onEscape={onClose}
        autoFocus
        empty={
          query.trim() === ''
            ? 'Every candidate is on the radar. Type the name of something else.'
            : 'It is on the radar already.'
        }
      />
    </Dialog>
  )
}

function PlaceDialog({
  evaluation,
  today,
  newRadarDue,
  start,
  onAdd,
  onClose,
}: Omit<Props, 'start'> & { readonly start: AddStart }) {
  const { sectors, date } = evaluation.radar
  const [name, setName] = useState(start.what.name)
  const [sectorId, setSectorId] = useState<SectorId | null>(sectors[0]?.id ?? null)
  const [ring, setRing] = useState<Ring>(start.ring)
  const [reason, setReason] = useState(start.reason)
  const [newRadar, setNewRadar] = useState(newRadarDue)
  const ready = name.trim() !== '' && reason.trim() !== '' && sectorId !== null
  const add = () => {
    if (!ready) return
    const { candidateId, toolId } = start.what
    onAdd({ name: name.trim(), sectorId, candidateId, toolId }, { ring, reason, newRadar })
  }
  return (
    <Dialog
      title={`Where does ${start.what.name} go?`}
      onClose={onClose}
      onSubmit={add}
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
            Add to the radar
          </Button>
        </>
      }
    >
      <InputField
        label="Reason"
        value={reason}
        onChange={setReason}
        placeholder="Why it is in this ring"
        focused
      />
      <div className="fieldset">
        <span className="label">Ring</span>
        <div>
          <Segmented
            label="Ring"
            value={ring}
            options={rings.map((one) => ({ value: one, label: ringNames[one] }))}
            onChange={setRing}
          />
        </div>
        <span className="xs ink3">
          {ringGuide[ring].strategy} {ringGuide[ring].actions}
        </span>
      </div>
      <SelectField
        label="Sector"
        value={sectorId ?? ''}
        options={sectors.map((sector) => ({ value: sector.id, label: sector.name }))}
        onCommit={(id) => setSectorId(SectorId.parse(id))}
      />
      <InputField label="Name" value={name} onChange={setName} />
      <RadarDayField date={date} today={today} newRadar={newRadar} onChange={setNewRadar} />
    </Dialog>
  )
}
