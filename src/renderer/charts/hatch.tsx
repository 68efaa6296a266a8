import { candidateColour, candidateSoftColour, markerCount } from '../ui/candidate-mark.tsx'

/** Patterns by slot, in the order of the markers. */
const patterns = [
  'solid',
  'rising',
  'dots',
  'grid',
  'horizontal',
  'falling',
  'vertical',
  'cross',
] as const

export type HatchPattern = (typeof patterns)[number]

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Props extends Area {
  readonly slot: number
  /** Distance of the lines. Smaller areas want denser ones. */
  readonly gap?: number
  /** A line around it. */
  readonly outlined?: boolean
  /** Fine lines in place of a solid fill, where solid means something else beside it. */
  readonly neverSolid?: boolean
}

/**
 * An area in a candidate's colour and pattern. The lines end at the edge by calculation: no
 * pattern and no clip path, so that it prints as sharp lines and needs no id.
 */
export function Hatch({
  slot,
  x,
  y,
  width,
  height,
  gap: normalGap = 6,
  outlined = true,
  neverSolid = false,
}: Props) {
  if (width <= 0 || height <= 0) return null
  const own = patterns[slot % patterns.length] ?? 'solid'
  const fine = own === 'solid' && neverSolid
  const pattern = fine ? 'rising' : own
  const gap = fine ? normalGap * 0.7 : normalGap
  const repeated = slot >= markerCount
  const colour = candidateColour(slot)
  const area = { x, y, width, height }
  const line = outlined || repeated ? { stroke: colour, strokeWidth: repeated ? 1.6 : 1 } : {}
  if (pattern === 'solid')
    return <rect {...area} fill={repeated ? candidateSoftColour(slot) : colour} {...line} />
  return (
    <>
      <rect {...area} fill={candidateSoftColour(slot)} {...line} />
      {pattern === 'dots' ? (
        <path d={dots(area, gap)} fill={colour} />
      ) : (
        <path d={hatchLines(pattern, area, gap)} stroke={colour} strokeWidth="1.4" fill="none" />
      )}
    </>
  )
}

/**
 * The lines of a pattern inside an area as path data. Lines lie on one grid for the whole
 * drawing, so that areas beside each other join.
 */
export function hatchLines(pattern: HatchPattern, area: Area, gap: number): string {
  switch (pattern) {
    case 'solid':
    case 'dots':
      return ''
    case 'horizontal':
      return along(area.y, area.y + area.height, gap)
        .map((y) => segment(area.x, y, area.x + area.width, y))
        .join('')
    case 'vertical':
      return along(area.x, area.x + area.width, gap)
        .map((x) => segment(x, area.y, x, area.y + area.height))
        .join('')
    case 'grid':
      return hatchLines('horizontal', area, gap) + hatchLines('vertical', area, gap)
    case 'rising':
      return rising(area, gap * Math.SQRT2)
    case 'falling':
      return falling(area, gap * Math.SQRT2)
    case 'cross':
      return rising(area, gap * Math.SQRT2) + falling(area, gap * Math.SQRT2)
  }
}

/** Multiples of the gap strictly between two values. */
function along(from: number, to: number, gap: number): number[] {
  const first = Math.floor(from / gap + 1e-9) + 1
  const last = Math.ceil(to / gap - 1e-9) - 1
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * gap)
}

/** Lines x + y = c. */
function rising({ x, y, width, height }: Area, gap: number): string {
  const [right, bottom] = [x + width, y + height]
  return along(x + y, right + bottom, gap)
    .map((c) => {
      const [from, to] = [Math.max(x, c - bottom), Math.min(right, c - y)]
      return segment(from, c - from, to, c - to)
    })
    .join('')
}

/** Lines x - y = c. */
function falling({ x, y, width, height }: Area, gap: number): string {
  const [right, bottom] = [x + width, y + height]
  return along(x - bottom, right - y, gap)
    .map((c) => {
      const [from, to] = [Math.max(x, c + y), Math.min(right, c + bottom)]
      return segment(from, from - c, to, to - c)
    })
    .join('')
}

function dots({ x, y, width, height }: Area, gap: number): string {
  const radius = Math.min(1.2, gap / 4)
  const rows = along(y + radius, y + height - radius, gap)
  // A low area may fall between two rows of the grid; it gets one in its middle.
  const ys = rows.length > 0 ? rows : [y + height / 2]
  return ys
    .flatMap((cy) =>
      along(x + radius, x + width - radius, gap).map(
        (cx) =>
          `M${round(cx - radius)} ${round(cy)}a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0Z`,
      ),
    )
    .join('')
}

const segment = (x1: number, y1: number, x2: number, y2: number) =>
  `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`

const round = (value: number) => Math.round(value * 100) / 100
