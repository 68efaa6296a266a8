/** Numbers of a pasted table as votes, which are whole numbers from 1 to 5. */
import { roundTo } from '#shared/domain/format'
import type { StartMatrix } from '#shared/domain/start-matrix'
import { scaleMax, scaleMin } from '#shared/domain/values'

/** Scales that people score on elsewhere, the narrowest first. */
const scales = [
  { from: scaleMin, to: scaleMax },
  { from: 0, to: 5 },
  { from: 1, to: 10 },
  { from: 0, to: 10 },
  { from: 0, to: 100 },
] as const

export interface Conversion {
  /** With whole scores from 1 to 5, and the numbers that they were made of. */
  readonly matrix: StartMatrix
  /** The scale that the numbers fit on. On 1 to 5 they are only rounded. */
  readonly from: number
  readonly to: number
}

/** Whether the numbers of a table can stand as votes: whole, from 1 to 5, at least one. */
export function hasVotes(matrix: StartMatrix): boolean {
  const scores = scoresOf(matrix)
  return (
    scores.length > 0 &&
    scores.every((score) => Number.isInteger(score) && score >= scaleMin && score <= scaleMax)
  )
}

/**
 * What the numbers would be as votes: moved from the narrowest scale that they all fit on to 1 to
 * 5, its ends onto the ends, then rounded, halves up. Null where they are votes already, where
 * there are none, or where they fit on no scale.
 */
export function convertedToVotes(matrix: StartMatrix): Conversion | null {
  const scores = scoresOf(matrix)
  const scale = scales.find(({ from, to }) => scores.every((score) => score >= from && score <= to))
  if (scores.length === 0 || !scale || hasVotes(matrix)) return null
  const { from, to } = scale
  const vote = (score: number) =>
    roundTo(scaleMin + ((score - from) / (to - from)) * (scaleMax - scaleMin), 0)
  return {
    matrix: {
      ...matrix,
      criteria: matrix.criteria.map((row) => ({
        ...row,
        scores: row.scores.map((score) => (score === null ? null : vote(score))),
        original: row.scores,
      })),
    },
    from,
    to,
  }
}

const scoresOf = ({ criteria }: StartMatrix) =>
  criteria.flatMap((row) => row.scores.filter((score) => score !== null))
