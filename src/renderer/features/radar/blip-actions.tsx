import { rings, ringNames } from '#shared/domain/radar'
import type { Ring } from '#shared/domain/values'
import { Button } from '../../ui/button.tsx'
import css from './radar-page.module.css'
import type { OpenDialog } from './radar-dialogs.tsx'
import type { BlipRow } from './use-radar.ts'

interface Props {
  readonly row: BlipRow
  readonly onOpen: (dialog: OpenDialog) => void
}

/** The ring next to one, inwards (-1) or outwards (1); null at the end. */
export function neighbourRing(ring: Ring, step: -1 | 1): Ring | null {
  return rings[rings.indexOf(ring) + step] ?? null
}

/** What can be done with the chosen blip. */
export function BlipActions({ row, onOpen }: Props) {
  const inwards = neighbourRing(row.state.ring, -1)
  const outwards = neighbourRing(row.state.ring, 1)
  const move = (to: Ring | null) => {
    if (to) onOpen({ kind: 'move', row, to })
  }
  return (
    <div className={css['actions']} role="group" aria-label={`Actions for ${row.blip.name}`}>
      <Button
        size="small"
        keys="I"
        onClick={() => move(inwards)}
        unavailable={inwards ? null : 'It is in the innermost ring'}
      >
        {inwards ? `Inwards to ${ringNames[inwards]}` : 'Inwards'}
      </Button>
      <Button
        size="small"
        keys="O"
        onClick={() => move(outwards)}
        unavailable={outwards ? null : 'It is in the outermost ring'}
      >
        {outwards ? `Outwards to ${ringNames[outwards]}` : 'Outwards'}
      </Button>
      <Button size="small" keys="E" onClick={() => onOpen({ kind: 'edit', row })}>
        Edit
      </Button>
    </div>
  )
}
