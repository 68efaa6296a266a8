import type { Evaluation } from '#shared/domain/evaluation'
import { blipState, numberedBlips, ringNames, rings } from '#shared/domain/radar'
import { labelLineHeight } from '#shared/domain/radar-labels'
import { radarRadius, ringRadii } from '#shared/domain/radar-geometry'
import { type PlacedBlip, radarLayout } from '#shared/domain/radar-layout'
import { textWidth } from '../renderer/charts/text-width.ts'

const fontSize = 13

/** The radar on paper: rings in greys, blips numbered as in the table below it. */
export function RecordRadar({
  evaluation,
  label,
}: {
  readonly evaluation: Evaluation
  readonly label: string
}) {
  const numbered = numberedBlips(evaluation)
  const numbers = new Map(numbered.map(({ number, blip }) => [blip.id, number]))
  const fresh = new Set(
    numbered.filter(({ blip }) => blipState(blip).movement === 'new').map(({ blip }) => blip.id),
  )
  const { sectors } = evaluation.radar
  const layout = radarLayout(
    numbered.flatMap(({ blip }) => {
      const { ring, previousRing } = blipState(blip)
      return ring === null ? [] : [{ ...blip, ring, previousRing }]
    }),
    sectors.map(({ id }) => id),
    (text) => textWidth(text, fontSize),
  )
  const { left, top, width, height } = layout.box
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${left - 4} ${top - 26} ${width + 8} ${height + 52}`}
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
          x2={Math.cos(angle) * radarRadius}
          y2={Math.sin(angle) * radarRadius}
          stroke="#fff"
          strokeWidth="4"
        />
      ))}
      <SectorNames names={sectors.map(({ name }) => name)} />
      <RingNames />
      {layout.blips.map((blip) => (
        <BlipMark
          key={blip.id}
          blip={blip}
          number={numbers.get(blip.id) ?? 0}
          radius={layout.blipRadius}
          isNew={fresh.has(blip.id)}
        />
      ))}
    </svg>
  )
}

/** On white, along the ray to the right. */
function RingNames() {
  return rings.map((ring) => {
    const width = textWidth(ringNames[ring], 11) + 8
    const right = ringRadii[ring] - 3
    return (
      <g key={ring}>
        <rect x={right - width} y="-8" width={width} height="16" rx="3" fill="#fff" />
        <text
          x={right - width / 2}
          y="4"
          textAnchor="middle"
          fontSize="11"
          fontWeight="600"
          fill="#222"
        >
          {ringNames[ring]}
        </text>
      </g>
    )
  })
}

/** Names of up to eight sectors, outside along the top and the bottom. */
function SectorNames({ names }: { readonly names: readonly string[] }) {
  const angle = (2 * Math.PI) / Math.max(1, names.length)
  return names.map((name, i) => {
    const middle = Math.PI + (i + 0.5) * angle
    const [x, y] = [Math.cos(middle), Math.sin(middle)]
    const anchor = x < -0.3 ? 'end' : x > 0.3 ? 'start' : 'middle'
    return (
      <text
        key={name + String(i)}
        x={x * (radarRadius + 10)}
        y={y * (radarRadius + 14) + 4}
        textAnchor={anchor}
        fontSize="14"
        fontWeight="600"
      >
        {name}
      </text>
    )
  })
}

interface BlipProps {
  readonly blip: PlacedBlip
  readonly number: number
  readonly radius: number
  readonly isNew: boolean
}

function BlipMark({ blip, number, radius, isNew }: BlipProps) {
  const { x, y, previous, label } = blip
  const { box, lines, align, leader } = label
  const [anchor, textX] =
    align === 'left'
      ? (['start', box.left] as const)
      : align === 'right'
        ? (['end', box.left + box.width] as const)
        : (['middle', box.left + box.width / 2] as const)
  return (
    <g>
      {previous && <Trail from={previous} to={blip} radius={radius} />}
      {leader && (
        <line
          x1={leader.from.x}
          y1={leader.from.y}
          x2={leader.to.x}
          y2={leader.to.y}
          stroke="#555"
          strokeWidth=".7"
        />
      )}
      {isNew && (
        <circle cx={x} cy={y} r={radius + 3} fill="none" stroke="#000" strokeDasharray="2.500 2" />
      )}
      <circle cx={x} cy={y} r={radius} fill="#222" />
      <text
        className="tn"
        x={x}
        y={y + radius * 0.36}
        textAnchor="middle"
        fontSize={radius}
        fontWeight="600"
        fill="#fff"
      >
        {number}
      </text>
      {lines.map((line, i) => (
        <text
          key={i}
          x={textX}
          y={box.top + 12.5 + i * labelLineHeight}
          textAnchor={anchor}
          fontSize={fontSize}
        >
          {line}
        </text>
      ))}
    </g>
  )
}

/** From where a blip was, a hollow dot, to where it is, an arrow. */
function Trail({
  from,
  to,
  radius,
}: {
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
  readonly radius: number
}) {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length <= radius) return null
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  const tip = { x: to.x - dx * (radius + 2), y: to.y - dy * (radius + 2) }
  const wing = (side: 1 | -1) =>
    `${tip.x - dx * 7 + side * dy * 4.5} ${tip.y - dy * 7 - side * dx * 4.5}`
  return (
    <>
      <path
        d={`M${from.x + dx * 4} ${from.y + dy * 4}L${tip.x} ${tip.y}M${wing(1)}L${tip.x} ${tip.y}L${wing(-1)}`}
        fill="none"
        stroke="#000"
        strokeWidth="1.6"
      />
      <circle cx={from.x} cy={from.y} r="4" fill="#fff" stroke="#000" strokeWidth="1.2" />
    </>
  )
}
