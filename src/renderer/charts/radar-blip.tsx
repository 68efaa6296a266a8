import type { BlipId } from '#shared/domain/ids'
import { rings } from '#shared/domain/radar'
import type { PlacedBlip } from '#shared/domain/radar-layout'
import { type Box, labelLineHeight, type PlacedLabel } from '#shared/domain/radar-labels'
import type { RadarChartBlip } from './radar-chart.tsx'
import { textWidth } from './text-width.ts'

interface Props {
  readonly placed: PlacedBlip
  readonly blip: RadarChartBlip
  readonly radius: number
  readonly chosen: boolean
  readonly onChoose: ((id: BlipId) => void) | undefined
  readonly onPoint: ((id: BlipId | null) => void) | undefined
}

/** One blip: trail, dot with number, label, and where wanted a button around all of it. */
export function RadarBlip({ placed, blip, radius, chosen, onChoose, onPoint }: Props) {
  const { x, y, previous, ring, label } = placed
  const drawing = (
    <>
      {label === null && <title>{`${blip.number} ${blip.description}`}</title>}
      {label?.leader && (
        <line
          x1={label.leader.from.x}
          y1={label.leader.from.y}
          x2={label.leader.to.x}
          y2={label.leader.to.y}
          stroke="var(--ink-3)"
          strokeWidth="1"
        />
      )}
      {label === null && <Wedge placed={placed} radius={radius} />}
      {previous && <Trail from={previous} to={placed} radius={radius} />}
      {(blip.isNew || chosen) && (
        <circle
          cx={x}
          cy={y}
          r={radius + 3}
          fill="none"
          stroke={chosen ? 'var(--accent)' : 'var(--ink)'}
          strokeWidth={chosen ? 3 : 1.5}
          strokeDasharray={blip.isNew ? '3 2.5' : undefined}
        />
      )}
      <circle
        cx={x}
        cy={y}
        r={radius + 0.5}
        fill={`var(--${ring})`}
        stroke="var(--surface)"
        strokeWidth="1.5"
      />
      <text
        className="tn"
        x={x}
        y={y + 4.6}
        textAnchor="middle"
        fontSize={label === null ? 14 : 13.5}
        fontWeight="600"
        fill="var(--surface)"
      >
        {`${blip.number} `}
      </text>
      {label && <Label label={label} away={blip.isNew ? 2.5 : 0} />}
    </>
  )
  if (!onChoose) return <g>{drawing}</g>
  const choose = () => onChoose(blip.id)
  return (
    <g
      role="button"
      tabIndex={chosen ? 0 : -1}
      aria-pressed={chosen}
      aria-label={`${blip.number} ${blip.description}`}
      onClick={choose}
      onPointerEnter={() => onPoint?.(blip.id)}
      onPointerLeave={() => onPoint?.(null)}
      onFocus={() => onPoint?.(blip.id)}
      onBlur={() => onPoint?.(null)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        choose()
      }}
      style={{ cursor: 'pointer', outline: 'none' }}
    >
      {drawing}
    </g>
  )
}

/** On the rim of a blip that moved: towards the middle when it moved in, away from it when it moved out. */
function Wedge({ placed, radius }: { readonly placed: PlacedBlip; readonly radius: number }) {
  const { x, y, ring, previousRing } = placed
  if (previousRing === null || previousRing === ring) return null
  const length = Math.hypot(x, y) || 1
  const inwards = rings.indexOf(ring) < rings.indexOf(previousRing)
  const [dx, dy] = inwards ? [-x / length, -y / length] : [x / length, y / length]
  const at = (along: number, across: number) =>
    `${x + dx * along - dy * across} ${y + dy * along + dx * across}`
  return (
    <path
      d={`M${at(radius - 3, 8)}L${at(radius + 7, 0)}L${at(radius - 3, -8)}Z`}
      fill="var(--ink)"
      stroke="var(--surface)"
      strokeWidth="1"
    />
  )
}

interface TagProps {
  readonly placed: PlacedBlip
  readonly radius: number
  readonly view: Box
}

/** The name of the blip that is pointed at, over whatever is beside it. */
export function RadarTag({ placed: { name, x, y }, radius, view }: TagProps) {
  const width = textWidth(name, 14) * 1.06 + 16
  const left = Math.max(view.left, Math.min(x - width / 2, view.left + view.width - width))
  const top = y - radius - 34 < view.top ? y + radius + 8 : y - radius - 34
  return (
    <g style={{ pointerEvents: 'none' }} aria-hidden="true" data-tag>
      <rect
        x={left}
        y={top}
        width={width}
        height="26"
        rx="6"
        fill="var(--surface)"
        stroke="var(--ink-2)"
      />
      <text
        x={left + width / 2}
        y={top + 18}
        textAnchor="middle"
        fontSize="14"
        fontWeight="600"
        fill="var(--ink)"
      >
        {name}
      </text>
    </g>
  )
}

interface TrailProps {
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
  /** Of the blip at its end. */
  readonly radius: number
}

/** A hollow dot where it was, and an arrow to where it is. The head is drawn, not a marker: no id. */
function Trail({ from, to, radius }: TrailProps) {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const [dx, dy] = length === 0 ? [0, 0] : [(to.x - from.x) / length, (to.y - from.y) / length]
  const start = { x: from.x + dx * 5, y: from.y + dy * 5 }
  const end = { x: to.x - dx * (radius + 4), y: to.y - dy * (radius + 4) }
  const wing = (side: 1 | -1) =>
    `${end.x - dx * 8 - side * dy * 4.5} ${end.y - dy * 8 + side * dx * 4.5}`
  return (
    <>
      <circle
        cx={from.x}
        cy={from.y}
        r="4"
        fill="var(--surface)"
        stroke="var(--ink-2)"
        strokeWidth="1.5"
      />
      {length > radius + 12 && (
        <path
          d={`M${start.x} ${start.y}L${end.x} ${end.y}M${wing(1)}L${end.x} ${end.y}L${wing(-1)}`}
          fill="none"
          stroke="var(--ink)"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </>
  )
}

const anchors = { left: 'start', right: 'end', centre: 'middle' } as const

interface LabelProps {
  readonly label: PlacedLabel
  /** A little further from the blip, where a dashed ring is around it. */
  readonly away: number
}

function Label({ label: { lines, box, align }, away }: LabelProps) {
  const x = {
    left: box.left + away,
    right: box.left + box.width - away,
    centre: box.left + box.width / 2,
  }[align]
  // The blank at the end is not drawn, and keeps the words apart where the drawing is read out.
  return lines.map((line, i) => (
    <text
      key={line}
      x={x}
      y={box.top + labelLineHeight * (i + 0.5) + 4.8}
      textAnchor={anchors[align]}
      fontSize="14"
      fontWeight="500"
      fill="var(--ink)"
      stroke="var(--ring4)"
      strokeWidth="3"
      strokeOpacity="0.7"
      paintOrder="stroke"
    >
      {`${line} `}
    </text>
  ))
}
