/**
 * Where blips and their labels go on the drawing.
 *
 * A blip sits in its ring and sector, and within the ring near the edge that it came over: inwards
 * at the outer edge, outwards at the inner one, and in the middle where it has not moved. A ring
 * that is crowded in a sector is filled row by row instead. Where a blip moved, its old place is in
 * the old ring near the same ray, so that the trail between them runs clear of other blips where
 * there is room. The same input always gives the same drawing.
 */
import type { BlipId, SectorId } from '#shared/domain/ids'
import { groupedBy } from '#shared/domain/grouping'
import {
  innerRadii,
  middleOf,
  type Point,
  pointAt,
  radarRadius,
  type RingBands,
  ringRadii,
  usualBands,
} from '#shared/domain/radar-geometry'
import { placeLabels, type PlacedLabel } from '#shared/domain/radar-labels'
import { oldPlaces } from '#shared/domain/radar-trails'
import { entry } from '#shared/domain/statistics'
import type { Ring } from '#shared/domain/values'

/** What the layout needs to know of a blip. */
export interface BlipToPlace {
  readonly id: BlipId
  readonly name: string
  readonly sectorId: SectorId
  readonly ring: Ring
  /** Where it was before; null when it is new or has not moved. */
  readonly previousRing: Ring | null
}

export interface PlacedBlip extends BlipToPlace, Point {
  /** The old place of a blip that moved; null otherwise, and where there is no room for trails. */
  readonly previous: Point | null
  /** Null where blips are told by their numbers, and names are in a list. */
  readonly label: PlacedLabel | null
}

export interface LabelledBlip extends PlacedBlip {
  readonly label: PlacedLabel
}

export interface RadarLayout {
  readonly blips: readonly PlacedBlip[]
  readonly blipRadius: number
  readonly bands: RingBands
  /** Rays between sectors, as angles in radians, clockwise from the right. */
  readonly borders: readonly number[]
  /** The box around everything, labels included. */
  readonly box: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }
}

/** A layout in which every blip has its name. */
export interface LabelledLayout extends RadarLayout {
  readonly blips: readonly LabelledBlip[]
  /** In [4, 11]: smaller the more blips there are. */
  readonly blipRadius: number
}

/**
 * Lays out a radar with names.
 *
 * @param widthOf width of a text in the label's font, in the drawing's units
 * @throws {RangeError} if a blip names a sector that is not there
 */
export function radarLayout(
  blips: readonly BlipToPlace[],
  sectors: readonly SectorId[],
  widthOf: (text: string) => number = (text) => text.length * 7.2,
): LabelledLayout {
  const width = (2 * Math.PI) / Math.max(1, sectors.length)
  const borders = bordersOf(sectors)
  refuseLost(blips, sectors)
  const groups = [...groupedBy(blips, ({ sectorId, ring }) => `${sectorId} ${ring}`).values()]
  const blipRadius = radiusFor(groups, width)
  const places = new Map<BlipId, { readonly angle: number; readonly radius: number }>()
  for (const group of groups) {
    const [first] = group
    if (!first) continue
    const start = Math.PI + sectors.indexOf(first.sectorId) * width
    const spots = spotsIn(first.ring, start, width, blipRadius, group.length)
    const edges = edgesOf(first.ring, width, blipRadius, group.length)
    group.forEach((blip, i) => {
      const { angle, radius } = entry(spots, i)
      places.set(blip.id, { angle, radius: edges?.[sideOf(blip)] ?? radius })
    })
  }
  const drawn = blips.map((blip) => {
    const { angle, radius } = places.get(blip.id) ?? { angle: 0, radius: 0 }
    const start = Math.PI + sectors.indexOf(blip.sectorId) * width
    return {
      ...blip,
      ...pointAt(angle, radius),
      angle,
      sector: [start, start + width] as const,
      previousRing: blip.previousRing === blip.ring ? null : blip.previousRing,
    }
  })
  const previous = oldPlaces(drawn, blipRadius)
  const placed = blips.map((blip, i) => {
    const { x, y } = entry(drawn, i)
    return { ...blip, x, y, previous: previous[i] ?? null }
  })
  const labels = placeLabels(placed, blipRadius, radarRadius, widthOf)
  return {
    blips: placed.map((blip, i) => ({ ...blip, label: entry(labels, i) })),
    blipRadius,
    bands: usualBands,
    borders,
    box: boxAround(labels),
  }
}

/** Rays between sectors, the first at the left, clockwise. */
export function bordersOf(sectors: readonly SectorId[]): number[] {
  const width = (2 * Math.PI) / Math.max(1, sectors.length)
  return sectors.map((_, i) => (Math.PI + i * width) % (2 * Math.PI))
}

