import type { AgreementLevel } from '#shared/domain/agreement/spread'
import { wrapped } from './wrapped.ts'

/** Where a scale from 1 to 5 stands in a drawing, and how large; lengths in its own units. */
export interface ScaleSize {
  readonly from: number
  readonly to: number
  readonly axis: number
  readonly x: (value: number) => number
  readonly line: number
  readonly tick: number
  readonly number: { readonly y: number; readonly size: number }
  readonly anchor: {
    readonly y: number
    readonly size: number
    readonly step: number
    /** In one line, at the ends and in the middle. */
    readonly letters: { readonly end: number; readonly middle: number }
  }
  readonly bracket: {
    readonly y: number
    readonly line: number
    readonly dashes: string
    readonly width: number
    readonly height: number
    readonly radius: number
    readonly letters: number
    /** From the middle of the label down to the foot of its letters. */
    readonly foot: number
  }
}

export const scores = [1, 2, 3, 4, 5] as const

interface ScaleProps {
  readonly size: ScaleSize
  /** What 1, 3 and 5 mean. */
  readonly anchors: Readonly<Record<1 | 3 | 5, string>>
}

/** The line that votes stand on, its five scores, and what they mean. */
export function VoteScale({ size, anchors }: ScaleProps) {
  const { from, to, axis, x, line, tick, number } = size
  return (
    <>
      <line x1={from} x2={to} y1={axis} y2={axis} stroke="var(--ink-2)" strokeWidth={line} />
      {scores.map((value) => (
        <g key={value}>
          <line
            x1={x(value)}
            x2={x(value)}
            y1={axis}
            y2={axis + tick}
            stroke="var(--ink-2)"
            strokeWidth={line}
          />
          <text
            x={x(value)}
            y={number.y}
            textAnchor="middle"
            fontSize={number.size}
            fontWeight={600}
            fill="var(--ink)"
          >
            {value}
          </text>
        </g>
      ))}
      {([1, 3, 5] as const).map((value) => (
        <Anchor key={value} value={value} text={anchors[value]} size={size} />
      ))}
    </>
  )
}

function Anchor({
  value,
  text,
  size: { x, anchor },
}: {
  readonly value: 1 | 3 | 5
  readonly text: string
  readonly size: ScaleSize
}) {
  const letters = value === 3 ? anchor.letters.middle : anchor.letters.end
  return (
    <text x={x(value)} y={anchor.y} textAnchor="middle" fontSize={anchor.size} fill="var(--ink-2)">
      <title>{text}</title>
      {wrapped(text, letters, 2).map((line, i) => (
        <tspan key={line} x={x(value)} dy={i === 0 ? 0 : anchor.step}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

interface BracketProps {
  readonly size: ScaleSize
  readonly low: number
  readonly high: number
  readonly level: AgreementLevel
  /** How high the votes on a score stand. */
  readonly top: (value: number) => number
}

/** From the lowest to the highest vote, with how far apart they are; nothing where all agree. */
export function ApartBracket({ size: { x, bracket }, low, high, level, top }: BracketProps) {
  if (level === 'agreed') return null
  const { y, line, dashes, width, height, radius, letters, foot } = bracket
  const middle = (x(low) + x(high)) / 2
  const strong = level === 'split'
  return (
    <>
      <path
        d={`M${x(low)},${top(low)} V${y} H${x(high)} V${top(high)}`}
        fill="none"
        stroke="var(--split)"
        strokeWidth={line}
        strokeDasharray={strong ? undefined : dashes}
      />
      <rect
        x={middle - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={radius}
        fill={strong ? 'var(--split)' : 'var(--mixed-soft)'}
      />
      <text
        x={middle}
        y={y + foot}
        textAnchor="middle"
        fontSize={letters}
        fontWeight={600}
        fill={strong ? 'var(--on-split)' : 'var(--mixed)'}
      >
        {strong ? 'Split' : 'Mixed'}, {high - low} apart
      </text>
    </>
  )
}
