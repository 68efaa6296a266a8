import { useEffect, useRef } from 'react'
import type { BlipId } from '#shared/domain/ids'
import type { Radar } from '#shared/domain/proof'
import { ringNames } from '#shared/domain/radar'
import { RadarChart, type RadarChartBlip } from '../../charts/radar-chart.tsx'
import type { RadarPlan } from '../../charts/radar-plan.ts'
import css from './radar-page.module.css'
import type { BlipRow } from './use-radar.ts'

interface Props {
  readonly rows: readonly BlipRow[]
  readonly sectors: Radar['sectors']
  readonly label: string
  readonly plan: RadarPlan
}

interface DrawingProps extends Props {
  readonly chosenId: BlipId | null
  readonly onChoose: (id: BlipId) => void
  readonly pointedId: BlipId | null
  readonly onPoint: (id: BlipId | null) => void
}

/** The radar on the page. Tab reaches the chosen blip, and the arrows of the page go on from there. */
export function RadarDrawing({ rows, ...shown }: DrawingProps) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const drawing = ref.current
    if (!drawing?.contains(document.activeElement)) return
    drawing.querySelector<SVGElement>('[aria-pressed="true"]')?.focus()
  }, [shown.chosenId])

  return (
    <div ref={ref} className={css['drawing']} data-radar>
      <RadarChart blips={drawnBlips(rows)} {...shown} />
    </div>
  )
}

/** The radar as a page or a picture of its own, which has to say by itself what the numbers are. */
export function RadarSheet({ rows, ...shown }: Props) {
  return (
    <div className={css['sheet']} data-radar-sheet aria-hidden="true">
      <RadarChart blips={drawnBlips(rows)} {...shown} withLegend />
    </div>
  )
}

export function drawnBlips(rows: readonly BlipRow[]): RadarChartBlip[] {
  return rows.map(({ number, blip, state }) => ({
    id: blip.id,
    number,
    name: blip.name,
    sectorId: blip.sectorId,
    ring: state.ring,
    previousRing: state.previousRing,
    isNew: state.movement === 'new',
    description: `${blip.name}, ${ringNames[state.ring]}, ${state.words}`,
  }))
}
