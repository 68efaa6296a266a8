import { formatShortDay } from '#shared/domain/format'
import type { Candidate } from '#shared/domain/options'
import type { Trial } from '#shared/domain/proof'
import { charterGaps, trialSummaries } from '#shared/domain/trials'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { Tag } from '../../ui/tag.tsx'
import { statusNames, StatusTag } from './trial-status.tsx'
import styles from './trials.module.css'
import type { Trials } from './use-trials.ts'

const order = ['running', 'evaluating', 'planned', 'done', 'stopped'] as const

/** Every trial, what is under way first. The selected one is shown in full below. */
export function TrialBoard({ trials }: { readonly trials: Trials }) {
  const { trials: all, selected, evaluation } = trials
  const owner = ({ ownerId }: Trial) =>
    evaluation.participants.find(({ id }) => id === ownerId)?.name ?? 'Nobody yet'
  const sorted = all.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
  return (
    <div className={`card flush ${styles['board']}`}>
      <table className="list">
        <caption className="visually-hidden">Trials</caption>
        <thead>
          <tr>
            <th scope="col">Trial</th>
            <th scope="col">
              <span className="visually-hidden">Candidates</span>
            </th>
            <th scope="col">Status</th>
            <th scope="col">Owner</th>
            <th scope="col">Until</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((trial) => (
            <tr
              key={trial.id}
              className={trial.id === selected?.id ? 'sel' : undefined}
              onClick={() => trials.select(trial.id)}
            >
              <td>
                <button
                  type="button"
                  dir="auto"
                  className={`ellipsis ${styles['ticket']}`}
                  aria-current={trial.id === selected?.id}
                >
                  {trial.title || 'Trial without a title'}
                </button>
              </td>
              <td>
                <Marks
                  candidates={evaluation.candidates.filter(({ id }) =>
                    trial.candidateIds.includes(id),
                  )}
                />
              </td>
              <td>
                <StatusTag status={trial.status} />
              </td>
              <td className="nowrap">
                <bdi>{owner(trial)}</bdi>
              </td>
              <td className="nowrap tn">{trial.end ? formatShortDay(trial.end) : '–'}</td>
              <td className="nowrap">{outcome(trial)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Marks({ candidates }: { readonly candidates: readonly Candidate[] }) {
  return (
    <span className="row gap1" title={candidates.map(({ name }) => name).join(', ')}>
      {candidates.slice(0, 6).map(({ id, slot }) => (
        <CandidateMark key={id} slot={slot} />
      ))}
      {candidates.length > 6 && <span className="xs ink3 tn">+{candidates.length - 6}</span>}
      <span className="visually-hidden">{candidates.map(({ name }) => name).join(', ')}</span>
    </span>
  )
}

function outcome(trial: Trial) {
  const gaps = charterGaps(trial).length
  if (trial.status === 'planned' && gaps > 0) return <Tag tone="warn">{gaps} missing</Tag>
  const outcomes = trialSummaries(trial).map((row) => row.outcome)
  const passed = outcomes.filter((one) => one === 'passed').length
  const failed = outcomes.filter((one) => one === 'failed').length
  return passed + failed === 0 ? '–' : `${passed} passed, ${failed} failed`
}

/** How many trials are where, for the key bar. */
export function boardWords(all: readonly Trial[]): string {
  return order
    .map((status) => [status, all.filter((trial) => trial.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${statusNames[status].toLowerCase()}`)
    .join(', ')
}
