import { componentName, findComponent } from '#shared/domain/components'
import { type CandidateCoverage, coverageWords } from '#shared/domain/coverage'
import type { ComponentId } from '#shared/domain/ids'
import { atEveryStage } from '#shared/domain/lifecycle'
import { type StackRow, type StackStatus, stackStatusNames } from '#shared/domain/stack'
import { Marker } from '../ui/candidate-mark.tsx'
import { LifecycleLoops } from './lifecycle-loops.tsx'
import type { LoopItem } from './lifecycle-places.ts'
import { StatusMark } from './stack-status.tsx'
import { fittedText } from './text-width.ts'

/** A candidate with what it would mean for the stack. */
export interface StackPictureColumn {
  readonly name: string
  readonly slot: number
  readonly coverage: CandidateCoverage
}

interface Props {
  readonly rows: readonly StackRow[]
  readonly columns: readonly StackPictureColumn[]
  /** What the drawing shows, for who cannot see it. */
  readonly label: string
}

const width = 736
const [loopsHeight, gap, rowHeight, lineHeight] = [220, 14, 25, 20]
const left = { scope: 176, status: 250, tool: 376, candidates: 506 }

/**
 * The whole stack in one picture: components on the lifecycle, below them what is in place, what is
 * decided now, and which candidate would fill what. Signs differ in shape, so it reads in grey.
 */
export function StackPicture({ rows, columns, label }: Props) {
  const shown = rows.filter(
    ({ componentId, entry, inScope }) =>
      entry !== null ||
      inScope ||
      columns.some(({ coverage }) => coverage.brings.includes(componentId)),
  )
  const top = loopsHeight + gap
  const summary = top + (shown.length + 1) * rowHeight + 16
  const height = summary + (columns.length + (columns.length > 0 ? 2 : 0)) * lineHeight
  const xOf = (i: number) =>
    left.candidates + ((width - left.candidates) * (i + 0.5)) / columns.length
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} width="100%">
      <svg x="0" y="0" width={width} height={loopsHeight} aria-hidden="true">
        <LifecycleLoops items={stackOnLoops(rows)} gap="nothing here yet" />
      </svg>
      <g fontSize="13" fontWeight="500" fill="var(--ink-3)">
        <text x="0" y={top + 12}>
          Component
        </text>
        <text x={left.scope} y={top + 12}>
          Decided
        </text>
        <text x={left.status} y={top + 12}>
          Status
        </text>
        <text x={left.tool} y={top + 12}>
          In place today
        </text>
        {columns.length > 0 && (
          <text x={width} y={top + 12} textAnchor="end">
            Would be filled by
          </text>
        )}
      </g>
      {shown.map(({ componentId, entry, inScope }, i) => {
        const y = top + (i + 1) * rowHeight
        const text = { y: y + 12, fontSize: 13, fill: 'var(--ink)' }
        return (
          <g key={componentId}>
            <line x1="0" x2={width} y1={y - 6} y2={y - 6} stroke="var(--line)" />
            <text x="0" {...text} fontWeight={inScope ? 600 : 400}>
              {fittedText(componentName(componentId), left.scope - 12, 13)}
            </text>
            {inScope && (
              <text x={left.scope} {...text} fontWeight="600">
                here
              </text>
            )}
            {entry && (
              <>
                <StatusMark status={entry.status} x={left.status} y={y + 1.5} />
                <text x={left.status + 18} {...text}>
                  {stackStatusNames[entry.status]}
                </text>
                <text x={left.tool} {...text}>
                  {fittedText(entry.tool, left.candidates - left.tool - 10, 13)}
                </text>
              </>
            )}
            {columns.map(({ slot, coverage }, column) => (
              <Cell
                key={slot}
                slot={slot}
                x={xOf(column)}
                y={y + 7.5}
                room={(width - left.candidates) / columns.length}
                kind={kindOf(coverage, componentId)}
              />
            ))}
          </g>
        )
      })}
      {columns.map(({ name, slot, coverage }, i) => {
        const y = summary + i * lineHeight
        return (
          <g key={slot}>
            <Marker slot={slot} x={7} y={y + 1} scale={0.9} />
            <text x="20" y={y + 5.5} fontSize="13" fill="var(--ink)">
              <tspan fontWeight="600">{fittedText(name, 180, 13)}</tspan>
              <tspan fill="var(--ink-2)">
                {fittedText(` ${coverageWords(coverage)}`, 520, 13)}
              </tspan>
            </text>
          </g>
        )
      })}
      {columns.length > 0 && (
        <g fontSize="12.5" fill="var(--ink-3)">
          <text x="0" y={summary + columns.length * lineHeight + 5.5}>
            Marker: fills a component that is decided. In a square: replaces what is in place.
          </text>
          <text x="0" y={summary + (columns.length + 1) * lineHeight + 3.5}>
            Small in a ring: stands beside what is in place. Small: brought along.
          </text>
        </g>
      )}
    </svg>
  )
}

type Kind = 'fills' | 'replaces' | 'overlaps' | 'brings' | null

function kindOf({ fills, replaces, overlaps, brings }: CandidateCoverage, id: ComponentId): Kind {
  if (replaces.some(({ componentId }) => componentId === id)) return 'replaces'
  if (fills.includes(id)) return 'fills'
  if (overlaps.some(({ componentId }) => componentId === id)) return 'overlaps'
  return brings.includes(id) ? 'brings' : null
}

interface CellProps {
  readonly slot: number
  readonly x: number
  readonly y: number
  readonly room: number
  readonly kind: Kind
}

function Cell({ slot, x, y, room, kind }: CellProps) {
  if (kind === null) return null
  const fit = Math.min(1, room / 24)
  return (
    <>
      {kind === 'overlaps' && (
        <circle cx={x} cy={y} r={9 * fit} fill="none" stroke="var(--ink)" strokeWidth="1.3" />
      )}
      {kind === 'replaces' && (
        <rect
          x={x - 9 * fit}
          y={y - 9 * fit}
          width={18 * fit}
          height={18 * fit}
          fill="none"
          stroke="var(--ink)"
          strokeWidth="1.3"
        />
      )}
      <Marker slot={slot} x={x} y={y} scale={fit * sizes[kind]} />
    </>
  )
}

/** Of a marker; whatever fills a component is large. */
const sizes = { fills: 0.95, replaces: 0.75, overlaps: 0.55, brings: 0.55 }

const looks: Readonly<Record<Exclude<StackStatus, 'not-needed'>, LoopItem['look']>> = {
  'in-place': 'filled',
  'under-evaluation': 'half',
  'next-evaluation': 'outlined',
  open: 'dashed',
}

/** Components at their stages. What is not needed, or not spoken of, is not drawn. */
export function stackOnLoops(rows: readonly StackRow[]) {
  return atEveryStage((stage) =>
    rows.flatMap(({ componentId, entry }): LoopItem[] => {
      const component = findComponent(componentId)
      if (!component?.stages.includes(stage) || !entry || entry.status === 'not-needed') return []
      const state = stackStatusNames[entry.status].toLowerCase()
      const title = `${component.name}: ${entry.tool === '' ? state : `${entry.tool}, ${state}`}`
      return [{ id: componentId, code: component.short, title, look: looks[entry.status] }]
    }),
  )
}
