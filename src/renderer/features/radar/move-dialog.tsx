import { useState } from 'react'
import { ringGuide, ringNames } from '#shared/domain/radar'
import type { Ring } from '#shared/domain/values'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RingGlyph } from '../../ui/glyphs.tsx'
import { InputField } from '../../ui/input-field.tsx'
import { RadarDayField } from './radar-day-field.tsx'
import type { BlipRow, Placement } from './use-radar.ts'

interface Props {
  readonly row: BlipRow
  /** Null: off the radar. */
  readonly to: Ring | null
  readonly date: string | null
  readonly today: string
  readonly newRadarDue: boolean
  readonly onPlace: (placement: Placement) => void
  readonly onClose: () => void
}

/** A move needs a reason. Says what the ring asks of the team before anybody agrees to it. */
export function MoveDialog({ row, to, date, today, newRadarDue, onPlace, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [newRadar, setNewRadar] = useState(newRadarDue)
  const { name } = row.blip
  const from = ringNames[row.state.ring]
  const ready = reason.trim() !== ''
  const place = () => {
    if (ready) onPlace({ ring: to, reason, newRadar })
  }
  return (
    <Dialog
      title={
        to === null
          ? `Take ${name} off the radar?`
          : `Move ${name} from ${from} to ${ringNames[to]}?`
      }
      onClose={onClose}
      onSubmit={place}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            submit
            onClick={() => {}}
            unavailable={ready ? null : 'A move needs a reason'}
          >
            {to === null ? 'Take off' : `Move to ${ringNames[to]}`}
          </Button>
        </>
      }
    >
      {to !== null && (
        <p className="row ink2">
          <RingGlyph ring={to} />
          <span>
            {ringGuide[to].strategy} {ringGuide[to].actions}
          </span>
        </p>
      )}
      <InputField
        label="Reason"
        value={reason}
        onChange={setReason}
        placeholder="What we saw that says so"
        focused
      />
      <RadarDayField date={date} today={today} newRadar={newRadar} onChange={setNewRadar} />
    </Dialog>
  )
}
