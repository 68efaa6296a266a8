import { useState } from 'react'
import type { CandidateId } from '#shared/domain/ids'
import { namedApart } from '#shared/domain/named-apart'
import type { SuccessCriterion, Trial } from '#shared/domain/proof'
import { targetText } from '#shared/domain/record/trial-result'
import { countWord, joinNames } from '#shared/domain/format'
import { type TrialSummary, trialSummaries } from '#shared/domain/trials'
import { IconButton } from '../../ui/button.tsx'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { NumberField, TextField } from '../../ui/fields.ts'
import { Tag } from '../../ui/tag.tsx'
import { TargetChanges } from './target-changes.tsx'
import { VerdictTag } from './trial-status.tsx'
import styles from './trials.module.css'
import type { Trials } from './use-trials.ts'

interface Props {
  readonly trial: Trial
  readonly trials: Trials
}

/** What was measured, per success criterion and candidate, with the verdict that follows from it. */
export function ResultsGrid({ trial, trials }: Props) {
  const summaries = trialSummaries(trial)
  const candidates = new Map(namedApart(trials.evaluation.candidates).map((row) => [row.id, row]))
  const measures = new Map(trial.successCriteria.map(({ id, measure }) => [id, measure]))
  if (summaries.length === 0 || trial.successCriteria.length === 0)
    return <p className="ink3">Candidates and success criteria come first, in the charter.</p>
  return (
    <div className={styles['scroll']}>
      <table
        className={`list ${styles['grid']}`}
        // All candidates get the same width, and never too little for a number and its verdict.
        style={{ minWidth: `${16 + 12 * summaries.length}rem` }}
      >
        <caption className="visually-hidden">Results of the trial</caption>
        <thead>
          <tr>
            <th scope="col">Success criterion</th>
            <th scope="col" className={styles['goal']}>
              Target
            </th>
            {summaries.map(({ candidateId }) => {
              const candidate = candidates.get(candidateId)
              return (
                <th key={candidateId} scope="col">
                  <span className="row gap2">
                    <CandidateMark slot={candidate?.slot ?? 0} />
                    <bdi>{candidate?.name}</bdi>
                  </span>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {trial.successCriteria.map((test) => (
            <tr key={test.id}>
              <th scope="row" className={styles['measure']}>
                <bdi>{test.measure || 'No measure yet'}</bdi> {test.must && <Tag>must</Tag>}
              </th>
              <td className="nowrap tn">
                <bdi>{targetText(test)}</bdi>
                <TargetChanges test={test} />
              </td>
              {summaries.map((summary) => (
                <td key={summary.candidateId}>
                  <ResultCell
                    trial={trial}
                    test={test}
                    summary={summary}
                    candidate={candidates.get(summary.candidateId)?.name ?? ''}
                    trials={trials}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Summary
            </th>
            {summaries.map((summary) => (
              <td key={summary.candidateId}>
                <Summary
                  summary={summary}
                  mustFailed={summary.mustFailed.map((id) => measures.get(id) ?? '')}
                />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

interface CellProps {
  readonly trial: Trial
  readonly test: SuccessCriterion
  readonly summary: TrialSummary
  readonly candidate: string
  readonly trials: Trials
}

function ResultCell({ trial, test, summary, candidate, trials }: CellProps) {
  const cell: { candidateId: CandidateId; successCriterionId: SuccessCriterion['id'] } = {
    candidateId: summary.candidateId,
    successCriterionId: test.id,
  }
  const result = trial.results.find(
    (row) =>
      row.candidateId === cell.candidateId && row.successCriterionId === cell.successCriterionId,
  )
  const what = `${test.measure || 'Result'}, ${candidate}`
  const note = result?.note ?? ''
  const inVain = result?.notMeasurable ?? false
  const [noting, setNoting] = useState(false)
  return (
    <div className="col gap1">
      <div className="row gap2">
        <span className={styles['value']}>
          <NumberField
            label={what}
            hideLabel
            value={result?.value ?? null}
            readOnly={trials.readOnly}
            onCommit={(value) => void trials.setResult(trial, cell, { value })}
          />
        </span>
        <VerdictTag verdict={summary.verdicts.get(test.id) ?? 'not-measured'} />
        <span className="sp" />
        {!trials.readOnly && (result?.value ?? null) === null && (
          <IconButton
            icon={inVain ? 'return' : 'close'}
            label={`${inVain ? 'Not measured yet' : 'Could not be measured'}: ${what}`}
            onClick={() => void trials.setResult(trial, cell, { notMeasurable: !inVain })}
          />
        )}
        {!trials.readOnly && !noting && (
          <IconButton
            icon="pencil"
            label={`${note === '' ? 'Add a note on' : 'Change the note on'} ${what}`}
            onClick={() => setNoting(true)}
          />
        )}
      </div>
      {noting ? (
        <div onBlur={() => setNoting(false)}>
          <TextField
            label={`Note on ${what}`}
            hideLabel
            autoFocus
            value={note}
            onEnter={() => setNoting(false)}
            onCommit={(text) => void trials.setResult(trial, cell, { note: text.trim() })}
          />
        </div>
      ) : (
        note !== '' && <bdi className="xs ink2">{note}</bdi>
      )}
    </div>
  )
}

function Summary({
  summary: { counts, outcome, mustNotMeasured, notMeasurable },
  mustFailed,
}: {
  readonly summary: TrialSummary
  readonly mustFailed: readonly string[]
}) {
  return (
    <div className="col gap1">
      <span>
        {outcome === 'passed' && <Tag tone="ok">Passed every must</Tag>}
        {outcome === 'failed' && (
          <Tag tone="bad">
            Failed {countWord(mustFailed.length)} {mustFailed.length === 1 ? 'must' : 'musts'}
          </Tag>
        )}
        {outcome === 'open' && (
          <Tag tone="warn">
            {mustNotMeasured.length === 0
              ? 'No must to pass'
              : mustNotMeasured.every((id) => notMeasurable.includes(id))
                ? `${countWord(mustNotMeasured.length)} must could not be measured`
                : `${countWord(mustNotMeasured.length)} must not measured`}
          </Tag>
        )}
      </span>
      <span className="sm tn">
        {counts.pass} pass, {counts.fail} fail, {counts['not-measured']} not measured
        {notMeasurable.length > 0 && `, ${notMeasurable.length} could not be measured`}
      </span>
      {mustFailed.length > 0 && <bdi className="xs ink3">{joinNames(mustFailed)}</bdi>}
    </div>
  )
}
