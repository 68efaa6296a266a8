import { formatPoints } from '#shared/domain/format'
import { Marker } from '../ui/candidate-mark.tsx'
import type { ChartCandidate } from './chart-candidate.ts'
import { fittedText } from './text-width.ts'

/** How one persona or person sees every candidate. */
export interface DotRow {
  readonly id: string
  readonly name: string
  /** In any order. */
  readonly dots: readonly { readonly candidate: ChartCandidate; readonly total: number }[]
  /** Who comes first here; drawn larger and last. */
  readonly firstIds: readonly string[]
}

interface Props {
  readonly rows: readonly DotRow[]
  readonly label: string
  readonly width?: number
}

const lane = 8.5
/** The figures stand clear of a marker at the end of the axis. */
const [labelWidth, figureWidth] = [144, 46]

/** One row of markers per persona or person, nearby ones moved apart, the best total at the right. */
export function DotRows({ rows, label, width = 312 }: Props) {
  const totals = rows.flatMap(({ dots }) => dots.map(({ total }) => total))
  const [low, high] = axisEnds(totals)
  const room = width - labelWidth - figureWidth
  const xOf = (total: number) => labelWidth + ((total - low) / Math.max(1, high - low)) * room
  const laid = rows.map((row) => ({ row, lanes: lanesOf(row, xOf) }))
  const heights = laid.map(({ lanes }) =>
    Math.max(28, (Math.max(...lanes.map(Math.abs), 0) * 2 + 1) * lane + 8),
  )
  const bottom = heights.reduce((sum, height) => sum + height, 0)
  const tops = heights.map((_, i) => heights.slice(0, i).reduce((sum, height) => sum + height, 0))
  return (
    <svg
      viewBox={`0 0 ${width} ${bottom + 22}`}
      role="img"
      aria-label={label}
      style={{ width: `${width / 16}rem`, maxWidth: '100%' }}
    >
      {ticks(low, high).map((tick) => (
        <g key={tick}>
          <line x1={xOf(tick)} x2={xOf(tick)} y1="0" y2={bottom + 2} stroke="var(--line)" />
          <text
            className="tn"
            x={xOf(tick)}
            y={bottom + 18}
            textAnchor="middle"
            fontSize="13"
            fill="var(--ink-3)"
          >
            {tick}
          </text>
        </g>
      ))}
      {laid.map(({ row, lanes }, i) => {
        const y = (tops[i] ?? 0) + (heights[i] ?? 0) / 2
        const best = Math.max(...row.dots.map(({ total }) => total))
        const drawn = row.dots.map((dot, k) => ({
          ...dot,
          y: y + (lanes[k] ?? 0) * lane,
          first: row.firstIds.includes(dot.candidate.id),
        }))
        return (
          <g key={row.id}>
            <text x="0" y={y + 4.5} fontSize="14" fill="var(--ink)">
              <title>{row.name}</title>
              {fittedText(row.name, labelWidth - 10, 14)}
            </text>
            <line x1={xOf(low)} x2={xOf(high)} y1={y} y2={y} stroke="var(--line)" />
            {drawn
              .toSorted((a, b) => Number(a.first) - Number(b.first))
              .map(({ candidate, total, first, y: at }) => (
                <g key={candidate.id}>
                  <title>{`${candidate.name} ${formatPoints(total)}`}</title>
                  <Marker slot={candidate.slot} x={xOf(total)} y={at} scale={first ? 1.15 : 0.8} />
                </g>
              ))}
            <text
              className="tn"
              x={width}
              y={y + 4.5}
              textAnchor="end"
              fontSize="14"
              fontWeight="600"
              fill="var(--ink)"
            >
              {formatPoints(best)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** Whole points around all totals, at least one apart. */
function axisEnds(totals: readonly number[]): readonly [number, number] {
  if (totals.length === 0) return [1, 5]
  const low = Math.floor(Math.min(...totals) + 1e-9)
  const high = Math.ceil(Math.max(...totals) - 1e-9)
  return low === high ? [Math.max(1, low - 1), Math.min(5, high + 1)] : [low, high]
}

const ticks = (low: number, high: number) =>
  Array.from({ length: high - low + 1 }, (_, i) => low + i)

/**
 * A lane for every dot, 0 in the middle, so that no two dots of a lane touch: the first ones of
 * the row keep the middle, the others go to the nearest free lane above or below.
 */
function lanesOf({ dots, firstIds }: DotRow, xOf: (total: number) => number): number[] {
  const order = dots
    .map(({ candidate, total }, i) => ({
      i,
      x: xOf(total),
      first: firstIds.includes(candidate.id),
    }))
    .toSorted((a, b) => Number(b.first) - Number(a.first) || b.x - a.x)
  const taken: { lane: number; x: number; reach: number }[] = []
  const lanes: number[] = dots.map(() => 0)
  for (const { i, x, first } of order) {
    const reach = first ? 8 : 5.5
    const free = laneOrder.find((candidate) =>
      taken.every((other) => {
        const apart = Math.abs(other.x - x)
        const near = Math.abs(other.lane - candidate) * lane
        return near >= other.reach + reach - 4 || apart >= other.reach + reach
      }),
    )
    lanes[i] = free ?? 0
    taken.push({ lane: lanes[i] ?? 0, x, reach })
  }
  return lanes
}

const laneOrder = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5]
