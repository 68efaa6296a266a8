import { CandidateId, ParticipantId } from '#shared/domain/ids'
import { namedApart } from '#shared/domain/named-apart'
import { IconButton } from '../../ui/button.tsx'
import { SelectField, TextArea } from '../../ui/fields.ts'
import styles from './decision.module.css'
import type { DecisionView } from './use-decision.ts'

/** Who stays apart, in their own words, and what would change their mind. Printed in full. */
export function DissentList({ view }: { readonly view: DecisionView }) {
  const { decision, evaluation, readOnly } = view
  const apart = new Set(decision.dissent.map(({ participantId }) => participantId))
  const others = evaluation.participants.filter(({ id }) => !apart.has(id))
  const candidates = [
    { value: '', label: 'none of them' },
    ...namedApart(evaluation.candidates).map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <section className={`card ${styles['part']}`} aria-labelledby="dissent">
      <div className="row wrap gap3">
        <h2 id="dissent">
          {decision.dissent.length === 0 ? 'No dissent recorded' : 'Dissent, in full'}
        </h2>
        <span className="sp" />
        {!readOnly && others.length > 0 && (
          <div className={styles['add']}>
            <SelectField
              label="Record dissent of"
              hideLabel
              value=""
              options={[
                { value: '', label: 'Record dissent of …' },
                ...others.map(({ id, name }) => ({ value: id as string, label: name })),
              ]}
              onCommit={(id) => {
                if (id !== '') void view.addDissent(ParticipantId.parse(id))
              }}
            />
          </div>
        )}
      </div>
      {decision.dissent.map((row) => {
        const name = evaluation.participants.find(({ id }) => id === row.participantId)?.name ?? ''
        return (
          <fieldset key={row.participantId} className={styles['dissent']}>
            <legend className="visually-hidden">Dissent of {name}</legend>
            <div className="row gap3">
              <bdi className="med">{name}</bdi>
              <span className="ink3">prefers</span>
              <div className={styles['add']}>
                <SelectField
                  label={`What ${name} prefers`}
                  hideLabel
                  value={row.prefers ?? ''}
                  options={candidates}
                  readOnly={readOnly}
                  onCommit={(id) =>
                    view.changeDissent(row.participantId, {
                      prefers: id === '' ? null : CandidateId.parse(id),
                    })
                  }
                />
              </div>
              <span className="sp" />
              {!readOnly && (
                <IconButton
                  icon="trash"
                  label={`Remove the dissent of ${name}`}
                  onClick={() => void view.removeDissent(row.participantId)}
                />
              )}
            </div>
            <div className={styles['two']}>
              <TextArea
                label={`Reason of ${name}`}
                value={row.reason}
                placeholder="In their own words"
                readOnly={readOnly}
                onCommit={(reason) =>
                  view.changeDissent(row.participantId, { reason: reason.trim() })
                }
              />
              <TextArea
                label={`What would change ${name}’s mind`}
                value={row.wouldChangeMyMind}
                placeholder="If …"
                readOnly={readOnly}
                onCommit={(text) =>
                  view.changeDissent(row.participantId, { wouldChangeMyMind: text.trim() })
                }
              />
            </div>
          </fieldset>
        )
      })}
    </section>
  )
}
