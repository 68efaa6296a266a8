/**
 * What a criterion was called and what its scores meant when it was scored, where that has changed
 * since: a vote was given to the words that stood there.
 */
import { scoresOnCriterion } from '#shared/domain/criteria'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CriterionId } from '#shared/domain/ids'
import { type Criterion, ScoreWords } from '#shared/domain/judgement'

const wordsOf = ({ name, anchors }: Criterion): ScoreWords => ScoreWords.parse({ name, anchors })

const anchorScores = [1, 2, 3, 4, 5] as const

const isSame = (one: ScoreWords, other: ScoreWords) =>
  one.name === other.name &&
  anchorScores.every((score) => one.anchors[score] === other.anchors[score])

/**
 * With some fields of one criterion changed. Its votes stay; where there are any, the words that
 * they were given to are kept beside new ones, and are dropped when the first are back.
 */
export function withCriterionChanged(
  evaluation: Evaluation,
  id: CriterionId,
  fields: (now: Criterion) => Partial<Criterion>,
): Evaluation {
  const hasScores = scoresOnCriterion(evaluation, id) > 0
  return {
    ...evaluation,
    criteria: evaluation.criteria.map((row) => {
      if (row.id !== id) return row
      const { scoredUnder, ...changed } = { ...row, ...fields(row) }
      const before = scoredUnder ?? wordsOf(row)
      return hasScores && !isSame(before, wordsOf(changed))
        ? { ...changed, scoredUnder: before }
        : changed
    }),
  }
}

/** One sentence for each word that was another one when a criterion was scored. */
export function scoredWordNotes({ criteria }: Pick<Evaluation, 'criteria'>): string[] {
  return criteria.flatMap(({ name, anchors, scoredUnder: before }) => {
    if (!before) return []
    const changed = anchorScores.filter((score) => anchors[score] !== before.anchors[score])
    return [
      ...(name === before.name ? [] : [`${name} was scored as ${before.name}.`]),
      ...changed.map((score) => {
        const old = before.anchors[score]
        return old === ''
          ? `${name}: ${score} had no words of its own when it was scored.`
          : `${name}: ${score} meant “${old}” when it was scored.`
      }),
    ]
  })
}
