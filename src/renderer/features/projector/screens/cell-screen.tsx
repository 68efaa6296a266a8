import type { ProjectorView, RoomVote } from '#shared/domain/projector/view'
import { fittedText } from '../../../charts/text-width.ts'
import { wrapped } from '../../../charts/wrapped.ts'
import { CandidateMark, candidateColour, candidateSoftColour } from '../../../ui/candidate-mark.tsx'
import styles from './screens.module.css'

type CellView = Extract<ProjectorView, { readonly kind: 'cell' }>

const [width, height, axis] = [1180, 440, 322]
const scale = [1, 2, 3, 4, 5] as const
const x = (value: number) => 118 + 236 * (value - 1)

/** Whole names in pills while no stack is higher than this, letters in circles beyond. */
const mostPills = 4
const pill = { width: 132, height: 54, step: 61 }
const circle = { radius: 19, step: 41, perRow: 5 }

/** One cell: everybody's score over the scale, with names, and how far apart they are. */
export function CellScreen(view: CellView) {
  const { candidate, criterion, votes, agreed, dissent } = view
  return (
    <>
      <p className={`${styles['sub']} ${styles['marked']}`}>
        <CandidateMark slot={candidate.slot} size={1.4} />
        <bdi>{candidate.name}</bdi>
      </p>
      <h1 className={styles['title']}>
        <bdi>{criterion}</bdi>
      </h1>
      {(agreed !== '' || dissent.length > 0) && (
        <p className={styles['agreed']}>
          {agreed && <b>{agreed}</b>}
          {dissent.slice(0, 3).map(({ name, score }) => (
            <span key={name}>
              <bdi>{name}</bdi> stays at {score}
            </span>
          ))}
        </p>
      )}
      <div className={styles['cell']}>
        {votes.length === 0 ? (
          <p className={styles['sub']}>Nobody gave a score here.</p>
        ) : (
          <Chart {...view} />
        )}
      </div>
    </>
  )
}

function Chart({ candidate, anchors, votes, level, about }: CellView) {
  const numbers = votes.map(({ vote }) => vote)
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const highest = Math.max(
    ...scale.map((value) => votes.filter(({ vote }) => vote === value).length),
  )
  const names = highest <= mostPills
  const stackHeight = (value: number) => {
    const count = votes.filter(({ vote }) => vote === value).length
    return names ? count * pill.step : Math.ceil(count / circle.perRow) * circle.step
  }
  const top = (value: number) => axis - 9 - stackHeight(value) - 6
  const middle = (x(low) + x(high)) / 2
  return (
    <svg
      className={styles['dots']}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${about}: ${votes.map(({ name, vote }) => `${name} ${vote}`).join(', ')}`}
    >
      {level !== 'agreed' && (
        <>
          <path
            d={`M${x(low)},${top(low)} V26 H${x(high)} V${top(high)}`}
            fill="none"
            stroke="var(--split)"
            strokeWidth={3}
            strokeDasharray={level === 'mixed' ? '8 6' : undefined}
          />
          <rect
            x={middle - 104}
            y={2}
            width={208}
            height={48}
            rx={6}
            fill={level === 'split' ? 'var(--split)' : 'var(--mixed-soft)'}
          />
          <text
            x={middle}
            y={35}
            textAnchor="middle"
            fontSize={26}
            fontWeight={600}
            fill={level === 'split' ? 'var(--on-split)' : 'var(--mixed)'}
          >
            {level === 'split' ? 'Split' : 'Mixed'}, {high - low} apart
          </text>
        </>
      )}
      <line x1={28} x2={1152} y1={axis} y2={axis} stroke="var(--ink-2)" strokeWidth={2} />
      {scale.map((value) => (
        <g key={value}>
          <line
            x1={x(value)}
            x2={x(value)}
            y1={axis}
            y2={axis + 9}
            stroke="var(--ink-2)"
            strokeWidth={2}
          />
          <text
            x={x(value)}
            y={368}
            textAnchor="middle"
            fontSize={36}
            fontWeight={600}
            fill="var(--ink)"
          >
            {value}
          </text>
          {(value === 1 || value === 3 || value === 5) && (
            <Anchor value={value} text={anchors[value]} />
          )}
        </g>
      ))}
      <g className={styles['rise']}>
        {scale.map((value) =>
          votes
            .filter(({ vote }) => vote === value)
            .map((vote, i, all) =>
              names ? (
                <Pill key={vote.id} vote={vote} index={i} slot={candidate.slot} />
              ) : (
                <Circle
                  key={vote.id}
                  vote={vote}
                  index={i}
                  count={all.length}
                  slot={candidate.slot}
                />
              ),
            ),
        )}
      </g>
    </svg>
  )
}

function Anchor({ value, text }: { readonly value: 1 | 3 | 5; readonly text: string }) {
  return (
    <text x={x(value)} y={402} textAnchor="middle" fontSize={23} fill="var(--ink-2)">
      {wrapped(text, value === 3 ? 36 : 20, 2).map((line, i) => (
        <tspan key={line} x={x(value)} dy={i === 0 ? 0 : 28}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

interface SignProps {
  readonly vote: RoomVote
  readonly index: number
  readonly slot: number
}

function Pill({ vote: { name, vote }, index, slot }: SignProps) {
  const y = axis - 9 - pill.height - index * pill.step
  return (
    <g>
      <rect
        x={x(vote) - pill.width / 2}
        y={y}
        width={pill.width}
        height={pill.height}
        rx={pill.height / 2}
        fill={candidateSoftColour(slot)}
        stroke={candidateColour(slot)}
        strokeWidth={3}
      />
      <text
        x={x(vote)}
        y={y + 35.5}
        textAnchor="middle"
        fontSize={24}
        fontWeight={600}
        fill="var(--ink)"
      >
        {fittedText(name, pill.width - 26, 24)}
      </text>
    </g>
  )
}

/** Rows of up to five from the axis upwards; six rows and more grow into the bracket's room. */
function Circle({ vote, index, count, slot }: SignProps & { readonly count: number }) {
  const { radius, step, perRow } = circle
  const row = Math.floor(index / perRow)
  const inRow = Math.min(perRow, count - row * perRow)
  const cx = x(vote.vote) + ((index % perRow) - (inRow - 1) / 2) * step
  const cy = axis - 9 - radius - row * step
  return (
    <g>
      <title>{vote.name}</title>
      <circle
        cx={cx}
        cy={cy}
        r={radius}
        fill={candidateSoftColour(slot)}
        stroke={candidateColour(slot)}
        strokeWidth={2.5}
      />
      <text
        x={cx}
        y={cy + 6.5}
        textAnchor="middle"
        fontSize={18}
        fontWeight={600}
        fill="var(--ink)"
      >
        {vote.letters}
      </text>
    </g>
  )
}
