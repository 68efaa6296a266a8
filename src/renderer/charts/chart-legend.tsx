import { Marker } from '../ui/candidate-mark.tsx'
import type { ChartCandidate } from './chart-candidate.ts'
import { fittedText, textWidth } from './text-width.ts'

const [fontSize, rowHeight, gap, mark] = [12, 18, 14, 14]

/** Who is who in a drawing that has no names of its own, in as many rows as it takes. */
export function ChartLegend({
  candidates,
  width,
}: {
  readonly candidates: readonly ChartCandidate[]
  readonly width: number
}) {
  const items = placed(candidates, width)
  const rows = (items.at(-1)?.row ?? 0) + 1
  return (
    <svg viewBox={`0 0 ${width} ${rows * rowHeight}`}>
      {items.map(({ candidate, name, left, row }) => (
        <g key={candidate.id}>
          <Marker slot={candidate.slot} x={left + 5} y={middle(row)} scale={0.8} />
          <text x={left + mark} y={middle(row) + 4.2} fontSize={fontSize} fill="var(--ink)">
            {name}
          </text>
        </g>
      ))}
    </svg>
  )
}

const middle = (row: number) => row * rowHeight + rowHeight / 2

interface Place {
  readonly candidate: ChartCandidate
  readonly name: string
  readonly left: number
  readonly right: number
  readonly row: number
}

/** Names beside each other as far as they fit, then in the next row. */
function placed(candidates: readonly ChartCandidate[], width: number): readonly Place[] {
  return candidates.reduce<readonly Place[]>((before, candidate) => {
    const name = fittedText(candidate.name, width - mark - 4, fontSize)
    const wide = mark + textWidth(name, fontSize)
    const last = before.at(-1)
    const beside = last ? last.right + gap : 0
    const fits = beside === 0 || beside + wide <= width
    const left = fits ? beside : 0
    const row = (last?.row ?? 0) + (fits ? 0 : 1)
    return [...before, { candidate, name, left, right: left + wide, row }]
  }, [])
}
