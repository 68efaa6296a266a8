import type { AgreementLevel } from '#shared/domain/agreement/spread'
import { formatPoints } from '#shared/domain/format'
import { candidateColour, candidateSoftColour } from '../ui/candidate-mark.tsx'
import styles from './vote-dots.module.css'
import { wrapped } from './wrapped.ts'

export interface VoteDot {
  readonly id: string
  readonly name: string
  /** Two letters for inside of the dot. */
  readonly letters: string
  /** 1 to 5. */
  readonly vote: number
}

interface Props {
  /** Whose scores: read out before the numbers, "First votes". */
  readonly label: string
  /** Without those who could not judge, in the order of the participants. */
  readonly votes: readonly VoteDot[]
  /** Of the candidate that is voted on. */
  readonly slot: number
  readonly mean: number
  readonly level: AgreementLevel
  /** What 1, 3 and 5 mean. */
  readonly anchors: Readonly<Record<1 | 3 | 5, string>>
  /** All dots rise together, as they do at the reveal. */
  readonly rise?: boolean
}

const width = 760
const axis = 197
const bracket = 20
const scale = [1, 2, 3, 4, 5] as const
const x = (value: number) => 76 + 152 * (value - 1)

/** Up to this many people the dots are large enough for letters. */
const mostWithLetters = 12
const large = { radius: 17, step: 37, perColumn: 4 }
const small = { radius: 6, step: 15, perColumn: 6 }

/** One dot per person over the scale, stacked; how far apart they are; and the mean, never as a bar. */
export function VoteDots({ label, votes, slot, mean, level, anchors, rise = false }: Props) {
  const size = votes.length > mostWithLetters ? small : large
  const dots = placed(votes, size)
  const numbers = votes.map(({ vote }) => vote)
  return (
    <svg
      className={`${styles['chart']}${rise ? ` ${styles['rise']}` : ''}`}
      viewBox={`0 0 ${width} 262`}
      role="img"
      aria-label={`${label}: ${numbers.toSorted((a, b) => a - b).join(', ')}; mean ${formatPoints(mean)}`}
    >
      <line x1={26} x2={734} y1={axis} y2={axis} stroke="var(--ink-2)" strokeWidth={1.5} />
      {level !== 'agreed' && (
        <Bracket
          low={Math.min(...numbers)}
          high={Math.max(...numbers)}
          level={level}
          dots={dots}
          size={size}
        />
      )}
      {scale.map((value) => (
        <g key={value}>
          <line
            x1={x(value)}
            x2={x(value)}
            y1={axis}
            y2={axis + 6}
            stroke="var(--ink-2)"
            strokeWidth={1.5}
          />
          <text
            x={x(value)}
            y={223}
            textAnchor="middle"
            fontSize={18}
            fontWeight={600}
            fill="var(--ink)"
          >
            {value}
          </text>
        </g>
      ))}
      <Anchor value={1} text={anchors[1]} letters={24} />
      <Anchor value={3} text={anchors[3]} letters={38} />
      <Anchor value={5} text={anchors[5]} letters={24} />
      <Mean mean={mean} />
      {dots.map(({ dot, cx, cy }) => (
        <g key={dot.id} className={styles['dot']}>
          <title>{`${dot.name}: ${dot.vote}`}</title>
          <circle
            cx={cx}
            cy={cy}
            r={size.radius}
            fill={candidateSoftColour(slot)}
            stroke={candidateColour(slot)}
            strokeWidth={2.5}
          />
          {size === large && (
            <text
              x={cx}
              y={cy + 5}
              textAnchor="middle"
              fontSize={14}
              fontWeight={600}
              fill="var(--ink)"
            >
              {dot.letters}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}

type Size = typeof large

interface Placed {
  readonly dot: VoteDot
  readonly cx: number
  readonly cy: number
}

/** Stacks from the axis upwards, in columns beside each other where one is full. */
function placed(votes: readonly VoteDot[], { radius, step, perColumn }: Size): Placed[] {
  return scale.flatMap((value) => {
    const here = votes.filter(({ vote }) => vote === value)
    const columns = Math.ceil(here.length / perColumn)
    return here.map((dot, i) => ({
      dot,
      cx: x(value) + (Math.floor(i / perColumn) - (columns - 1) / 2) * step,
      cy: axis - 4 - radius - (i % perColumn) * step,
    }))
  })
}

interface BracketProps {
  readonly low: number
  readonly high: number
  readonly level: 'split' | 'mixed'
  readonly dots: readonly Placed[]
  readonly size: Size
}

function Bracket({ low, high, level, dots, size }: BracketProps) {
  const top = (value: number) =>
    Math.min(...dots.filter(({ dot }) => dot.vote === value).map(({ cy }) => cy)) - size.radius - 10
  const middle = (x(low) + x(high)) / 2
  const strong = level === 'split'
  return (
    <>
      <path
        d={`M${x(low)},${top(low)} V${bracket} H${x(high)} V${top(high)}`}
        fill="none"
        stroke="var(--split)"
        strokeWidth={1.8}
        strokeDasharray={strong ? undefined : '4 3'}
      />
      <rect
        x={middle - 62}
        y={bracket - 13}
        width={124}
        height={26}
        rx={4}
        fill={strong ? 'var(--split)' : 'var(--mixed-soft)'}
      />
      <text
        x={middle}
        y={bracket + 5}
        textAnchor="middle"
        fontSize={14}
        fontWeight={600}
        fill={strong ? 'var(--on-split)' : 'var(--mixed)'}
      >
        {strong ? 'Split' : 'Mixed'}, {high - low} apart
      </text>
    </>
  )
}

function Anchor({
  value,
  text,
  letters,
}: {
  readonly value: 1 | 3 | 5
  readonly text: string
  readonly letters: number
}) {
  const lines = wrapped(text, letters, 2)
  return (
    <text x={x(value)} y={241} textAnchor="middle" fontSize={14} fill="var(--ink-2)">
      <title>{text}</title>
      {lines.map((line, i) => (
        <tspan key={line} x={x(value)} dy={i === 0 ? 0 : 17}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

/** Half the width of "mean 3.83" with some air. */
const half = 37

function Mean({ mean }: { readonly mean: number }) {
  const at = x(mean)
  const past = at - x(Math.floor(mean))
  // Left or right of the triangle, or under it: wherever it hits no number of the scale.
  const under = past >= 46 && past <= 106
  const right = past < 46 && mean < 5
  const labelX = under ? at : right ? at + 10 + half : at - 10 - half
  return (
    <>
      <path d={`M${at},${axis + 1} l-6,9 h12 z`} fill="var(--ink)" />
      <text
        x={labelX}
        y={under ? 223 : 222}
        textAnchor="middle"
        fontSize={14}
        fill="var(--ink)"
        className="tn"
      >
        mean {formatPoints(mean)}
      </text>
    </>
  )
}
