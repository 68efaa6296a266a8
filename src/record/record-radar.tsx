import type { Evaluation } from '#shared/domain/evaluation'
import { blipState, numberedBlips, ringNames } from '#shared/domain/radar'
import { RadarChart } from '../renderer/charts/radar-chart.tsx'
import { fittedText } from '../renderer/charts/text-width.ts'

/** Longer names end in "…", so that one of them does not shrink the drawing: the table has them whole. */
const longest = 220

/** The radar on paper, blips numbered as in the table below it. */
export function RecordRadar({
  evaluation,
  label,
}: {
  readonly evaluation: Evaluation
  readonly label: string
}) {
  const blips = numberedBlips(evaluation).flatMap(({ number, blip }) => {
    const { ring, previousRing, movement, words } = blipState(blip)
    if (ring === null) return []
    return [
      {
        id: blip.id,
        name: fittedText(blip.name, longest, 14),
        sectorId: blip.sectorId,
        ring,
        previousRing,
        number,
        isNew: movement === 'new',
        description: `${blip.name}, ${ringNames[ring]}, ${words}`,
      },
    ]
  })
  const sectors = evaluation.radar.sectors.map(({ id, name }) => ({
    id,
    name: fittedText(name, longest, 15),
  }))
  return <RadarChart blips={blips} sectors={sectors} label={label} />
}
