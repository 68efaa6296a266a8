import type { BurnDown } from '#shared/domain/time-box'

interface Props {
  readonly burnDown: BurnDown
  /** What the drawing shows, for who cannot see it. */
  readonly label: string
}

const [left, top, plotWidth, plotHeight] = [30, 8, 230, 58]
const [width, height] = [left + plotWidth + 12, top + plotHeight + 20]

/**
 * Open results over the working days of a time box: evenly down to none as a thin line, as it
 * went as a thick one, and where it is now as a dot. Days past the end lie on a shaded ground.
 */
export function BurnDownChart({ burnDown: { days, wanted, points, until }, label }: Props) {
  const last = Math.max(days, until)
  const x = (day: number) => left + (plotWidth * day) / Math.max(1, last)
  const y = (open: number) => top + plotHeight * (1 - open / Math.max(1, wanted))
  const now = points.at(-1)
  // Nothing changes between two results, so the line goes level and then down.
  const path = points
    .map(({ day, open }, i) => (i === 0 ? `M${x(day)} ${y(open)}` : `H${x(day)}V${y(open)}`))
    .join('')
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      {until > days && (
        <rect
          x={x(days)}
          y={top}
          width={x(until) - x(days)}
          height={plotHeight}
          fill="var(--line)"
        />
      )}
      <line x1={left} x2={left} y1={top} y2={top + plotHeight} stroke="var(--line-strong)" />
      <line x1={left} x2={x(last)} y1={y(0)} y2={y(0)} stroke="var(--line-strong)" />
      <line
        x1={x(0)}
        y1={y(wanted)}
        x2={x(days)}
        y2={y(0)}
        stroke="var(--ink-3)"
        strokeDasharray="3 3"
      />
      <path d={path} fill="none" stroke="var(--accent)" strokeWidth="2.5" strokeLinejoin="round" />
      {now && <circle cx={x(now.day)} cy={y(now.open)} r="4" fill="var(--accent)" />}
      <Figure x={left - 6} y={y(wanted) + 4.5} anchor="end" value={wanted} />
      <Figure x={left - 6} y={y(0) + 4.5} anchor="end" value={0} />
      <Figure x={x(0)} y={height - 4} anchor="start" value={0} />
      <Figure x={x(days)} y={height - 4} anchor={until > days ? 'middle' : 'end'} value={days} />
    </svg>
  )
}

function Figure({
  x,
  y,
  anchor,
  value,
}: {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly value: number
}) {
  return (
    <text className="tn" x={x} y={y} textAnchor={anchor} fontSize="13" fill="var(--ink-3)">
      {value}
    </text>
  )
}
