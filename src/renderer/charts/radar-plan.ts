/**
 * The whole drawing of a radar before it is drawn: with names beside the blips while they can be
 * read so, and with numbers in them and the names in a list when there are too many.
 */
import type { SectorId } from '#shared/domain/ids'
import type { Box } from '#shared/domain/radar-labels'
import { type BlipToPlace, type RadarLayout, radarLayout } from '#shared/domain/radar-layout'
import { numberedLayout } from '#shared/domain/radar-numbers'
import { type Pill, ringPills, type SectorName, sectorNames, viewOf } from './radar-places.ts'
import { textWidth } from './text-width.ts'

export interface RadarPlan {
  readonly layout: RadarLayout
  readonly names: readonly SectorName[]
  readonly pills: readonly Pill[]
  /** What of the plane is shown. */
  readonly view: Box
  /** Whether blips are told by their numbers alone. */
  readonly isNumbered: boolean
}

export const labelSize = 14
/** Numbers stand in the dots only where these are at least so large. */
const roomForNumber = 9
/** Most of the width of a page of 1280 pixels beside a table, as 46 rem. */
export const widestDrawing = 736
/** The smallest letters, 13.5 units, are 13 pixels or more where no more than this is shown there. */
const widestNamed = widestDrawing * (13.5 / 13)
const highestNamed = 700

/** The same input always gives the same plan. */
export function radarPlan(
  blips: readonly BlipToPlace[],
  sectors: readonly { readonly id: SectorId; readonly name: string }[],
): RadarPlan {
  const ids = sectors.map(({ id }) => id)
  const named = radarLayout(blips, ids, (text) => textWidth(text, labelSize) * 1.04)
  const fitting = [false, true]
    .map((isNarrow) => planOf(named, sectors, { isNumbered: false, isNarrow }))
    .find(({ view }) => view.width <= widestNamed && view.height <= highestNamed)
  return fitting && named.blipRadius >= roomForNumber
    ? fitting
    : planOf(numberedLayout(blips, ids), sectors, { isNumbered: true, isNarrow: true })
}

function planOf(
  layout: RadarLayout,
  sectors: readonly { readonly id: SectorId; readonly name: string }[],
  { isNumbered, isNarrow }: { readonly isNumbered: boolean; readonly isNarrow: boolean },
): RadarPlan {
  const names = sectorNames(sectors, layout, isNarrow)
  return { layout, names, pills: ringPills(layout), view: viewOf(layout, names), isNumbered }
}
