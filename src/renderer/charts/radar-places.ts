/**
 * Where the words around the radar go: names of sectors, names of rings, and how much of the
 * plane is shown.
 */
import type { SectorId } from '#shared/domain/ids'
import { rings } from '#shared/domain/radar'
import { pointAt, type RingBands } from '#shared/domain/radar-geometry'
import type { Box } from '#shared/domain/radar-labels'
import type { RadarLayout } from '#shared/domain/radar-layout'
import type { Ring } from '#shared/domain/values'
import { textWidth } from './text-width.ts'
import { wrapped } from './wrapped.ts'

/** The name of a sector as text. `y` is the baseline of the first line. */
export interface SectorName {
  readonly id: SectorId
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
}

const nameSize = 15
const nameLine = 19
/** The least that is shown, however few labels there are: room for the corners. */
const frame: Box = { left: -330, top: -278, width: 626, height: 556 }

/**
 * Names of the sectors: in the corners where there are four, otherwise outside of the middle of
 * each sector, as near as no label is in the way.
 *
 * @param isNarrow in short lines, so that less room is needed beside the drawing
 */
export function sectorNames(
  sectors: readonly { readonly id: SectorId; readonly name: string }[],
  layout: RadarLayout,
  isNarrow = false,
): SectorName[] {
  if (sectors.length === 4) return inCorners(sectors, layout)
  const taken = labelBoxes(layout)
  const { outer } = layout.bands.hold
  const width = (2 * Math.PI) / Math.max(1, sectors.length)
  return sectors.map(({ id, name }, i) => {
    const angle = Math.PI + (i + 0.5) * width
    const lines = isNarrow ? narrow(name) : twoLines(name)
    const size = {
      width: Math.max(...lines.map((line) => textWidth(line, nameSize) * 1.05)),
      height: lines.length * nameLine,
    }
    const box = outside(angle, size, outer, taken)
    taken.push(box)
    const anchor = anchorOf(angle)
    const x = { start: box.left, middle: box.left + box.width / 2, end: box.left + box.width }
    return { id, lines, x: x[anchor], y: box.top + 14, anchor }
  })
}

function inCorners(
  sectors: readonly { readonly id: SectorId; readonly name: string }[],
  layout: RadarLayout,
): SectorName[] {
  const { left, top, width, height } = around([frame, grown(layout.box, 2)])
  const [right, bottom] = [left + width, top + height]
  const corners = [
    { x: left, y: Math.min(top + 15, layout.box.top - 8), anchor: 'start' },
    { x: right, y: Math.min(top + 15, layout.box.top - 8), anchor: 'end' },
    { x: right, y: Math.max(bottom - 5, layout.box.top + layout.box.height + 18), anchor: 'end' },
    { x: left, y: Math.max(bottom - 5, layout.box.top + layout.box.height + 18), anchor: 'start' },
  ] as const
  return sectors.flatMap(({ id, name }, i) => {
    const corner = corners[i]
    return corner ? [{ id, lines: [name], ...corner }] : []
  })
}

function anchorOf(angle: number): SectorName['anchor'] {
  const across = Math.cos(angle)
  if (across > 0.35) return 'start'
  return across < -0.35 ? 'end' : 'middle'
}

/** The nearest box of a size beyond the rim at an angle that no other box overlaps. */
function outside(
  angle: number,
  { width, height }: { readonly width: number; readonly height: number },
  outer: number,
  taken: readonly Box[],
): Box {
  const shift = { start: 0, middle: width / 2, end: width }[anchorOf(angle)]
  for (let away = 10; ; away += 6) {
    const at = pointAt(angle, outer + away + (Math.abs(Math.sin(angle)) * height) / 2)
    const box = { left: at.x - shift, top: at.y - height / 2, width, height }
    if (!taken.some((other) => overlap(grown(box, 3), other))) return box
  }
}

const overlap = (a: Box, b: Box) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height

/** A long name in two lines, broken at the blank nearest to its middle. */
function twoLines(name: string): string[] {
  if (name.length <= 20) return [name]
  const blanks = [...name.matchAll(/ /g)].map(({ index }) => index)
  const at = blanks.toSorted(
    (a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2),
  )[0]
  return at === undefined ? [name] : [name.slice(0, at), name.slice(at + 1)]
}

/** Where the drawing has to stay large: three short lines. The list beside has long names whole. */
const narrow = (name: string) => wrapped(name, 12, 3)

const isNamed = ({ blips }: RadarLayout) => blips.every(({ label }) => label !== null)

const labelBoxes = ({ blips }: RadarLayout): Box[] =>
  blips.flatMap(({ label }) => (label === null ? [] : [label.box]))

