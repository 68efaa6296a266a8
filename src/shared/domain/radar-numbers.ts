/**
 * Where blips go on a crowded radar, as the classic radars have it: each a dot that is large enough
 * for its number, its name in a list. Rings are as wide as what stands in them needs, and the ray
 * to the left stays free for their names.
 */
import { groupedBy } from '#shared/domain/grouping'
import type { BlipId, SectorId } from '#shared/domain/ids'
import { type Point, pointAt, radarRadius, type RingBands } from '#shared/domain/radar-geometry'
import {
  type BlipToPlace,
  bordersOf,
  type RadarLayout,
  refuseLost,
} from '#shared/domain/radar-layout'
import { Ring } from '#shared/domain/values'

/** Of the dots, in units of the drawing: a number of two digits fits, from 100 on one of three. */
const [dotRadius, largeDotRadius] = [12, 15]
/** Between two dots: room for the mark of one that moved. */
const apart = 6
/** Nothing stands in the very middle. */
const middle = 8
/** A name of a ring has room across it. */
const narrowestRing = 52
/** Half the height of the names of the rings, along the ray to the left. */
const nameHalf = 13

/** A ray of a dot, as an angle from its sector's start. */
interface Row {
  readonly radius: number
  readonly from: number
  readonly to: number
  readonly capacity: number
}

/**
 * Lays out a radar without names. Blips of a sector and ring stand in the order of the list, from
 * the outer row inwards, clockwise. The same input always gives the same drawing.
 *
 * @throws {RangeError} if a blip names a sector that is not there
 */
export function numberedLayout(
  blips: readonly BlipToPlace[],
  sectors: readonly SectorId[],
): RadarLayout {
  refuseLost(blips, sectors)
  const dot = blips.length < 100 ? dotRadius : largeDotRadius
  const groups = groupedBy(blips, ({ sectorId, ring }) => `${sectorId} ${ring}`)
  const groupOf = (sectorId: SectorId, ring: Ring) => groups.get(`${sectorId} ${ring}`) ?? []
  const width = (2 * Math.PI) / Math.max(1, sectors.length)
  const rowAt = (radius: number, sector: number): Row => {
    const side = angleOf(dot + 3, radius)
    const named = angleOf(nameHalf + dot + 2, radius)
    const from = sector === 0 ? named : side
    const to = width - (sector === sectors.length - 1 ? named : side)
    const pitch = 2 * angleOf(dot + apart / 2, radius)
    const capacity = to < from ? 0 : Math.floor((to - from) / pitch + 1e-9) + 1
    return { radius, from, to, capacity }
  }

  const rows = rowsOf(
    (ring, radii) =>
      sectors.every((id, sector) => {
        const room = radii.reduce((sum, radius) => sum + rowAt(radius, sector).capacity, 0)
        return room >= groupOf(id, ring).length
      }),
    dot,
  )
  const places = new Map<BlipId, Point>()
  sectors.forEach((id, sector) => {
    const start = Math.PI + sector * width
    for (const ring of Ring.options) {
      const group = groupOf(id, ring)
      const points = filled(
        rows.radii[ring].map((radius) => rowAt(radius, sector)),
        group.length,
      ).flatMap(({ radius, angles }) => angles.map((angle) => pointAt(start + angle, radius)))
      group.forEach((blip, i) => {
        const point = points[i]
        if (point) places.set(blip.id, point)
      })
    }
  })
  const radius = rows.bands.hold.outer
  return {
    blips: blips.map((blip) => ({
      ...blip,
      previousRing: blip.previousRing === blip.ring ? null : blip.previousRing,
      ...(places.get(blip.id) ?? { x: 0, y: 0 }),
      previous: null,
      label: null,
    })),
    blipRadius: dot,
    bands: rows.bands,
    borders: bordersOf(sectors),
    box: { left: -radius, top: -radius, width: 2 * radius, height: 2 * radius },
  }
}

/** The angle under which something of this half width is seen from the centre. */
const angleOf = (half: number, radius: number) => Math.asin(Math.min(1, half / radius))

/** Every ring with as many rows as what stands in it needs; what is left of the usual size is shared. */
function rowsOf(fits: (ring: Ring, radii: readonly number[]) => boolean, dot: number) {
  const pitch = 2 * dot + apart
  const needed = (ring: Ring, inner: number, slack: number) => {
    for (let count = 1; ; count += 1) {
      const least = 2 * (dot + 3) + (count - 1) * pitch
      const thickness = Math.max(narrowestRing, least) + slack
      const air = (thickness - least) / (count + 1)
      const radii = Array.from(
        { length: count },
        (_, i) => inner + dot + 3 + air + i * (pitch + air),
      )
      if (fits(ring, radii)) return { radii, outer: inner + thickness }
    }
  }
  const build = (slack: number) => {
    let inner = middle
    const bands: Partial<Record<Ring, { inner: number; outer: number }>> = {}
    const radii: Partial<Record<Ring, readonly number[]>> = {}
    for (const ring of Ring.options) {
      const found = needed(ring, inner, slack)
      bands[ring] = { inner, outer: found.outer }
      radii[ring] = found.radii
      inner = found.outer
    }
    // Each ring has been given its rows in turn.
    return { bands: bands as RingBands, radii: radii as Record<Ring, readonly number[]> }
  }
  const least = build(0)
  const left = radarRadius - least.bands.hold.outer
  return left > 0 ? build(left / Ring.options.length) : least
}

/** So many dots over the rows, as evenly as their room allows, the outer rows first. */
function filled(rows: readonly Row[], count: number) {
  const outerFirst = rows.toReversed().filter(({ capacity }) => capacity > 0)
  let left = count
  let room = outerFirst.reduce((sum, { capacity }) => sum + capacity, 0)
  return outerFirst.map(({ radius, from, to, capacity }) => {
    const here = Math.min(left, capacity, Math.ceil((left * capacity) / Math.max(1, room)))
    left -= here
    room -= capacity
    return { radius, angles: spread(from, to, here, capacity) }
  })
}

/** Angles on an arc: from end to end where it is full, and away from the ends where it is not. */
function spread(from: number, to: number, count: number, capacity: number): number[] {
  if (count === 0) return []
  const width = to - from
  // With as many as fit there is no air left; with few of them they stand as if in equal parts.
  const edge = count === 1 ? 0.5 : (0.5 / count) * (1 - (count - 1) / Math.max(1, capacity - 1))
  return Array.from({ length: count }, (_, i) =>
    count === 1 ? from + width * edge : from + width * (edge + ((1 - 2 * edge) * i) / (count - 1)),
  )
}
