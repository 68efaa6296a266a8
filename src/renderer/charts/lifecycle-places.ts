import type { LifecycleStage } from '#shared/domain/values'

/** Something that stands at a stage: a use case or a component. */
export interface LoopItem {
  readonly id: string
  /** A few letters: "UC3". */
  readonly code: string
  /** Shown on hover and read out. */
  readonly title: string
  /** From settled to open. */
  readonly look: 'filled' | 'half' | 'outlined' | 'dashed'
}

interface Place {
  readonly x: number
  readonly y: number
  /** Where items stand, first row first: top edge and width. */
  readonly rows: readonly { readonly top: number; readonly room: number }[]
  /** Centre of wide rows: shifted where two stages are close. Narrow ones stand under the name. */
  readonly centre: number
}

const atTop = {
  y: 14,
  rows: [
    { top: 38, room: 180 },
    { top: 64, room: 140 },
  ],
} as const
const atBottom = {
  y: 200,
  rows: [
    { top: 152, room: 180 },
    { top: 126, room: 130 },
  ],
} as const
const atEnd = {
  y: 107,
  rows: [
    { top: 129, room: 130 },
    { top: 61, room: 150 },
  ],
} as const

/** Where each stage stands in a drawing of 736 by 214. */
export const places: Readonly<Record<LifecycleStage, Place>> = {
  'data-engineering': { ...atEnd, x: 100, centre: 92 },
  training: { ...atBottom, x: 218, centre: 222 },
  deployment: { ...atTop, x: 518, centre: 518 },
  monitoring: { ...atBottom, x: 518, centre: 514 },
  retraining: { ...atTop, x: 218, centre: 218 },
  orchestration: { ...atEnd, x: 636, centre: 642 },
}

/** A row up to this width fits everywhere. */
const narrow = 100
export const chipHeight = 24
const chipGap = 10

const chipWidth = (code: string) => 7.6 * code.length + 15.2

/** An item in its place, in units of the drawing. */
export interface PlacedItem {
  readonly item: LoopItem
  /** Whom it stands for: itself, or all that had no room. */
  readonly stands: readonly string[]
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Items in centred rows at a stage. What has no room becomes one "+3", without an id, at the end. */
export function placed(items: readonly LoopItem[], { x, rows, centre }: Place): PlacedItem[] {
  const lines: LoopItem[][] = [[]]
  let used = 0
  let shown = 0
  for (const item of items) {
    const width = chipWidth(item.code)
    const line = lines.at(-1)
    const room = rows[lines.length - 1]?.room ?? 0
    const left = items.length - shown
    // The last line keeps room for the "+3".
    const reserve = lines.length === rows.length && left > 1 ? chipWidth('+9') + chipGap : 0
    if (line && (line.length === 0 || used + width + reserve <= room)) {
      line.push(item)
      used += width + chipGap
    } else if (lines.length < rows.length) {
      lines.push([item])
      used = width + chipGap
    } else break
    shown += 1
  }
  const hidden = items.slice(shown)
  const rest: LoopItem | null =
    hidden.length === 0
      ? null
      : {
          id: '',
          code: `+${hidden.length}`,
          title: hidden.map((item) => item.title).join(', '),
          look: 'outlined',
        }
  if (rest) lines.at(-1)?.push(rest)
  return lines.flatMap((line, row) => {
    const widths = line.map(({ code }) => chipWidth(code))
    const total = widths.reduce((sum, width) => sum + width, chipGap * (line.length - 1))
    const before = (at: number) =>
      widths.slice(0, at).reduce((sum, width) => sum + width + chipGap, 0)
    return line.map((item, at) => ({
      item,
      stands: item === rest ? hidden.map(({ id }) => id) : [item.id],
      x: (total <= narrow ? x : centre) - total / 2 + before(at),
      y: rows[row]?.top ?? 0,
      width: widths[at] ?? 0,
    }))
  })
}
