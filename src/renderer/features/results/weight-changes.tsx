import type { Evaluation } from '#shared/domain/evaluation'
import {
  capitalised,
  formatDay,
  formatTime,
  formatWeight,
  insideSentence,
  joinNames,
} from '#shared/domain/format'
import type { CandidateId } from '#shared/domain/ids'
import type { WeightChange } from '#shared/domain/judgement'
import { Icon } from '../../ui/icon.tsx'
import css from './results-page.module.css'
import type { Naming } from './use-results.ts'

interface Props {
  readonly evaluation: Evaluation
  readonly naming: Naming
}

/** Locked weights that were changed later, with the ranking on both sides. Nothing where none was. */
export function WeightChanges({ evaluation, naming }: Props) {
  const { changes } = evaluation.weighting
  if (changes.length === 0) return null
  return (
    <ul className={css['changes']} aria-label="Changes of locked weights">
      {changes.map((change) => (
        <li key={`${change.at} ${change.reason}`} className="notice">
          <Icon name="warning" />
          <Change change={change} evaluation={evaluation} naming={naming} />
        </li>
      ))}
    </ul>
  )
}

function Change({ change, evaluation, naming }: Props & { readonly change: WeightChange }) {
  const by = evaluation.participants.find(({ id }) => id === change.byId)
  const moved = evaluation.criteria.flatMap(({ id }) => {
    const [before, after] = [change.before[id] ?? 0, change.after[id] ?? 0]
    return before === after
      ? []
      : [
          `${insideSentence(naming.criterionName(id))} from ${formatWeight(before)} to ${formatWeight(after)}`,
        ]
  })
  const kept = change.rankingBefore.join(' ') === change.rankingAfter.join(' ')
  return (
    <span className="grow">
      <b className="strong">
        {scoresWereSeen(evaluation, change)
          ? 'Weights changed after scores were seen: '
          : 'Weights changed after they were locked: '}
      </b>
      {joinNames(moved)}, {formatDay(change.at)} at {formatTime(change.at)}
      {by && (
        <>
          {' '}
          by <bdi>{by.name}</bdi>
        </>
      )}
      . “<bdi>{capitalised(change.reason)}</bdi>”
      <br />
      {kept ? (
        <>
          The ranking stayed: <Ranking ids={change.rankingAfter} naming={naming} />.
        </>
      ) : (
        <>
          Ranking before: <Ranking ids={change.rankingBefore} naming={naming} />. After:{' '}
          <Ranking ids={change.rankingAfter} naming={naming} />.
        </>
      )}
    </span>
  )
}

function scoresWereSeen({ rounds }: Evaluation, { at }: WeightChange): boolean {
  return rounds.some(
    ({ revealedAt }) => revealedAt !== null && Date.parse(revealedAt) <= Date.parse(at),
  )
}

function Ranking({
  ids,
  naming,
}: {
  readonly ids: readonly CandidateId[]
  readonly naming: Naming
}) {
  return <bdi>{ids.map(naming.nameOf).join(', ')}</bdi>
}
