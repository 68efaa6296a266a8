import { useState } from 'react'
import { CriterionId, MustHaveId, type SuccessCriterionId, UseCaseId } from '#shared/domain/ids'
import type { SuccessCriterion, Trial } from '#shared/domain/proof'
import { targetText } from '#shared/domain/record/trial-result'
import { hasStarted } from '#shared/domain/trial-changes'
import { Button, IconButton } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { CheckField, NumberField, SelectField, TextField } from '../../ui/fields.ts'
import { Tag } from '../../ui/tag.tsx'
import styles from './trials.module.css'
import { TargetChanges } from './target-changes.tsx'
import type { Trials } from './use-trials.ts'

interface Props {
  readonly trial: Trial
  readonly trials: Trials
}

/** What the trial must show. One row is open for changes at a time. */
export function SuccessCriteria({ trial, trials }: Props) {
  const { readOnly, evaluation } = trials
  const [openId, setOpen] = useState<SuccessCriterionId | null>(null)
  const useCase = nameOf(evaluation.useCases.map(({ id, title }) => [id, title]))
  const criterion = nameOf(evaluation.criteria.map(({ id, name }) => [id, name]))
  const mustHave = nameOf(evaluation.mustHaves.map(({ id, text }) => [id, text]))
  return (
    <div>
      <table className={`list ${styles['tests']}`}>
        <caption className="visually-hidden">Success criteria</caption>
        <thead>
          <tr>
            <th scope="col">Success criterion</th>
            <th scope="col">Target</th>
            <th scope="col">Use case it tests</th>
            <th scope="col">Criterion it informs</th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {trial.successCriteria.map((test, i) =>
            test.id === openId && !readOnly ? (
              <tr key={test.id} className="sel">
                <td colSpan={5}>
                  <TestEditor
                    test={test}
                    trials={trials}
                    asksWhy={hasStarted(trial)}
                    onChange={(what, fields) => trials.changeTest(trial, test, what, fields)}
                    onClose={() => setOpen(null)}
                  />
                </td>
              </tr>
            ) : (
              <tr key={test.id}>
                <td>
                  <bdi>{test.measure || <span className="ink3">No measure yet</span>}</bdi>{' '}
                  {test.must && <Tag>must</Tag>}
                  {test.settles && (
                    <div className="xs ink3">
                      settles <bdi>{mustHave(test.settles)}</bdi>
                    </div>
                  )}
                </td>
                <td className="nowrap tn">
                  <bdi>{targetText(test)}</bdi>
                  <TargetChanges test={test} />
                </td>
                <td>
                  <bdi>{useCase(test.useCaseId)}</bdi>
                </td>
                <td>
                  <bdi>{criterion(test.criterionId)}</bdi>
                </td>
                <td className="nowrap">
                  {!readOnly && (
                    <span className="row gap1">
                      <IconButton
                        icon="pencil"
                        label={`Change ${test.measure || `success criterion ${i + 1}`}`}
                        onClick={() => setOpen(test.id)}
                      />
                      <IconButton
                        icon="trash"
                        label={`Remove ${test.measure || `success criterion ${i + 1}`}`}
                        onClick={() => trials.removeTest(trial, test)}
                      />
                    </span>
                  )}
                </td>
              </tr>
            ),
          )}
          {trial.successCriteria.length === 0 && (
            <tr>
              <td colSpan={5} className="ink3">
                Nothing to reach yet. At least one must, with a number and a unit.
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {!readOnly && (
        <Button
          icon="plus"
          kind="quiet"
          onClick={() =>
            void trials
              .addTest(trial, { must: trial.successCriteria.length === 0 })
              .then((id) => setOpen(id))
          }
        >
          Add a success criterion
        </Button>
      )}
    </div>
  )
}

const operators = [
  { value: '<=', label: 'at most' },
  { value: '>=', label: 'at least' },
  { value: '<', label: 'less than' },
  { value: '>', label: 'more than' },
  { value: '=', label: 'exactly' },
] as const

interface EditorProps {
  readonly test: SuccessCriterion
  readonly trials: Trials
  /** A reason is asked for what is whole, not between two keys. */
  readonly asksWhy: boolean
  readonly onChange: (what: string, fields: Partial<SuccessCriterion>) => void
  readonly onClose: () => void
}

function TestEditor({ test, trials, asksWhy, onChange, onClose }: EditorProps) {
  const { useCases, criteria, mustHaves } = trials.evaluation
  const isWhole = () => !asksWhy
  useCommands([
    {
      id: 'close-test',
      label: 'Close',
      keys: ['Escape'],
      inFields: true,
      quiet: true,
      run: onClose,
    },
  ])
  const none = { value: '', label: 'none' }
  return (
    <div className={styles['editor']}>
      <TextField
        label="Measure"
        value={test.measure}
        autoFocus
        placeholder="What is counted or timed"
        isWhole={isWhole}
        onCommit={(measure) => onChange('measure', { measure: measure.trim() })}
      />
      <div className={styles['target']}>
        <SelectField
          label="Passes when"
          value={test.operator}
          options={operators}
          onCommit={(operator) => onChange('target', { operator })}
        />
        <NumberField
          label="Target"
          value={test.target}
          isWhole={isWhole}
          onCommit={(target) => onChange('target', { target })}
        />
        <TextField
          label="Unit"
          value={test.unit}
          placeholder="min, %, kEUR"
          isWhole={isWhole}
          onCommit={(unit) => onChange('unit', { unit: unit.trim() })}
        />
        <CheckField
          label="Must"
          checked={test.must}
          onCommit={(must) => onChange('weight', { must })}
        />
      </div>
      <div className={styles['target']}>
        <SelectField
          label="Use case it tests"
          value={test.useCaseId ?? ''}
          options={[none, ...useCases.map(({ id, title }) => ({ value: id, label: title }))]}
          onCommit={(id) =>
            onChange('use case', { useCaseId: id === '' ? null : UseCaseId.parse(id) })
          }
        />
        <SelectField
          label="Criterion it informs"
          value={test.criterionId ?? ''}
          options={[none, ...criteria.map(({ id, name }) => ({ value: id, label: name }))]}
          onCommit={(id) =>
            onChange('criterion', { criterionId: id === '' ? null : CriterionId.parse(id) })
          }
        />
        <SelectField
          label="Must-have it settles"
          value={test.settles ?? ''}
          options={[none, ...mustHaves.map(({ id, text }) => ({ value: id, label: text }))]}
          onCommit={(id) =>
            onChange('must-have', { settles: id === '' ? null : MustHaveId.parse(id) })
          }
        />
        <Button keys="Escape" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  )
}

const nameOf = (pairs: readonly (readonly [string, string])[]) => {
  const names = new Map(pairs)
  return (id: string | null) => (id === null ? '' : (names.get(id) ?? ''))
}
