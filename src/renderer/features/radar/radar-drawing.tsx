import { useEffect, useRef } from 'react'
import type { BlipId } from '#shared/domain/ids'
import type { Radar } from '#shared/domain/proof'
import { ringNames } from '#shared/domain/radar'
import { RadarChart } from '../../charts/radar-chart.tsx'
import css from './radar-page.module.css'
import type { BlipRow } from './use-radar.ts'

interface Props {
  readonly rows: readonly BlipRow[]
  readonly sectors: Radar['sectors']
  readonly chosenId: BlipId | null
  readonly onChoose: (id: BlipId) => void
  readonly label: string
}

/** The radar on the page. Tab reaches the chosen blip, and the arrows of the page go on from there. */
export function RadarDrawing({ rows, sectors, chosenId, onChoose, label }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const drawing = ref.current
    if (!drawing?.contains(document.activeElement)) return
    drawing.querySelector<SVGElement>('[aria-pressed="true"]')?.focus()
  }, [chosenId])

  return (
    <div ref={ref} className={css['drawing']} data-radar>
      <RadarChart
        blips={rows.map(({ number, blip, state }) => ({
          id: blip.id,
          number,
          name: blip.name,
          sectorId: blip.sectorId,
          ring: state.ring,
          previousRing: state.previousRing,
          isNew: state.movement === 'new',
          description: `${blip.name}, ${ringNames[state.ring]}, ${state.words}`,
        }))}
        sectors={sectors}
        label={label}
        chosenId={chosenId}
        onChoose={onChoose}
      />
    </div>
  )
}
