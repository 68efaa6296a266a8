import { formatPoints } from '#shared/domain/format'
import { scaleMax, scaleMin } from '#shared/domain/values'
import { Marker } from '../ui/candidate-mark.tsx'
import type { ChartCandidate } from './chart-candidate.ts'
import { Hatch } from './hatch.tsx'
import { fittedText, textWidth } from './text-width.ts'

/** A candidate's total, and words beside it: "before trial 3.83". */
export interface RankingBar {
  readonly candidate: ChartCandidate
  /** In points, [1, 5]. */
  readonly total: number
  readonly note: string
}

interface Props {
  /** Best first; the first is set in bold. */
  readonly bars: readonly RankingBar[]
  readonly label: string
}

const [width, rowHeight, right] = [640, 26, 490]
const [narrowest, widest] = [150, 230]

/** Totals as bars that start at 1, the bottom of the scale, with patterns that print in grey. */
export function RankingBars({ bars, label }: Props) {
  const names = Math.max(0, ...bars.map(({ candidate }) => textWidth(candidate.name, 13.5) * 1.05))
  const x = Math.min(widest, Math.max(narrowest, names + 28))
  const perPoint = (right - x) / (scaleMax - scaleMin)
  const bottom = bars.length * rowHeight + 2
  return (
    <svg viewBox={`0 0 ${width} ${bottom + 18}`} role="img" aria-label={label} width="100%">
      {[1, 2, 3, 4, 5].map((tick) => (
        <g key={tick}>
          <line
            x1={x + (tick - scaleMin) * perPoint}
            x2={x + (tick - scaleMin) * perPoint}
            y1="2"
            y2={bottom}
            stroke="var(--line)"
            strokeWidth="0.8"
          />
          <text
            className="tn"
            x={x + (tick - scaleMin) * perPoint}
            y={bottom + 15}
            fontSize="12.5"
            textAnchor="middle"
            fill="var(--ink-3)"
          >
            {tick}
          </text>
        </g>
      ))}
      {bars.map(({ candidate, total, note }, i) => {
        const y = i * rowHeight + 14
        const weight = i === 0 ? 600 : 400
        return (
          <g key={candidate.id}>
            <Marker slot={candidate.slot} x={7} y={y} />
            <text x="20" y={y + 4.5} fontSize="13.5" fontWeight={weight} fill="var(--ink)">
              {fittedText(candidate.name, x - 28, 13.5)}
            </text>
            <Hatch
              slot={candidate.slot}
              x={x}
              y={y - 9}
              width={(Math.min(scaleMax, Math.max(scaleMin, total)) - scaleMin) * perPoint}
              height={18}
            />
            <text
              className="tn"
              x="532"
              y={y + 4.5}
              fontSize="13.5"
              textAnchor="end"
              fontWeight={weight}
              fill="var(--ink)"
            >
              {formatPoints(total)}
            </text>
            <text
              className="tn"
              x={width}
              y={y + 4.5}
              fontSize="12.5"
              textAnchor="end"
              fill="var(--ink-3)"
            >
              {note}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
