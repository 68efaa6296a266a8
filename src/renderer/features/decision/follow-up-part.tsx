import { ParticipantId } from '#shared/domain/ids'
import { AddLine } from '../../ui/add-line.tsx'
import { IconButton } from '../../ui/button.tsx'
import { CheckField, SelectField, TextArea, TextField } from '../../ui/fields.tsx'
import { LineList } from '../../ui/line-list.tsx'
import styles from './decision.module.css'
import type { DecisionView } from './use-decision.ts'

/** On which conditions, who does what until when, and when we look again. */
export function FollowUpPart({ view }: { readonly view: DecisionView }) {
  const { decision, evaluation, readOnly, set } = view
  return (
    <>
      <section className={`card ${styles['part']}`} aria-label="Conditions and actions">
        <LineList title="On these conditions" {...view.lines('conditions')} readOnly={readOnly} />
        <Actions view={view} />
      </section>
      <section className={`card ${styles['part']}`} aria-label="Review">
        <div className={styles['review']}>
          <TextField
            label="Review by"
            type="date"
            value={decision.reviewDate ?? ''}
            readOnly={readOnly}
            onCommit={(reviewDate) => set('review date', { reviewDate: reviewDate || null })}
          />
          <LineList
            title="Or sooner if"
            {...view.lines('triggers')}
            placeholder="Something that can be measured"
            readOnly={readOnly}
          />
        </div>
      </section>
      <section className={`card ${styles['part']}`} aria-label="Related decisions">
        <div className={styles['two']}>
          <TextField
            label="Supersedes"
            value={decision.supersedes}
            placeholder="An earlier decision that this one replaces"
            readOnly={readOnly}
            onCommit={(supersedes) => set('superseded decision', { supersedes: supersedes.trim() })}
          />
          <TextField
            label="Superseded by"
            value={decision.supersededBy}
            placeholder="The decision that replaced this one"
            readOnly={readOnly}
            onCommit={(supersededBy) =>
              set('superseding decision', { supersededBy: supersededBy.trim() })
            }
          />
        </div>
        <p className="sm ink3">
          {evaluation.frame.origin ? (
            <>
              Started from <bdi>{evaluation.frame.origin.title}</bdi>.
            </>
          ) : (
            'Started from no other evaluation.'
          )}
        </p>
      </section>
    </>
  )
}

function Actions({ view }: { readonly view: DecisionView }) {
  const { decision, evaluation, readOnly } = view
  const people = [
    { value: '', label: 'Nobody yet' },
    ...evaluation.participants.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <div>
      <h2 className="label">Next actions</h2>
      <ul className={styles['actions']}>
        {decision.actions.map((action, i) => (
          <li key={action.id}>
            <CheckField
              label={`Action ${i + 1} is done`}
              hideLabel
              checked={action.done}
              readOnly={readOnly}
              onCommit={(done) => view.changeAction(action.id, { done })}
            />
            <TextArea
              label={`Action ${i + 1}`}
              hideLabel
              sentence
              bare
              value={action.text}
              readOnly={readOnly}
              onCommit={(text) => view.changeAction(action.id, { text: text.trim() })}
            />
            <SelectField
              label={`Owner of action ${i + 1}`}
              hideLabel
              value={action.ownerId ?? ''}
              options={people}
              readOnly={readOnly}
              onCommit={(id) =>
                view.changeAction(action.id, {
                  ownerId: id === '' ? null : ParticipantId.parse(id),
                })
              }
            />
            <TextField
              label={`Action ${i + 1} is due`}
              hideLabel
              type="date"
              value={action.due ?? ''}
              readOnly={readOnly}
              onCommit={(due) => view.changeAction(action.id, { due: due || null })}
            />
            {!readOnly && (
              <IconButton
                icon="close"
                label={`Remove action ${i + 1}`}
                onClick={() => void view.removeAction(action.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {!readOnly && <AddLine label="Add an action" onAdd={(text) => void view.addAction(text)} />}
      {readOnly && decision.actions.length === 0 && <p className="ink3">not recorded</p>}
    </div>
  )
}
