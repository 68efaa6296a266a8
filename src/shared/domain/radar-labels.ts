/**
 * Labels of blips that cover neither each other nor a blip nor the trail of one.
 *
 * A label goes beside its blip, where there is room on one of four sides; else outside of the
 * radar, in a column at its left or right, with a thin line leading to its blip.
 */
interface Spot {
  readonly x: number
  readonly y: number
  readonly name: string
  /** Where a blip that moved was before. */
  readonly previous: { readonly x: number; readonly y: number } | null
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface PlacedLabel {
  /** One or two lines, top first. */
  readonly lines: readonly string[]
  readonly box: Box
  readonly align: 'left' | 'right' | 'centre'
  /** From the blip to the label, where the label is outside; null beside the blip. */
  readonly leader: {
    readonly from: { readonly x: number; readonly y: number }
    readonly to: { readonly x: number; readonly y: number }
  } | null
}

export const labelLineHeight = 16
const gap = 4

interface Segment {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** Labels in the order of the blips. */
export function placeLabels(
  spots: readonly Spot[],
  blipRadius: number,
  radarRadius: number,
  widthOf: (text: string) => number,
): PlacedLabel[] {
  // The dashed ring of a new blip is a little larger than the blip.
  const blocked = spots.map(({ x, y }) => squareAround(x, y, blipRadius + 3))
  const trails = spots.flatMap(({ x, y, previous }) =>
    previous ? [{ x1: x, y1: y, x2: previous.x, y2: previous.y }] : [],
  )
  const origins = spots.flatMap(({ previous }) =>
    previous ? [squareAround(previous.x, previous.y, 5)] : [],
  )
  const placed: (PlacedLabel | null)[] = []
  const taken: Box[] = []
  for (const spot of spots) {
    const lines = wrapped(spot.name)
    const size = {
      width: Math.max(...lines.map(widthOf)),
      height: lines.length * labelLineHeight,
    }
    const free = beside(spot, size, blipRadius).find(
      ({ box }) =>
        ![...blocked, ...origins, ...taken].some((other) => overlap(box, other)) &&
        !trails.some((trail) => crosses(trail, box)),
    )
    if (free) taken.push(free.box)
    placed.push(free ? { lines, ...free, leader: null } : null)
  }
  const columns = outsideColumns(spots, placed, taken, radarRadius, widthOf)
  return spots.map((spot, i) => placed[i] ?? columns(spot, i))
}

const squareAround = (x: number, y: number, radius: number): Box => ({
  left: x - radius,
  top: y - radius,
  width: 2 * radius,
  height: 2 * radius,
})

/** Names of more than 18 letters in two lines, broken at the blank nearest to the middle. */
function wrapped(name: string): string[] {
  if (name.length <= 18) return [name]
  const blanks = [...name.matchAll(/ /g)].map(({ index }) => index)
  const middle = name.length / 2
  const at = blanks.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]
  return at === undefined ? [name] : [name.slice(0, at), name.slice(at + 1)]
}

/** The four sides of a blip, the one that looks outwards first. */
function beside(
  { x, y }: Spot,
  { width, height }: { readonly width: number; readonly height: number },
  blipRadius: number,
): { readonly box: Box; readonly align: PlacedLabel['align'] }[] {
  const away = blipRadius + gap
  const left = {
    box: { left: x - away - width, top: y - height / 2, width, height },
    align: 'right' as const,
  }
  const right = {
    box: { left: x + away, top: y - height / 2, width, height },
    align: 'left' as const,
  }
  const above = {
    box: { left: x - width / 2, top: y - away - height, width, height },
    align: 'centre' as const,
  }
  const below = {
    box: { left: x - width / 2, top: y + away, width, height },
    align: 'centre' as const,
  }
  const sides = x < 0 ? [left, right] : [right, left]
  return [...sides, ...(y < 0 ? [above, below] : [below, above])]
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  )
}

/** Whether a segment touches a box: Liang and Barsky's clipping leaves something of it. */
function crosses({ x1, y1, x2, y2 }: Segment, { left, top, width, height }: Box): boolean {
  let [from, to] = [0, 1]
  const edges: readonly (readonly [number, number])[] = [
    [x1 - x2, x1 - left],
    [x2 - x1, left + width - x1],
    [y1 - y2, y1 - top],
    [y2 - y1, top + height - y1],
  ]
  for (const [direction, distance] of edges) {
    if (direction === 0) {
      if (distance < 0) return false
      continue
    }
    const at = distance / direction
    if (direction < 0) from = Math.max(from, at)
    else to = Math.min(to, at)
  }
  return from <= to
}

/**
 * The labels that found no room, in a column on their side, from top to bottom in the order of
 * their blips' heights, clear of the labels that reach over the rim.
 */
function outsideColumns(
  spots: readonly Spot[],
  placed: readonly (PlacedLabel | null)[],
  taken: readonly Box[],
  radarRadius: number,
  widthOf: (text: string) => number,
) {
  const homeless = spots.map((spot, i) => ({ spot, i })).filter(({ i }) => !placed[i])
  const edge = (side: -1 | 1) =>
    Math.max(radarRadius, ...taken.map(({ left, width }) => (side < 0 ? -left : left + width))) + 12
  const found = new Map<number, PlacedLabel>()
  for (const side of [-1, 1] as const) {
    const x = side * edge(side)
    const column = homeless
      .filter(({ spot }) => spot.x < 0 === side < 0)
      .toSorted((a, b) => a.spot.y - b.spot.y || a.i - b.i)
    const heights = column.map(({ spot }) => wrapped(spot.name).length * labelLineHeight + gap)
    const tops = stacked(
      column.map(({ spot }) => spot.y),
      heights,
    )
    column.forEach(({ spot, i }, position) => {
      const lines = wrapped(spot.name)
      const width = Math.max(...lines.map(widthOf))
      const height = lines.length * labelLineHeight
      const top = tops[position] ?? 0
      found.set(i, {
        lines,
        box: { left: side < 0 ? x - width : x, top, width, height },
        align: side < 0 ? 'right' : 'left',
        leader: { from: { x: spot.x, y: spot.y }, to: { x: x - side * gap, y: top + height / 2 } },
      })
    })
  }
  return (spot: Spot, i: number): PlacedLabel => {
    const label = found.get(i)
    if (!label) throw new RangeError(`No place for the label of ${spot.name}`)
    return label
  }
}

/**
 * Tops of boxes that want to be centred at some ascending heights: pushed down until none
 * overlap, then all moved up by as much as they were pushed down on average.
 */
function stacked(centres: readonly number[], heights: readonly number[]): number[] {
  let next = -Infinity
  const wanted = centres.map((y, i) => y - (heights[i] ?? 0) / 2)
  const tops = wanted.map((y, i) => {
    const top = Math.max(next, y)
    next = top + (heights[i] ?? 0)
    return top
  })
  const pushed = tops.reduce((sum, top, i) => sum + top - (wanted[i] ?? top), 0)
  return tops.map((top) => top - pushed / Math.max(1, tops.length))
}
