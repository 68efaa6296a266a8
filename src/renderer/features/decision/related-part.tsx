import { useState } from 'react'
import {
  type RelatedDecision,
  relatedOf,
  type Relation,
  withRelated,
} from '#shared/domain/superseding'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/fields.ts'
import styles from './decision.module.css'
import { OpenOther } from './superseded-notice.tsx'
import type { DecisionView } from './use-decision.ts'
import type { Related } from './use-related.ts'

interface Props {
  readonly view: DecisionView
  readonly related: Related
}

const elsewhere = 'elsewhere!'

/** Which decision this one replaces, which one replaced it, and where it was started from. */
export function RelatedPart({ view, related }: Props) {
  const { origin } = view.evaluation.frame
  const isFree = view.decision.supersedes === '' && !view.readOnly
  return (
    <section className={`card ${styles['part']}`} aria-label="Related decisions">
      <div className={styles['two']}>
        <RelatedField
          view={view}
          related={related}
          relation="supersedes"
          label="Supersedes"
          about="What the earlier decision is called"
        />
        <RelatedField
          view={view}
          related={related}
          relation="supersededBy"
          label="Superseded by"
          about="What the later decision is called"
        />
      </div>
      <div className="row gap3 sm ink3">
        {origin ? (
          <span>
            {origin.asOf ? 'A snapshot of ' : 'Started from '}
            <bdi>{origin.title}</bdi>.
          </span>
        ) : (
          'Started from no other evaluation.'
        )}
        {origin && !origin.asOf && isFree && (
          <Button
            size="small"
            onClick={() =>
              setRelated(view, 'supersedes', { id: origin.evaluationId, title: origin.title })
            }
          >
            It supersedes that one
          </Button>
        )}
      </div>
    </section>
  )
}

function setRelated(view: DecisionView, relation: Relation, other: RelatedDecision): void {
  const label = relation === 'supersedes' ? 'superseded decision' : 'superseding decision'
  void view.becomeDecision(`Change the ${label}`, (now) => withRelated(now, relation, other))
}

interface FieldProps extends Props {
  readonly relation: Relation
  readonly label: string
  /** What to write for a decision that is not on this laptop. */
  readonly about: string
}

function RelatedField({ view, related, relation, label, about }: FieldProps) {
  const { id, title } = relatedOf(view.decision, relation)
  const [isTyped, setTyped] = useState(false)
  const known = related.others.find((other) => other.id === id)
  const isElsewhere = id === null && (title !== '' || isTyped)
  const options = [
    { value: '', label: 'No decision' },
    ...related.others.map((other) => ({ value: other.id, label: other.title })),
    // Linked to, and not on this laptop now.
    ...(id !== null && !known ? [{ value: id, label: `${title} (not on this laptop)` }] : []),
    { value: elsewhere, label: 'A decision made elsewhere' },
  ]
  return (
    <div className="col gap2">
      <SelectField<string>
        label={label}
        value={id ?? (isElsewhere ? elsewhere : '')}
        options={options}
        readOnly={view.readOnly}
        onCommit={(value) => {
          setTyped(value === elsewhere)
          const other = related.others.find((one) => one.id === value)
          if (value !== elsewhere) setRelated(view, relation, other ?? { id: null, title: '' })
          else if (id !== null) setRelated(view, relation, { id: null, title })
        }}
      />
      {isElsewhere && (
        <TextField
          label={about}
          value={title}
          readOnly={view.readOnly}
          onCommit={(words) => setRelated(view, relation, { id: null, title: words.trim() })}
        />
      )}
      {known && (
        <div className="row">
          <OpenOther id={known.id} />
        </div>
      )}
    </div>
  )
}
