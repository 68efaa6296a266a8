import { useMemo } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import { counted, formatDay, formatScore } from '#shared/domain/format'
import { type Review, reviewsOf } from '#shared/domain/review'
import { stageResult } from '#shared/domain/scoring/result'
import { Icon } from '../../ui/icon.tsx'
import css from './results-page.module.css'
import type { Naming } from './use-results.ts'

interface Props {
  readonly evaluation: Evaluation
  readonly naming: Naming
}

/** Scores that were asked again later, with what they were before. Nothing where none was. */
export function ReviewChanges({ evaluation, naming }: Props) {
  const reviews = useMemo(() => reviewsOf(evaluation), [evaluation])
  if (reviews.length === 0) return null
  return (
    <ul className={css['changes']} aria-label="Reviews">
      {reviews.map((review) => (
        <li key={review.round.id} className="notice plain">
          <Icon name="clock" />
          <Changes review={review} naming={naming} />
        </li>
      ))}
    </ul>
  )
}

function Changes({ review, naming }: Pick<Props, 'naming'> & { readonly review: Review }) {
  const moved = review.cells.filter(
    ({ before, after }) => before === null || after === null || Math.abs(before - after) > 1e-9,
  )
  const ranking = (of: Evaluation) =>
    stageResult(of, 'trial')
      .ranking.map(({ candidateId }) => naming.nameOf(candidateId))
      .join(', ')
  return (
    <details className="grow">
      <summary>
        <b className="strong">
          {review.everything
            ? 'Everything was scored again'
            : `${counted(review.cells.length, 'score was', 'scores were')} asked again`}
        </b>
        , {formatDay(review.at)}: {moved.length} changed. Ranking before:{' '}
        <bdi>{ranking(review.before)}</bdi>.
      </summary>
      <table className={css['plain']}>
        <caption className="visually-hidden">Scores before and after the review</caption>
        <thead>
          <tr>
            <th scope="col">Score</th>
            <th scope="col">Why</th>
            <th scope="col" className="num">
              Before
            </th>
            <th scope="col" className="num">
              After
            </th>
          </tr>
        </thead>
        <tbody>
          {review.cells.map(({ candidateId, criterionId, why, before, after }) => (
            <tr key={`${candidateId} ${criterionId}`}>
              <th scope="row">
                <bdi>{naming.nameOf(candidateId)}</bdi>:{' '}
                <bdi>{naming.criterionName(criterionId)}</bdi>
              </th>
              <td>
                <bdi>{why}</bdi>
              </td>
              <td className="num">{before === null ? '–' : formatScore(before)}</td>
              <td className="num">{after === null ? '–' : formatScore(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
