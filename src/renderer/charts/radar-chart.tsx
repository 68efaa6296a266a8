import type { BlipId, SectorId } from '#shared/domain/ids'
import { ringNames, rings } from '#shared/domain/radar'
import { radarRadius, ringRadii } from '#shared/domain/radar-geometry'
import { type BlipToPlace, type PlacedBlip, radarLayout } from '#shared/domain/radar-layout'
import { RadarBlip } from './radar-blip.tsx'
import { ringPills, sectorNames, viewOf } from './radar-places.ts'
import { textWidth } from './text-width.ts'

/** A blip with what the drawing says of it. */
export interface RadarChartBlip extends BlipToPlace {
  readonly number: number
  readonly isNew: boolean
  /** All of it in words: "MLflow, Adopt, in from Trial". */
  readonly description: string
}

interface Props {
  readonly blips: readonly RadarChartBlip[]
  /** Three to eight. */
  readonly sectors: readonly { readonly id: SectorId; readonly name: string }[]
  /** What the drawing shows, for who cannot see it. */
  readonly label: string
  readonly chosenId?: BlipId | null
  /** Makes every blip a button; without it the drawing is a picture. */
  readonly onChoose?: (id: BlipId) => void
}

const fontSize = 14
/** Blips smaller than this have their number in front of the name instead of inside. */
const roomForNumber = 9

/**
 * The radar. Names never cover a blip, a trail or each other; hollow dot and arrow: moved; dashed
 * ring: new. Rings are told by place and word, so that it reads the same in grey.
 */
export function RadarChart({ blips, sectors, label, chosenId = null, onChoose }: Props) {
  const ids = sectors.map(({ id }) => id)
  const widthOf = (text: string) => textWidth(text, fontSize) * 1.04
  const plain = radarLayout(blips, ids, widthOf)
  const numbersInside = plain.blipRadius >= roomForNumber
  const layout = numbersInside
    ? plain
    : radarLayout(
        blips.map((blip) => ({ ...blip, name: `${blip.number} ${blip.name}` })),
        ids,
        widthOf,
      )
  const names = sectorNames(sectors, layout)
  const view = viewOf(layout, names)
  const byId = new Map(blips.map((blip) => [blip.id, blip]))
  const pills = ringPills(layout)

  return (
    <svg
      viewBox={`${view.left} ${view.top} ${view.width} ${view.height}`}
      role={onChoose ? 'group' : 'img'}
      aria-label={label}
      style={{ width: `${view.width / 16}rem`, maxWidth: '100%', height: 'auto' }}
    >
      {rings.toReversed().map((ring) => (
        <circle
          key={ring}
          r={ringRadii[ring]}
          fill={`var(--ring${rings.indexOf(ring) + 1})`}
          stroke="var(--line)"
        />
      ))}
      {layout.borders.map((angle) => (
        <line
          key={angle}
          x2={(radarRadius + 5) * Math.cos(angle)}
          y2={(radarRadius + 5) * Math.sin(angle)}
          stroke="var(--surface)"
          strokeWidth="4"
        />
      ))}
      {pills.map(({ ring, x, y, width }) => (
        <g key={ring}>
          <rect
            x={x - width / 2}
            y={y - 11}
            width={width}
            height="22"
            rx="6"
            fill="var(--surface)"
          />
          <text
            x={x}
            y={y + 4.5}
            textAnchor="middle"
            fontSize="13"
            fontWeight="600"
            fill={`var(--${ring})`}
          >
            {ringNames[ring]}
          </text>
        </g>
      ))}
      {names.map(({ id, lines, x, y, anchor }) => (
        <text
          key={id}
          x={x}
          y={y}
          textAnchor={anchor}
          fontSize="15"
          fontWeight="600"
          fill="var(--ink)"
        >
          {lines.map((line, i) => (
            <tspan key={line} x={x} dy={i === 0 ? 0 : 18}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
      {inDrawingOrder(layout.blips, chosenId).map((placed) => {
        const blip = byId.get(placed.id)
        return (
          blip && (
            <RadarBlip
              key={placed.id}
              placed={placed}
              blip={blip}
              radius={layout.blipRadius}
              numberInside={numbersInside}
              chosen={placed.id === chosenId}
              onChoose={onChoose}
            />
          )
        )
      })}
    </svg>
  )
}

/** The chosen one last, so that its mark lies on top. */
function inDrawingOrder(blips: readonly PlacedBlip[], chosenId: BlipId | null) {
  return blips.toSorted((a, b) => Number(a.id === chosenId) - Number(b.id === chosenId))
}
