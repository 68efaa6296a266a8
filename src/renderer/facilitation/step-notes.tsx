import type { StepId } from '#shared/domain/steps'
import { useOpenEvaluation } from '../store/evaluation-context.tsx'
import { TextArea } from '../ui/fields.ts'

/** The facilitator's own notes on a step, for writing it up. */
export function StepNotes({ step }: { readonly step: StepId }) {
  const { evaluation, edit, readOnly } = useOpenEvaluation()
  const text = evaluation.notes.find((note) => note.step === step)?.text ?? ''
  return (
    <section>
      <TextArea
        key={step}
        label="Notes on this step"
        rows={1}
        value={text}
        readOnly={readOnly !== null}
        placeholder="For you, when you write it up"
        onCommit={(next) =>
          void edit('Change the notes', (e) =>
            next === '' ? e.remove('notes', step) : e.put('notes', { step, text: next }),
          )
        }
      />
    </section>
  )
}
