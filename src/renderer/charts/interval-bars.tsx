import { formatWeight } from '#shared/domain/format'
import type { ChartCandidate } from './chart-candidate.ts'
import { Hatch } from './hatch.tsx'
import { type IntervalScale, placeOnScale, scaleTicks } from './interval-scale.ts'
import { fittedText } from './text-width.ts'

/** The weights of one criterion at which the leader keeps first place. All in percent. */
export interface IntervalRow {
  readonly id: string
  readonly name: string
  readonly weight: number
  readonly from: number
  readonly to: number
  /** Who comes first below `from`, and above `to`; null where the leader keeps it to the end. */
  readonly below: ChartCandidate | null
  readonly above: ChartCandidate | null
  /** The weights at which the whole ranking stays as it is; left out where it is not shown. */
  readonly ranking?: { readonly from: number; readonly to: number }
}

export const intervalRowHeight = 27
const barHeight = 13
const beyondHeight = 8

/** "9.3 to 80.1". */
export function intervalText({ from, to }: Pick<IntervalRow, 'from' | 'to'>): string {
  return `${formatWeight(from)} to ${formatWeight(to)}`
}

interface BarProps {
  readonly row: IntervalRow
  readonly leader: ChartCandidate
  readonly scale: IntervalScale
  readonly x: number
  readonly width: number
  /** Vertical middle. */
  readonly y: number
}

/**
 * One row's bar: the leader's colour where it stays first, patterns beyond, a tick at the agreed
 * weight, and a bracket under it where the whole ranking stays.
 */
export function IntervalBar({ row, leader, scale, x, width, y }: BarProps) {
  const at = (weight: number) =>
    x + width * Math.min(1, Math.max(0, placeOnScale(scale, row.weight, weight)))
  const [start, from, to, end] = [at(0), at(row.from), at(row.to), at(100)]
  const beyond = {
    y: y - beyondHeight / 2,
    height: beyondHeight,
    gap: 5,
    outlined: false,
    neverSolid: true,
  }
  return (
    <>
      {row.below && <Hatch slot={row.below.slot} x={start} width={from - start} {...beyond} />}
      {row.above && <Hatch slot={row.above.slot} x={to} width={end - to} {...beyond} />}
      <rect
        x={from}
        y={y - barHeight / 2}
        width={Math.max(0, to - from)}
        height={barHeight}
        fill={`var(--c${(leader.slot % 8) + 1})`}
      />
      {row.ranking && (
        <RankingBracket from={at(row.ranking.from)} to={at(row.ranking.to)} y={y + 10.5} />
      )}
      <line
        x1={at(row.weight)}
        x2={at(row.weight)}
        y1={y - 10}
        y2={y + 10}
        stroke="var(--ink)"
        strokeWidth="2.5"
      />
    </>
  )
}

interface BracketProps {
  readonly from: number
  readonly to: number
  /** Of the line; its ends point up to the bar. */
  readonly y: number
}

export function RankingBracket({ from, to, y }: BracketProps) {
  return (
    <path
      d={`M${from} ${y - 3}V${y}H${Math.max(to, from + 1)}V${y - 3}`}
      fill="none"
      stroke="var(--ink-2)"
      strokeWidth="1.3"
    />
  )
}

interface GridProps {
  readonly scale: IntervalScale
  readonly x: number
  readonly width: number
  readonly y1: number
  readonly y2: number
}

export function IntervalGrid({ scale, x, width, y1, y2 }: GridProps) {
  return scaleTicks(scale).map(({ place, label }) => (
    <line
      key={label}
      x1={x + place * width}
      x2={x + place * width}
      y1={y1}
      y2={y2}
      stroke="var(--line)"
    />
  ))
}

/** The labels of the ticks, centred under them. */
export function IntervalAxis({
  scale,
  x,
  width,
  y,
}: Pick<GridProps, 'scale' | 'x' | 'width'> & { readonly y: number }) {
  return scaleTicks(scale).map(({ place, label }) => (
    <text
      key={label}
      className="tn"
      x={x + place * width}
      y={y}
      textAnchor="middle"
      fontSize="13"
      fill="var(--ink-3)"
    >
      {label}
    </text>
  ))
}

interface Props {
  readonly rows: readonly IntervalRow[]
  readonly leader: ChartCandidate
  readonly scale: IntervalScale
  /** Of the whole drawing, in its own units; labels take 38 percent of it, figures 21. */
  readonly width: number
  /** What the drawing shows, for who cannot see it. */
  readonly label: string
}

/** All rows as one drawing for the page and for print, under one axis. */
export function IntervalBars({ rows, leader, scale, width, label }: Props) {
  const x = Math.round(width * 0.38)
  const barWidth = Math.round(width * 0.41)
  const bottom = rows.length * intervalRowHeight + 4
  return (
    <svg viewBox={`0 0 ${width} ${bottom + 20}`} role="img" aria-label={label} width="100%">
      <IntervalGrid scale={scale} x={x} width={barWidth} y1={2} y2={bottom} />
      {rows.map((row, i) => {
        const y = (i + 0.5) * intervalRowHeight + 2
        return (
          <g key={row.id}>
            <text x="0" y={y + 4.7} fontSize="14" fill="var(--ink)">
              {fittedText(row.name, x - 8, 14)}
            </text>
            <IntervalBar row={row} leader={leader} scale={scale} x={x} width={barWidth} y={y} />
            <text
              className="tn"
              x={width}
              y={y + 4.7}
              textAnchor="end"
              fontSize="14"
              fill="var(--ink-2)"
            >
              {intervalText(row)}
            </text>
          </g>
        )
      })}
      <IntervalAxis scale={scale} x={x} width={barWidth} y={bottom + 15} />
    </svg>
  )
}
