import type { AgreementLevel } from '#shared/domain/agreement/spread'
import { formatPoints } from '#shared/domain/format'
import { candidateColour, candidateSoftColour } from '../ui/candidate-mark.tsx'
import styles from './vote-dots.module.css'
import { ApartBracket, scores, type ScaleSize, VoteScale } from './vote-scale.tsx'

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
const x = (value: number) => 76 + 152 * (value - 1)
const scale: ScaleSize = {
  ...{ from: 26, to: 734, axis, x, line: 1.5, tick: 6 },
  number: { y: 223, size: 18 },
  anchor: { y: 241, size: 14, step: 17, letters: { end: 24, middle: 38 } },
  bracket: {
    ...{ y: 20, line: 1.8, dashes: '4 3' },
    ...{ width: 124, height: 26, radius: 4, letters: 14, foot: 5 },
  },
}

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
      <ApartBracket
        size={scale}
        low={Math.min(...numbers)}
        high={Math.max(...numbers)}
        level={level}
        top={(value) => topOf(dots, value) - size.radius - 10}
      />
      <VoteScale size={scale} anchors={anchors} />
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
  return scores.flatMap((value) => {
    const here = votes.filter(({ vote }) => vote === value)
    const columns = Math.ceil(here.length / perColumn)
    return here.map((dot, i) => ({
      dot,
      cx: x(value) + (Math.floor(i / perColumn) - (columns - 1) / 2) * step,
      cy: axis - 4 - radius - (i % perColumn) * step,
    }))
  })
}

/** The centre of the highest dot on a score. */
function topOf(dots: readonly Placed[], value: number): number {
  return Math.min(...dots.filter(({ dot }) => dot.vote === value).map(({ cy }) => cy))
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
