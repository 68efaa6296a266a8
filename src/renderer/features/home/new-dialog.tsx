import { useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { isComposing } from '../../ui/is-composing.ts'
import type { Start } from './use-home.ts'

interface Props {
  readonly start: Start
  readonly onBegin: (words: { title: string; question: string }) => void
  readonly onClose: () => void
}

/** Title and decision question of a new evaluation; the question can come later. */
export function NewDialog({ start, onBegin, onClose }: Props) {
  const ids = useId()
  const [title, setTitle] = useState(start.kind === 'template' ? start.template.name : '')
  const [question, setQuestion] = useState(start.kind === 'template' ? start.template.question : '')
  const [error, setError] = useState(false)

  const begin = () => {
    if (title.trim() === '') {
      setError(true)
      document.getElementById(`${ids}-title`)?.focus()
      return
    }
    onBegin({ title: title.trim(), question: question.trim() })
  }

  return (
    <Dialog
      title="New evaluation"
      onClose={onClose}
      onSubmit={begin}
      width="38rem"
      actions={
        <>
          <Button onClick={onClose} keys="Escape">
            Cancel
          </Button>
          <Button kind="primary" keys="Enter" submit onClick={() => {}}>
            Create
          </Button>
        </>
      }
    >
      <p className="ink2">
        {start.kind === 'blank' && 'Starts empty. What is typed is kept from the first minute.'}
        {start.kind === 'template' &&
          `Brings ${start.template.criteria.length} criteria with anchors, ${start.template.mustHaves.length} must-haves and an agenda.`}
        {start.kind === 'from' && (
          <>
            Copies criteria, anchors, must-haves and personas of{' '}
            <bdi className="strong">{start.title}</bdi>, and goes on with its radar. Never scores.
          </>
        )}
      </p>
      <div className="fieldset" data-autofocus>
        <label className="label" htmlFor={`${ids}-title`}>
          Title
        </label>
        <input
          id={`${ids}-title`}
          className="field"
          dir="auto"
          value={title}
          maxLength={300}
          placeholder="Experiment tracking and model registry"
          aria-invalid={error || undefined}
          onChange={(event) => {
            setTitle(event.target.value)
            setError(false)
          }}
        />
        {error && (
          <span className="error-text" role="alert">
            Needs a title
          </span>
        )}
      </div>
      <div className="fieldset">
        <label className="label" htmlFor={`${ids}-question`}>
          Decision question
        </label>
        <textarea
          id={`${ids}-question`}
          className="field"
          dir="auto"
          rows={3}
          value={question}
          maxLength={2000}
          placeholder="Which tool do we run for … from … on, and do we build, buy or adopt?"
          onChange={(event) => setQuestion(event.target.value)}
          onKeyDown={(event) => {
            if (isComposing(event)) return
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault()
              begin()
            }
          }}
        />
      </div>
    </Dialog>
  )
}
