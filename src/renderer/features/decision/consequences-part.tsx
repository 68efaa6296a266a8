import { TextArea } from '../../ui/fields.ts'
import { LineList } from '../../ui/line-list.tsx'
import styles from './decision.module.css'
import type { DecisionView } from './use-decision.ts'

/** What follows for better and for worse, what may go wrong, and what we expect to see. */
export function ConsequencesPart({ view }: { readonly view: DecisionView }) {
  const { decision, readOnly, set } = view
  return (
    <section className={`card ${styles['part']}`} aria-label="Consequences">
      <div className={styles['two']}>
        <LineList title="Good" {...view.lines('good')} readOnly={readOnly} />
        <LineList title="Bad" {...view.lines('bad')} readOnly={readOnly} />
      </div>
      <LineList title="Risks" {...view.lines('risks')} readOnly={readOnly} />
      <div className={styles['two']}>
        <TextArea
          label="Prediction: what we expect to see by the review"
          value={decision.prediction}
          placeholder="By then, … out of … do …"
          readOnly={readOnly}
          onCommit={(prediction) => set('prediction', { prediction: prediction.trim() })}
        />
        <TextArea
          label="Pre-mortem: it is a year later and it failed. Why?"
          value={decision.premortem}
          placeholder="Because …"
          readOnly={readOnly}
          onCommit={(premortem) => set('pre-mortem', { premortem: premortem.trim() })}
        />
      </div>
    </section>
  )
}
