import { formatDay } from '#shared/domain/format'
import { happenedWords } from '#shared/domain/triggers'
import { Button, IconButton } from '../../ui/button.tsx'
import { SelectField, TextArea } from '../../ui/fields.ts'
import styles from './decision.module.css'
import type { DecisionView } from './use-decision.ts'

const held = [
  { value: 'too-early', label: 'Too early to say' },
  { value: 'yes', label: 'It came true' },
  { value: 'partly', label: 'Partly' },
  { value: 'no', label: 'It did not' },
] as const

/** What was predicted when it was decided, against what happened. */
export function LookBacks({ view }: { readonly view: DecisionView }) {
  const { decision, readOnly } = view
  const rows = decision.lookBacks ?? []
  const happened = happenedWords(decision)
  if (readOnly && rows.length === 0 && happened === '') return null
  return (
    <section className={`card ${styles['part']}`} aria-labelledby="look-backs">
      <div className="row gap3">
        <h2 id="look-backs">Prediction against what happened</h2>
        <span className="sp" />
        {!readOnly && (
          <Button onClick={() => void view.addLookBack()}>Look back at the prediction</Button>
        )}
      </div>
      {happened !== '' && (
        <p>
          <span className="med">The review is due because this has happened: </span>
          <bdi>{happened}</bdi>
        </p>
      )}
      <p className="ink2">
        {decision.prediction === '' ? (
          'Nothing was predicted. The part “Consequences” has room for what you expect to see by the review.'
        ) : (
          <>
            Predicted: <bdi className="med">{decision.prediction}</bdi>
          </>
        )}
      </p>
      <ul className="col gap4" aria-label="Looks back">
        {rows.map((row, i) => (
          <li key={row.id} className="col gap2">
            <div className="row wrap gap3">
              <time dateTime={row.day} className="med nowrap">
                {formatDay(row.day)}
              </time>
              <SelectField
                label={`Whether look back ${i + 1} found it true`}
                hideLabel
                value={row.held}
                options={held}
                readOnly={readOnly}
                onCommit={(value) => view.changeLookBack(row.id, { held: value })}
              />
              <span className="sp" />
              {!readOnly && (
                <IconButton
                  icon="close"
                  label={`Remove look back ${i + 1}`}
                  onClick={() => void view.removeLookBack(row.id)}
                />
              )}
            </div>
            {row.reason !== undefined && (
              <p className="ink2">
                Because: <bdi>{row.reason}</bdi>
              </p>
            )}
            <div className={styles['two']}>
              <TextArea
                label="What happened"
                value={row.whatHappened}
                readOnly={readOnly}
                onCommit={(text) => view.changeLookBack(row.id, { whatHappened: text.trim() })}
              />
              <TextArea
                label="What follows"
                value={row.next}
                placeholder="Keep, change, or decide anew"
                readOnly={readOnly}
                onCommit={(text) => view.changeLookBack(row.id, { next: text.trim() })}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