/** Everything that is drawn, with a little air. */
export function viewOf(layout: RadarLayout, names: readonly SectorName[]): Box {
  const boxes = names.map(({ lines, x, y, anchor }) => {
    const width = Math.max(...lines.map((line) => textWidth(line, nameSize) * 1.05))
    const left = { start: x, middle: x - width / 2, end: x - width }[anchor]
    return { left, top: y - 14, width, height: lines.length * nameLine }
  })
  return around([frame, grown(layout.box, 2), ...boxes])
}

const grown = ({ left, top, width, height }: Box, by: number): Box => ({
  left: left - by,
  top: top - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box.left))
  const top = Math.min(...boxes.map((box) => box.top))
  const right = Math.max(...boxes.map((box) => box.left + box.width))
  const bottom = Math.max(...boxes.map((box) => box.top + box.height))
  return { left, top, width: right - left, height: bottom - top }
}

export interface Pill {
  readonly ring: Ring
  readonly x: number
  readonly y: number
  readonly width: number
}

const pillWidths: Readonly<Record<Ring, number>> = { adopt: 50, trial: 39, assess: 52, hold: 39 }

const pillHeight = 22
/** Places that are tried around a ring, and the parts of its width in which they are. */
const turns = 120
const parts = [0, 0.25, -0.25, 0.4, -0.4]

/**
 * Names of the rings: along the border of two sectors that is clearest, right first. Where a blip
 * or a label is in the way of a name, that name goes to the nearest free place of its ring.
 */
export function ringPills(layout: RadarLayout): Pill[] {
  const { blips, blipRadius, bands } = layout
  // A crowded radar keeps a ray free for them.
  if (!isNamed(layout)) return rings.map((ring) => pillAt(bands, ring, Math.PI))
  const things = blips.flatMap(({ x, y, label }) => [
    ...(label === null ? [] : [label.box]),
    { left: x - blipRadius, top: y - blipRadius, width: 2 * blipRadius, height: 2 * blipRadius },
  ])
  const ray = bestRay(layout, things)
  // The inner rings have the least room, so they choose first.
  const placed: Pill[] = []
  for (const ring of rings) {
    const taken = [...things, ...placed.map(boxOf)]
    const pill = clearest(placesIn(bands, ring, ray), taken)
    if (pill) placed.push(pill)
  }
  return placed
}

const middleOf = ({ inner, outer }: RingBands[Ring]) => (inner + outer) / 2

const pillAt = (
  bands: RingBands,
  ring: Ring,
  angle: number,
  radius = middleOf(bands[ring]),
): Pill => ({
  ring,
  ...pointAt(angle, radius),
  width: pillWidths[ring],
})

const boxOf = ({ x, y, width }: Pill): Box => ({
  left: x - width / 2,
  top: y - pillHeight / 2,
  width,
  height: pillHeight,
})

/** Places in a ring, those on the ray first and the others by how far they are from it. */
function placesIn(bands: RingBands, ring: Ring, ray: number): Pill[] {
  const { inner, outer } = bands[ring]
  const width = outer - inner
  return Array.from({ length: turns }, (_, i) => {
    const side = i % 2 === 0 ? 1 : -1
    const angle = ray + (side * Math.ceil(i / 2) * 2 * Math.PI) / turns
    return parts.map((part) => pillAt(bands, ring, angle, middleOf(bands[ring]) + part * width))
  }).flat()
}

/** The first place that nothing is in the way of; without one, the place with least in the way. */
function clearest(places: readonly Pill[], taken: readonly Box[]): Pill | null {
  let best: { readonly pill: Pill; readonly covered: number } | null = null
  for (const pill of places) {
    const box = boxOf(pill)
    const covered = taken.reduce((sum, other) => sum + common(box, other), 0)
    if (covered === 0) return pill
    if (best === null || covered < best.covered) best = { pill, covered }
  }
  return best?.pill ?? null
}

/** The area that two boxes share. */
function common(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top)
  return Math.max(0, width) * Math.max(0, height)
}

/** The border of two sectors on which the names of the rings meet fewest blips and labels; right first. */
function bestRay({ borders, bands }: RadarLayout, things: readonly Box[]): number {
  const inTheWay = (angle: number) =>
    rings.reduce((count, ring) => {
      const box = boxOf(pillAt(bands, ring, angle))
      return count + things.filter((thing) => overlap(box, thing)).length
    }, 0)
  const sorted = borders
    .map((angle) => ({ angle, count: inTheWay(angle), turn: 1 - Math.cos(angle) }))
    .toSorted((a, b) => a.count - b.count || a.turn - b.turn)
  return sorted[0]?.angle ?? 0
}
