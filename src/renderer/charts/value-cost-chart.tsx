import {
  CartesianGrid,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { formatPoints } from '#shared/domain/format'
import { Marker } from '../ui/candidate-mark.tsx'
import type { ChartCandidate } from './chart-candidate.ts'
import { fittedText } from './text-width.ts'

/** A candidate by value and by its score on the cost; both in [1, 5], more is better. */
export interface ValueCostMark {
  readonly candidate: ChartCandidate
  readonly value: number
  readonly costScore: number
  /** Named in the drawing; the others on hover and in the table. */
  readonly unbeaten: boolean
}

interface Props {
  readonly points: readonly ValueCostMark[]
  readonly costName: string
  readonly label: string
}

/** Value upwards, the score on the cost to the right: the best are at the top right. Fills its parent. */
export function ValueCostChart({ points, costName, label }: Props) {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1
  const text = { fontSize: 13 * rem, fill: 'var(--ink-3)' }
  const values = points.map(({ value }) => value)
  const low = Math.max(1, Math.floor(Math.min(...values) - 0.2))
  const high = Math.min(5, Math.ceil(Math.max(...values) + 0.2))
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => low + i)
  return (
    <div role="img" aria-label={label} style={{ width: '100%', height: '100%' }}>
      <ResponsiveContainer width="100%" height="100%">
        <ScatterChart
          margin={{ top: 10 * rem, right: 12 * rem, bottom: 18 * rem, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--line)" />
          <XAxis
            type="number"
            dataKey="costScore"
            domain={[1, 5]}
            ticks={[1, 2, 3, 4, 5]}
            tick={text}
            tickLine={false}
            axisLine={false}
            label={{
              value: `${costName}, 5 is best`,
              position: 'insideBottom',
              offset: -12 * rem,
              ...text,
            }}
          />
          <YAxis
            type="number"
            dataKey="value"
            domain={[low, high]}
            ticks={ticks}
            width={34 * rem}
            tick={text}
            tickLine={false}
            axisLine={false}
            label={{ value: 'Value', angle: -90, position: 'insideLeft', offset: 6 * rem, ...text }}
          />
          <Tooltip cursor={false} isAnimationActive={false} content={Hint} />
          <Scatter
            data={points.map((point) => ({ ...point, rem }))}
            isAnimationActive={false}
            shape={Dot}
          />
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  )
}

interface DotProps {
  readonly cx?: number | undefined
  readonly cy?: number | undefined
  readonly payload?: ValueCostMark & { readonly rem: number }
}

function Dot({ cx, cy, payload }: DotProps) {
  if (cx === undefined || cy === undefined || !payload) return <g />
  const { candidate, unbeaten, costScore, rem } = payload
  const right = costScore < 3.6
  return (
    <g>
      <Marker slot={candidate.slot} x={cx} y={cy} scale={(unbeaten ? 1.15 : 0.85) * rem} />
      {unbeaten && (
        <text
          x={cx + (right ? 11 : -11) * rem}
          y={cy + 4.5 * rem}
          textAnchor={right ? 'start' : 'end'}
          fontSize={13 * rem}
          fill="var(--ink)"
          stroke="var(--surface)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {fittedText(candidate.name, 130, 13)}
        </text>
      )}
    </g>
  )
}

interface HintProps {
  readonly active?: boolean
  readonly payload?: readonly { readonly payload?: ValueCostMark }[]
}

function Hint({ active, payload }: HintProps) {
  const point = payload?.[0]?.payload
  if (!active || !point) return null
  return (
    <div className="toast" style={{ minHeight: 0, gap: '0.5rem' }}>
      <bdi className="strong">{point.candidate.name}</bdi>
      <span className="tn">
        {formatPoints(point.value)}, cost {formatPoints(point.costScore)}
      </span>
    </div>
  )
}