/** @throws {RangeError} if a blip names a sector that is not there */
export function refuseLost(blips: readonly BlipToPlace[], sectors: readonly SectorId[]): void {
  for (const { sectorId } of blips)
    if (!sectors.includes(sectorId)) throw new RangeError('A blip is in no sector of the radar')
}

/** Radii of the rows of blips that fit into a ring, the middle one first. */
function rowsIn(ring: Ring, blipRadius: number): number[] {
  const pitch = 2 * blipRadius + 3
  const inner = Math.max(innerRadii[ring], blipRadius) + blipRadius
  const room = ringRadii[ring] - blipRadius - 1 - inner
  const count = Math.max(1, Math.floor(room / pitch) + 1)
  if (count === 1) return [middleOf(ring)]
  const rows = Array.from({ length: count }, (_, i) => inner + (room * i) / (count - 1))
  return rows.toSorted(
    (a, b) => Math.abs(a - middleOf(ring)) - Math.abs(b - middleOf(ring)) || b - a,
  )
}

/** How many blips fit side by side on a row, with room at the borders of the sector. */
function capacity(radius: number, width: number, blipRadius: number): number {
  const margin = 2 * Math.asin(Math.min(1, (blipRadius + 2) / radius))
  const pitch = 2 * Math.asin(Math.min(1, (blipRadius + 1.5) / radius))
  return width < margin ? 0 : Math.floor((width - margin) / pitch + 1e-9) + 1
}

function radiusFor(groups: readonly (readonly BlipToPlace[])[], width: number): number {
  for (let radius = 11; radius > 4; radius -= 1) {
    const fits = groups.every((group) => {
      const ring = group[0]?.ring ?? 'hold'
      const room = rowsIn(ring, radius).reduce((sum, row) => sum + capacity(row, width, radius), 0)
      return room >= group.length
    })
    if (fits) return radius
  }
  return 4
}

/** Places for so many blips in one ring of one sector: one row while it is not crowded. */
function spotsIn(ring: Ring, start: number, width: number, blipRadius: number, count: number) {
  const rows = rowsIn(ring, blipRadius)
  const used: { radius: number; count: number }[] = []
  let left = count
  for (const radius of rows) {
    if (left === 0) break
    const fitting = Math.min(left, capacity(radius, width, blipRadius))
    if (fitting > 0) used.push({ radius, count: fitting })
    left -= fitting
  }
  // More than fit at the smallest size: they share the first row and overlap.
  if (left > 0) used.push({ radius: middleOf(ring), count: left })
  return used.flatMap((row) => {
    const margin = Math.asin(Math.min(1, (blipRadius + 2) / row.radius))
    const room = Math.max(0, width - 2 * margin)
    return Array.from({ length: row.count }, (_, i) => ({
      radius: row.radius,
      angle: start + margin + room * (row.count === 1 ? alone[ring] : spread(i, row.count)),
    }))
  })
}

type Side = 'inner' | 'middle' | 'outer'

/** Which edge of its ring a blip came over. */
function sideOf({ ring, previousRing }: BlipToPlace): Side {
  if (previousRing === null || previousRing === ring) return 'middle'
  return ringRadii[previousRing] > ringRadii[ring] ? 'outer' : 'inner'
}

/** How far in and out so many blips may stand, each on a ray of its own; null where it is crowded. */
function edgesOf(
  ring: Ring,
  width: number,
  blipRadius: number,
  count: number,
): Readonly<Record<Side, number>> | null {
  const rows = rowsIn(ring, blipRadius)
  const [inner, outer] = [Math.min(...rows), Math.max(...rows)]
  if (count > capacity(inner, width, blipRadius)) return null
  return { inner, middle: middleOf(ring), outer }
}

/** Where a blip that is alone in its row sits on the arc: apart from those of the other rings. */
const alone: Readonly<Record<Ring, number>> = { adopt: 0.5, trial: 0.4, assess: 0.65, hold: 0.25 }

/** Evenly over the arc; few blips keep away from its ends, so that labels find room. */
function spread(index: number, count: number): number {
  const inset = 0.5 / count / count
  return inset + ((1 - 2 * inset) * index) / (count - 1)
}

function boxAround(labels: readonly PlacedLabel[]) {
  const left = Math.min(-radarRadius, ...labels.map(({ box }) => box.left))
  const right = Math.max(radarRadius, ...labels.map(({ box }) => box.left + box.width))
  const top = Math.min(-radarRadius, ...labels.map(({ box }) => box.top))
  const bottom = Math.max(radarRadius, ...labels.map(({ box }) => box.top + box.height))
  return { left, top, width: right - left, height: bottom - top }
}
