import type { SectorId } from '#shared/domain/ids'
import type { Box } from '#shared/domain/radar-labels'
import { textWidth } from './text-width.ts'

interface LegendBlip {
  readonly number: number
  readonly name: string
  readonly sectorId: SectorId
}

interface Line {
  readonly text: string
  readonly number: number | null
  /** Whether it begins a sector or a blip; the other lines go on with a name. */
  readonly isFirst: boolean
}

/** Numbered names in columns beside a drawing of the radar. */
export interface Legend {
  readonly columns: readonly (readonly Line[])[]
  readonly width: number
}

const fontSize = 13
const lineHeight = 17
const numberWidth = 26
const columnWidth = 206
const room = columnWidth - numberWidth - 14

/** Names sector by sector, in as many columns of this height as they need. */
export function radarLegend(
  blips: readonly LegendBlip[],
  sectors: readonly { readonly id: SectorId; readonly name: string }[],
  height: number,
): Legend {
  const most = Math.max(10, Math.floor(height / lineHeight))
  const columns: Line[][] = []
  const add = (block: readonly Line[], keepWithNext: number) => {
    const column = columns.at(-1)
    if (!column || column.length + block.length + keepWithNext > most) columns.push([...block])
    else column.push(...block)
  }
  for (const { id, name } of sectors) {
    const here = blips.filter(({ sectorId }) => sectorId === id)
    if (here.length === 0) continue
    // A heading never stands alone at the foot of a column.
    add(linesOf(name, room + numberWidth, null), 2)
    for (const { number, name: tool } of here) add(linesOf(tool, room, number), 0)
  }
  return { columns, width: columns.length * columnWidth }
}

function linesOf(text: string, width: number, number: number | null): Line[] {
  const rows: string[] = []
  for (const word of text.trim().split(/\s+/)) {
    const last = rows.at(-1)
    const joined = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && textWidth(joined, fontSize) * 1.05 <= width)
      rows[rows.length - 1] = joined
    else rows.push(word)
  }
  return rows.map((row, i) => ({ text: row, number, isFirst: i === 0 }))
}

/** The list as a part of the drawing, so that a picture or a page of it says what the numbers are. */
export function RadarLegend({ legend, at }: { readonly legend: Legend; readonly at: Box }) {
  return legend.columns.map((column, c) => {
    const left = at.left + c * columnWidth
    return (
      // oxlint-disable-next-line react/no-array-index-key -- columns have nothing but their place
      <g key={c}>
        {column.map(({ text, number, isFirst }, i) => {
          const y = at.top + lineHeight * (i + 0.8)
          const isHeading = number === null
          return (
            // oxlint-disable-next-line react/no-array-index-key -- two lines may say the same
            <g key={`${i} ${text}`}>
              {!isHeading && isFirst && (
                <text
                  x={left + numberWidth - 6}
                  y={y}
                  textAnchor="end"
                  fontSize={fontSize}
                  fontWeight="600"
                  fill="var(--ink-2)"
                >
                  {`${number} `}
                </text>
              )}
              <text
                x={isHeading ? left : left + numberWidth}
                y={y}
                fontSize={fontSize}
                fontWeight={isHeading ? 600 : 400}
                fill="var(--ink)"
              >
                {`${text} `}
              </text>
            </g>
          )
        })}
      </g>
    )
  })
}
