import type { BlipId, SectorId } from '#shared/domain/ids'
import { ringNames, rings } from '#shared/domain/radar'
import type { BlipToPlace, PlacedBlip } from '#shared/domain/radar-layout'
import { RadarBlip, RadarTag } from './radar-blip.tsx'
import { RadarLegend, radarLegend } from './radar-legend.tsx'
import { type RadarPlan, radarPlan } from './radar-plan.ts'

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
  /** Told where the pointer or the focus is; null where it has left. */
  readonly onPoint?: (id: BlipId | null) => void
  /** A blip whose name stands over it, where blips have numbers only. */
  readonly pointedId?: BlipId | null
  /** Of the same blips and sectors, where somebody has it already. */
  readonly plan?: RadarPlan
  /** With the names of a crowded radar beside it: for what has no list of its own. */
  readonly withLegend?: boolean
}

const air = 18

/**
 * The radar. Names never cover a blip, a trail or each other; hollow dot and arrow: moved; dashed
 * ring: new. Where names have no room, blips have numbers, a wedge towards the middle (moved in) or
 * away from it (moved out), and the names are in a list. Rings are told by place and word, so that
 * it reads the same in grey.
 */
export function RadarChart({ blips, sectors, label, chosenId = null, ...shown }: Props) {
  const plan = shown.plan ?? radarPlan(blips, sectors)
  const { layout, names, pills, view, isNumbered } = plan
  const byId = new Map(blips.map((blip) => [blip.id, blip]))
  const legend = shown.withLegend && isNumbered ? radarLegend(blips, sectors, view.height) : null
  const width = view.width + (legend ? legend.width + air : 0)
  const pointed = isNumbered ? layout.blips.find(({ id }) => id === shown.pointedId) : undefined

  return (
    <svg
      viewBox={`${view.left} ${view.top} ${width} ${view.height}`}
      role={shown.onChoose ? 'group' : 'img'}
      aria-label={label}
      style={{ width: `${width / 16}rem`, maxWidth: '100%', height: 'auto' }}
    >
      <Ground plan={plan} />
      {pills.map(({ ring, x, y, width: wide }) => (
        <g key={ring}>
          <rect x={x - wide / 2} y={y - 11} width={wide} height="22" rx="6" fill="var(--surface)" />
          <text
            x={x}
            y={y + 4.5}
            textAnchor="middle"
            fontSize="13.5"
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
            <tspan key={line} x={x} dy={i === 0 ? 0 : 19}>
              {`${line} `}
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
              chosen={placed.id === chosenId}
              onChoose={shown.onChoose}
              onPoint={shown.onPoint}
            />
          )
        )
      })}
      {legend && (
        <RadarLegend
          legend={legend}
          at={{ ...view, left: view.left + view.width + air, width: legend.width }}
        />
      )}
      {pointed && <RadarTag placed={pointed} radius={layout.blipRadius} view={view} />}
    </svg>
  )
}

/** Rings and the borders of the sectors. */
function Ground({ plan: { layout } }: { readonly plan: RadarPlan }) {
  const { bands, borders } = layout
  const rim = bands.hold.outer + 5
  return (
    <>
      {rings.toReversed().map((ring) => (
        <circle
          key={ring}
          r={bands[ring].outer}
          fill={`var(--ring${rings.indexOf(ring) + 1})`}
          stroke="var(--line)"
        />
      ))}
      {borders.map((angle) => (
        <line
          key={angle}
          x2={rim * Math.cos(angle)}
          y2={rim * Math.sin(angle)}
          stroke="var(--surface)"
          strokeWidth="4"
        />
      ))}
    </>
  )
}

/** The chosen one last, so that its mark lies on top. */
function inDrawingOrder(blips: readonly PlacedBlip[], chosenId: BlipId | null) {
  return blips.toSorted((a, b) => Number(a.id === chosenId) - Number(b.id === chosenId))
}
