import type { ProjectorView, RoomVote } from '#shared/domain/projector/view'
import { fittedText } from '../../../charts/text-width.ts'
import { ApartBracket, scores, type ScaleSize, VoteScale } from '../../../charts/vote-scale.tsx'
import { CandidateMark, candidateColour, candidateSoftColour } from '../../../ui/candidate-mark.tsx'
import styles from './screens.module.css'

type CellView = Extract<ProjectorView, { readonly kind: 'cell' }>

const [width, height, axis] = [1180, 440, 322]
const x = (value: number) => 118 + 236 * (value - 1)
const scale: ScaleSize = {
  ...{ from: 28, to: 1152, axis, x, line: 2, tick: 9 },
  number: { y: 368, size: 36 },
  anchor: { y: 402, size: 23, step: 28, letters: { end: 20, middle: 36 } },
  bracket: {
    ...{ y: 26, line: 3, dashes: '8 6' },
    ...{ width: 208, height: 48, radius: 6, letters: 26, foot: 9 },
  },
}

/** Whole names in pills while no stack is higher than this, letters in circles beyond. */
const mostPills = 4
const pill = { width: 132, height: 54, step: 61 }
const circle = { radius: 19, step: 41, perRow: 5 }

/** One cell: everybody's score over the scale, with names, and how far apart they are. */
export function CellScreen(view: CellView) {
  const { candidate, criterion, votes, agreed, ask, dissent } = view
  return (
    <>
      <p className={`${styles['sub']} ${styles['marked']}`}>
        <CandidateMark slot={candidate.slot} size={1.4} />
        <bdi>{candidate.name}</bdi>
      </p>
      <h1 className={styles['title']}>
        <bdi>{criterion}</bdi>
      </h1>
      {ask !== '' && (
        <p className={styles['ask']}>
          <bdi>{ask}</bdi>
        </p>
      )}
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
    ...scores.map((value) => votes.filter(({ vote }) => vote === value).length),
  )
  const names = highest <= mostPills
  const stackHeight = (value: number) => {
    const count = votes.filter(({ vote }) => vote === value).length
    return names ? count * pill.step : Math.ceil(count / circle.perRow) * circle.step
  }
  const top = (value: number) => axis - 9 - stackHeight(value) - 6
  return (
    <svg
      className={styles['dots']}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${about}: ${votes.map(({ name, vote, isFirst }) => `${name} ${vote}${isFirst ? ' (first vote)' : ''}`).join(', ')}`}
    >
      <ApartBracket size={scale} low={low} high={high} level={level} top={top} />
      <VoteScale size={scale} anchors={anchors} />
      <g className={styles['rise']}>
        {scores.map((value) =>
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

interface SignProps {
  readonly vote: RoomVote
  readonly index: number
  readonly slot: number
}

/** The line around a first vote that stands among second ones. */
const dashes = '5 6'

function Pill({ vote: { name, vote, isFirst }, index, slot }: SignProps) {
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
        strokeDasharray={isFirst ? dashes : undefined}
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
        strokeDasharray={vote.isFirst ? dashes : undefined}
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
