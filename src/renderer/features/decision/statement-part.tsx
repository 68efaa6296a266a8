import { useDeferredValue, useMemo } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId } from '#shared/domain/ids'
import { excludedCandidates, scoredCandidates } from '#shared/domain/screening'
import { resultFinding } from '#shared/domain/sentence'
import type { Decision } from '#shared/domain/decision'
import type { Sourcing } from '#shared/domain/values'
import { SelectField, TextArea, TextField } from '../../ui/fields.ts'
import { Later } from '../../ui/later.tsx'
import styles from './decision.module.css'
import { ReviewDate } from './review-date.tsx'
import type { DecisionView } from './use-decision.ts'

const sourcings: readonly { readonly value: Sourcing | ''; readonly label: string }[] = [
  { value: '', label: 'Not said yet' },
  { value: 'open-source', label: 'Adopt open source' },
  { value: 'buy', label: 'Buy' },
  { value: 'build', label: 'Build' },
  { value: 'keep', label: 'Keep what we have' },
]

const statuses: readonly { readonly value: Decision['status']; readonly label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'proposed', label: 'Proposed' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'superseded', label: 'Superseded' },
]

/** Not worked out while somebody waits for a key. */
function ResultSays({ evaluation }: { readonly evaluation: Evaluation }) {
  const now = useDeferredValue(evaluation)
  const says = useMemo(() => resultFinding(now, 'trial'), [now])
  return <bdi className={styles['says']}>{says}</bdi>
}

/** What we decide and because, beside what the numbers say. */
export function StatementPart({ view }: { readonly view: DecisionView }) {
  const { evaluation, decision, readOnly, set } = view
  const out = excludedCandidates(evaluation).map(({ candidateId }) => candidateId)
  const title = (id: string) => {
    const row = evaluation.candidates.find((candidate) => candidate.id === id)
    return [row?.name, row?.edition].filter(Boolean).join(', ')
  }
  const mayBeAccepted =
    decision.status === 'accepted' || (decision.status === 'superseded' && view.gaps.length === 0)
  return (
    <section className={`card ${styles['part']}`} aria-label="The decision in two sentences">
      <p className="ink2">
        <span className="label">The result says </span>
        <Later>
          <ResultSays evaluation={evaluation} />
        </Later>
      </p>
      <TextArea
        label="We decide"
        value={decision.statement}
        placeholder="We run … for …"
        readOnly={readOnly}
        onCommit={(statement) => set('decision', { statement: statement.trim() })}
      />
      <TextArea
        label="Because"
        value={decision.because}
        placeholder="It …"
        readOnly={readOnly}
        onCommit={(because) => set('because', { because: because.trim() })}
      />
      <div className={styles['facts']}>
        <SelectField
          label="Chosen candidate"
          value={decision.chosenId ?? ''}
          options={[
            { value: '', label: 'None yet' },
            ...scoredCandidates(evaluation).map(({ id }) => ({ value: id, label: title(id) })),
            ...out.map((id) => ({ value: id, label: `${title(id)} (off the shortlist)` })),
          ]}
          readOnly={readOnly}
          onCommit={(id) =>
            set('chosen candidate', { chosenId: id === '' ? null : CandidateId.parse(id) })
          }
        />
        <SelectField
          label="How it comes to us"
          value={decision.sourcing ?? ''}
          options={sourcings}
          readOnly={readOnly}
          onCommit={(sourcing) => set('sourcing', { sourcing: sourcing === '' ? null : sourcing })}
        />
        <SelectField
          label="Status"
          value={decision.status}
          // Accepting has its own button, which asks for what is missing.
          options={statuses.filter(({ value }) => mayBeAccepted || value !== 'accepted')}
          readOnly={readOnly}
          onCommit={(status) => set('status of the decision', { status })}
        />
        <TextField
          label="Decided on"
          type="date"
          value={decision.date ?? ''}
          readOnly={readOnly}
          onCommit={(date) => set('day of the decision', { date: date || null })}
        />
        <ReviewDate view={view} />
      </div>
    </section>
  )
}
