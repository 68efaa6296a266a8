import { ItemId, ParticipantId } from '#shared/domain/ids'
import { namedApart } from '#shared/domain/named-apart'
import type { Trial } from '#shared/domain/proof'
import { hasStarted } from '#shared/domain/trial-changes'
import { workingDays } from '#shared/domain/trial-edits'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { CheckField, NumberField, SelectField, TextArea, TextField } from '../../ui/fields.ts'
import { LineList } from '../../ui/line-list.tsx'
import styles from './trials.module.css'
import type { Trials } from './use-trials.ts'

interface Props {
  readonly trial: Trial
  readonly trials: Trials
}

/** What is tried, on what, by whom, until when and at what cost, and when to stop early. */
export function CharterForm({ trial, trials }: Props) {
  const { readOnly, evaluation } = trials
  const set = (what: string, fields: Partial<Trial>) =>
    void trials.change(trial.id, `Change the ${what} of a trial`, () => fields)
  const setBudget = (fields: Partial<Trial['budget']>) =>
    void trials.change(trial.id, 'Change the budget of a trial', ({ budget }) => ({
      budget: { ...budget, ...fields },
    }))
  const changeRule = (id: string, text: string | null) => {
    const rule = trial.stopRules.find((one) => one.id === id)
    if (rule) trials.changeStopRule(trial, rule, text)
  }
  const days = trial.start && trial.end ? workingDays(trial.start, trial.end) : null
  return (
    <>
      <div className={styles['two']}>
        <TextArea
          label="Hypothesis"
          value={trial.hypothesis}
          placeholder="We expect that …"
          readOnly={readOnly}
          onCommit={(hypothesis) => set('hypothesis', { hypothesis })}
        />
        <TextArea
          label="Scope"
          value={trial.scope}
          placeholder="Which work, how much data, how many people"
          readOnly={readOnly}
          onCommit={(scope) => set('scope', { scope })}
        />
      </div>
      <fieldset className="fieldset">
        <legend>Candidates</legend>
        <div className="row wrap gap4">
          {namedApart(evaluation.candidates).map(({ id, name, slot }) => (
            <span key={id} className="row gap2">
              <CandidateMark slot={slot} />
              <CheckField
                label={name}
                checked={trial.candidateIds.includes(id)}
                readOnly={readOnly}
                onCommit={(takesPart) => void trials.setCandidate(trial, id, takesPart)}
              />
            </span>
          ))}
          {evaluation.candidates.length === 0 && (
            <span className="ink3">There is no candidate yet. The shortlist is step 4.</span>
          )}
        </div>
      </fieldset>
      <div className={styles['facts']}>
        <SelectField
          label="Owner"
          value={trial.ownerId ?? ''}
          options={[
            { value: '', label: 'Nobody yet' },
            ...evaluation.participants.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          readOnly={readOnly}
          onCommit={(id) => set('owner', { ownerId: id === '' ? null : ParticipantId.parse(id) })}
        />
        <TextField
          label="Start"
          type="date"
          value={trial.start ?? ''}
          readOnly={readOnly}
          onCommit={(start) => set('start', { start: start || null })}
        />
        <TextField
          label="End"
          type="date"
          value={trial.end ?? ''}
          readOnly={readOnly}
          error={days === 0 && (trial.start ?? '') > (trial.end ?? '') ? 'Before the start' : null}
          onCommit={(end) => set('end', { end: end || null })}
        />
        <NumberField
          label="Working days"
          value={trial.timeboxDays}
          min={0.5}
          readOnly={readOnly}
          help={days === null ? undefined : `${days} from start to end`}
          onCommit={(timeboxDays) => set('time box', { timeboxDays })}
        />
        <NumberField
          label="Person-days"
          value={trial.budget.personDays}
          min={0}
          readOnly={readOnly}
          onCommit={(personDays) => setBudget({ personDays })}
        />
        <NumberField
          label="Money"
          value={trial.budget.cash}
          min={0}
          readOnly={readOnly}
          onCommit={(cash) => setBudget({ cash })}
        />
        <TextField
          label="Currency"
          value={trial.budget.currency}
          maxLength={8}
          readOnly={readOnly}
          onCommit={(currency) => setBudget({ currency: currency.trim().toUpperCase() })}
        />
      </div>
      <LineList
        field={`new-stop-rule-${trial.id}`}
        title="Stop early if"
        one="stop rule"
        lines={trial.stopRules}
        changesWhenLeft={hasStarted(trial)}
        readOnly={readOnly}
        placeholder="Something that would make going on pointless or wrong"
        onAdd={(text) =>
          void trials.change(trial.id, 'Add a stop rule', ({ stopRules }) => ({
            stopRules: [...stopRules, { id: ItemId.parse(crypto.randomUUID()), text }],
          }))
        }
        onChange={(id, text) => changeRule(id, text)}
        onRemove={(id) => changeRule(id, null)}
      />
    </>
  )
}
