import { TextField } from '../../ui/fields.ts'
import type { DecisionView } from './use-decision.ts'

/** The day of the review: asked for before accepting, and shown again with what may bring it forward. */
export function ReviewDate({ view: { decision, readOnly, set } }: { readonly view: DecisionView }) {
  return (
    <TextField
      label="Review by"
      type="date"
      value={decision.reviewDate ?? ''}
      readOnly={readOnly}
      onCommit={(reviewDate) => set('review date', { reviewDate: reviewDate || null })}
    />
  )
}
