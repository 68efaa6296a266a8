import { formatPoints } from '#shared/domain/format'
import { Marker } from '../ui/candidate-mark.tsx'
import { candidateColour } from '../ui/candidate-mark.tsx'
import type { ChartCandidate } from './chart-candidate.ts'
import { fittedText, textWidth } from './text-width.ts'

/** One stage of the result: what it is called, and the totals of who was ranked. */
export interface HistoryStage {
  readonly name: string
  readonly totals: ReadonlyMap<string, number>
  readonly ranks: ReadonlyMap<string, number>
}

interface Props {
  readonly candidates: readonly ChartCandidate[]
  /** In their order; two or three. */
  readonly stages: readonly HistoryStage[]
  readonly label: string
  /** Most that a name may take; longer ones are cut. A narrower drawing has larger letters. */
  readonly nameRoom?: number
}

const [left, plot] = [48, 104]
const rowHeight = 24

/** How the ranking came about: one line per candidate from stage to stage, best rank on top. */
export function RankingHistory({ candidates, stages, label, nameRoom = 186 }: Props) {
  const places = stages.map(placesOf)
  const names = Math.max(0, ...candidates.map(({ name }) => textWidth(name, 13)))
  const right = Math.min(nameRoom, Math.max(112, names)) + 64
  const width = left + plot + right
  const rows = Math.max(...places.map((place) => place.size), 1)
  const height = 30 + rows * rowHeight
  const xOf = (i: number) =>
    stages.length < 2 ? left : left + ((width - left - right) * i) / (stages.length - 1)
  const yOf = (place: number) => 34 + (place + 0.5) * rowHeight - 6
  const last = stages.length - 1
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} width="100%">
      {stages.map(({ name }, i) => (
        <text
          key={name}
          x={xOf(i)}
          y="14"
          textAnchor="middle"
          fontSize="13"
          fontWeight="500"
          fill="var(--ink-3)"
        >
          {name}
        </text>
      ))}
      {candidates.map((candidate) => {
        const points = stages.flatMap((_, i) => {
          const place = places[i]?.get(candidate.id)
          return place === undefined ? [] : [{ i, x: xOf(i), y: yOf(place) }]
        })
        const start = points[0]
        const end = points.at(-1)
        if (!start || !end) return null
        return (
          <g key={candidate.id}>
            <path
              d={points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')}
              fill="none"
              stroke={candidateColour(candidate.slot)}
              strokeWidth="2"
            />
            {points.map(({ i, x, y }) => (
              <Marker key={i} slot={candidate.slot} x={x} y={y} scale={0.9} />
            ))}
            {start.i === 0 && (
              <text
                className="tn"
                x={start.x - 12}
                y={start.y + 4.5}
                textAnchor="end"
                fontSize="13"
                fill="var(--ink-2)"
              >
                {formatPoints(stages[0]?.totals.get(candidate.id) ?? 0)}
              </text>
            )}
            {end.i === last && (
              <text x={end.x + 12} y={end.y + 4.5} fontSize="13" fill="var(--ink)">
                <tspan className="tn" fontWeight="600">
                  {formatPoints(stages[last]?.totals.get(candidate.id) ?? 0)}
                </tspan>
                <tspan dx="8">{fittedText(candidate.name, right - 52, 13)}</tspan>
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** Row of every ranked candidate, from the top; equal ranks one below the other. */
function placesOf({ ranks, totals }: HistoryStage): ReadonlyMap<string, number> {
  const order = [...ranks]
    .toSorted(
      ([a, rank], [b, other]) => rank - other || (totals.get(b) ?? 0) - (totals.get(a) ?? 0),
    )
    .map(([id]) => id)
  return new Map(order.map((id, place) => [id, place]))
}
