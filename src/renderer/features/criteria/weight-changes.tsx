import type { Evaluation } from '#shared/domain/evaluation'
import { formatDay, formatTime, formatWeight } from '#shared/domain/format'
import type { CandidateId } from '#shared/domain/ids'
import type { WeightChange } from '#shared/domain/judgement'
import { namesApart } from '#shared/domain/named-apart'
import { isAfterScores, movedPoints } from '#shared/domain/weighting/locked'
import { Tag } from '../../ui/tag.tsx'
import styles from './criteria.module.css'

/** Every change since the weights were locked, or since scores were seen, the latest first. */
export function WeightChanges({ evaluation }: { readonly evaluation: Evaluation }) {
  const { changes, locked } = evaluation.weighting
  if (changes.length === 0) return null
  return (
    <section className={`card ${styles['changes']}`} aria-labelledby="weight-changes">
      <h2 id="weight-changes">
        {locked ? 'Changed since they were locked' : 'Changed after scores were seen'}
      </h2>
      <ol className={styles['changeList']}>
        {changes.toReversed().map((change) => (
          <li key={`${change.at} ${change.reason}`}>
            <Change change={change} evaluation={evaluation} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Change({
  change,
  evaluation,
}: {
  readonly change: WeightChange
  readonly evaluation: Evaluation
}) {
  const { candidates, participants } = evaluation
  const by = participants.find(({ id }) => id === change.byId)
  const names = namesApart(candidates)
  const moved = movedPoints(evaluation, change)
  const ranking = (ids: readonly CandidateId[]) =>
    ids.map((id) => names.get(id) ?? 'a removed candidate').join(', ')
  const kept = change.rankingBefore.join(' ') === change.rankingAfter.join(' ')
  return (
    <div className={styles['change']}>
      <div className="row wrap">
        <span className="med">
          {formatDay(change.at)}, {formatTime(change.at)}
          {by && (
            <>
              , asked for by <bdi>{by.name}</bdi>
            </>
          )}
        </span>
        {isAfterScores(evaluation, change) && (
          <Tag tone="warn">⚠ changed after scores were seen</Tag>
        )}
      </div>
      <p>
        “<bdi>{change.reason}</bdi>”
      </p>
      <p className="sm ink2">
        {moved.map(({ id, name, from, to }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <bdi>{name}</bdi> {from === null ? 'none' : formatWeight(from)} →{' '}
            {to === null ? 'none' : formatWeight(to)}
          </span>
        ))}
      </p>
      {change.rankingBefore.length > 0 && (
        <p className="sm ink2">
          {kept ? (
            <>
              The ranking stayed: <bdi>{ranking(change.rankingAfter)}</bdi>.
            </>
          ) : (
            <>
              Ranking before: <bdi>{ranking(change.rankingBefore)}</bdi>. After:{' '}
              <bdi>{ranking(change.rankingAfter)}</bdi>.
            </>
          )}
        </p>
      )}
    </div>
  )
}
