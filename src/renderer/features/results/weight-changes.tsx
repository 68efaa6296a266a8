import { useMemo } from 'react'
import { panelChangesTold, panelChangeWords } from '#shared/domain/changing-panel'
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
import type { PanelChange } from '#shared/domain/panel-changes'
import { panelNotes } from '#shared/domain/panel-notes'
import type { RemovedCriterion } from '#shared/domain/removed-criteria'
import { removalMoment, restoredWords } from '#shared/domain/restoring-criteria'
import { isAfterScores, movedPoints } from '#shared/domain/weighting/locked'
import { Icon } from '../../ui/icon.tsx'
import { PanelNotes } from '../../ui/panel-notes.tsx'
import css from './results-page.module.css'
import type { Naming } from './use-results.ts'

interface Props {
  readonly evaluation: Evaluation
  readonly naming: Naming
}

/**
 * What changed after it was settled, with the ranking on both sides: locked weights, criteria that
 * were removed, and who voted. Nothing where nothing did.
 */
export function WeightChanges({ evaluation, naming }: Props) {
  const { changes } = evaluation.weighting
  const { removedCriteria = [] } = evaluation
  const notes = useMemo(() => panelNotes(evaluation), [evaluation])
  // A removal under locked weights is told together with the weights that it changed.
  const alone = removedCriteria.filter(({ at }) => !changes.some((change) => change.at === at))
  const panel = panelChangesTold(evaluation)
  if (changes.length + alone.length + panel.length === 0) return <PanelNotes notes={notes} />
  return (
    <>
      <PanelNotes notes={notes} />
      <ul className={css['changes']} aria-label="Changes of locked weights">
        {panel.map((change) => (
          <li key={`${change.at} ${change.participantId} ${change.what}`} className="notice">
            <Icon name="warning" />
            <span className="grow">
              <Panel change={change} evaluation={evaluation} />, {formatDay(change.at)} at{' '}
              {formatTime(change.at)}
              <Why {...change} evaluation={evaluation} />
              <Rankings {...change} naming={naming} />
            </span>
          </li>
        ))}
        {alone.map((removed) => (
          <li key={`${removed.at} ${removed.criterion.id}`} className="notice">
            <Icon name="warning" />
            <span className="grow">
              <Removed removed={removed} evaluation={evaluation} />, {formatDay(removed.at)} at{' '}
              {formatTime(removed.at)}
              <Why {...removed} evaluation={evaluation} />
              <Rankings {...removed} naming={naming} />
            </span>
          </li>
        ))}
        {changes.map((change) => (
          <li key={`${change.at} ${change.reason}`} className="notice">
            <Icon name="warning" />
            <Change change={change} evaluation={evaluation} naming={naming} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Whose votes count since, or do not any more. */
function Panel({
  change,
  evaluation,
}: { readonly change: PanelChange } & Pick<Props, 'evaluation'>) {
  const { name, happened } = panelChangeWords(evaluation, change)
  return (
    <>
      <b className="strong">
        <bdi>{name}</bdi>
      </b>{' '}
      {happened}
    </>
  )
}

/** Names a criterion that is not there any more, and says whether it came back. */
function Removed({
  removed,
  evaluation,
}: { readonly removed: RemovedCriterion } & Pick<Props, 'evaluation'>) {
  const { criterion, points } = removed
  const back = restoredWords(evaluation, removed)
  return (
    <>
      <b className="strong">Criterion removed {removalMoment(evaluation, removed)}: </b>
      <bdi>{criterion.name}</bdi>
      {points !== null && ` (${formatWeight(points)} points)`}
      {back !== null && `, ${back}`}
    </>
  )
}

type Reasoned = Pick<WeightChange, 'byId' | 'reason'>

function Why({ byId, reason, evaluation }: Reasoned & Pick<Props, 'evaluation'>) {
  const by = evaluation.participants.find(({ id }) => id === byId)
  return (
    <>
      {by && (
        <>
          {' '}
          by <bdi>{by.name}</bdi>
        </>
      )}
      . “<bdi>{capitalised(reason)}</bdi>”
    </>
  )
}

type Sides = Pick<WeightChange, 'rankingBefore' | 'rankingAfter'>

function Rankings({ rankingBefore, rankingAfter, naming }: Sides & Pick<Props, 'naming'>) {
  const kept = rankingBefore.join(' ') === rankingAfter.join(' ')
  if (rankingBefore.length + rankingAfter.length === 0) return null
  return (
    <>
      <br />
      {kept ? (
        <>
          The ranking stayed: <Ranking ids={rankingAfter} naming={naming} />.
        </>
      ) : (
        <>
          Ranking before: <Ranking ids={rankingBefore} naming={naming} />. After:{' '}
          <Ranking ids={rankingAfter} naming={naming} />.
        </>
      )}
    </>
  )
}

function Change({ change, evaluation, naming }: Props & { readonly change: WeightChange }) {
  const removed = evaluation.removedCriteria?.find(({ at }) => at === change.at)
  const moved = movedPoints(evaluation, change).map(
    ({ name, from, to }) =>
      `${insideSentence(name)} from ${formatWeight(from ?? 0)} to ${formatWeight(to ?? 0)}`,
  )
  return (
    <span className="grow">
      {removed ? (
        <>
          <Removed removed={removed} evaluation={evaluation} />. The other weights were scaled up in
          proportion
        </>
      ) : (
        <b className="strong">
          {isAfterScores(evaluation, change)
            ? 'Weights changed after scores were seen: '
            : 'Weights changed after they were locked: '}
        </b>
      )}
      {!removed && joinNames(moved)}, {formatDay(change.at)} at {formatTime(change.at)}
      <Why {...change} evaluation={evaluation} />
      <Rankings {...change} naming={naming} />
    </span>
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
