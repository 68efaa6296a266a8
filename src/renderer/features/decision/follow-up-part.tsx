import { toCalendar } from '#shared/exchange/calendar'
import { blindRound } from '#shared/domain/scoring/blind-round'
import { isRevealed } from '#shared/domain/scoring/rounds'
import { formatDay } from '#shared/domain/format'
import { ParticipantId } from '#shared/domain/ids'
import { useHost } from '../../host/host-context.tsx'
import { describeFailure } from '../../host/problems.ts'
import { AddLine } from '../../ui/add-line.tsx'
import { asBase64 } from '../../ui/as-base64.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/button.tsx'
import { CheckField, SelectField, TextArea, TextField } from '../../ui/fields.ts'
import { askAgainItem } from '../../ui/ask-again.ts'
import { navigate } from '../../ui/routes.ts'
import { LineList } from '../../ui/line-list.tsx'
import { useToast } from '../../ui/toasts.tsx'
import styles from './decision.module.css'
import { LookBacks } from './look-backs.tsx'
import { RelatedPart } from './related-part.tsx'
import { ReviewDate } from './review-date.tsx'
import { TriggerList } from './trigger-list.tsx'
import type { DecisionView } from './use-decision.ts'
import type { Related } from './use-related.ts'

/** On which conditions, who does what until when, and when we look again. */
export function FollowUpPart({
  view,
  related,
}: {
  readonly view: DecisionView
  readonly related: Related
}) {
  const { readOnly } = view
  return (
    <>
      <SnapshotNotice view={view} />
      <section className={`card ${styles['part']}`} aria-label="Conditions and actions">
        <LineList title="On these conditions" {...view.lines('conditions')} readOnly={readOnly} />
        <Actions view={view} />
      </section>
      <section className={`card ${styles['part']}`} aria-label="Review">
        <div className={styles['review']}>
          <ReviewDate view={view} />
          <TriggerList view={view} />
        </div>
        <div className="row wrap gap3">
          <SaveDates view={view} />
          <ScoreAgain view={view} />
        </div>
      </section>
      <LookBacks view={view} />
      <RelatedPart view={view} related={related} />
    </>
  )
}

/** Why a snapshot is silent about its dates, and how it becomes an evaluation of its own. */
function SnapshotNotice({ view }: { readonly view: DecisionView }) {
  const asOf = view.evaluation.frame.origin?.asOf
  if (asOf === undefined) return null
  return (
    <div className="notice plain">
      <span className="grow">
        This is how it stood on {formatDay(asOf)}. The dates are kept as they were; only the
        evaluation that goes on reminds of them.
      </span>
      {!view.readOnly && (
        <Button size="small" onClick={() => void view.goOnAlone()}>
          Remind of these, too
        </Button>
      )}
    </div>
  )
}

/** To the review, which proposes what went stale. */
function ScoreAgain({ view: { evaluation, readOnly } }: { readonly view: DecisionView }) {
  if (!isRevealed(evaluation) || readOnly) return null
  return (
    <Button
      unavailable={blindRound(evaluation) ? 'A round of scoring is open' : null}
      onClick={() =>
        navigate({ page: 'step', id: evaluation.id, step: 'scoring', item: askAgainItem })
      }
    >
      Score again what is out of date
    </Button>
  )
}

/** The review and the open actions, for whatever calendar people use. */
function SaveDates({ view: { evaluation } }: { readonly view: DecisionView }) {
  const host = useHost()
  const toast = useToast()
  const hasDates = toCalendar(evaluation, new Date(0)) !== null
  const save = async () => {
    const text = toCalendar(evaluation, new Date())
    if (text === null) return
    try {
      const file = await host.exports.saveContent({
        kind: 'ics',
        // The name of a file takes less than a title may have.
        title: `${evaluation.frame.title.slice(0, 200)} dates`,
        base64: await asBase64(new Blob([text])),
      })
      if (file) toast(`Saved as ${file.name}`)
    } catch (error) {
      const { what, next } = describeFailure(error)
      toast(`${what}. ${next}`)
    }
  }
  return (
    <div className="row">
      <Button
        icon="download"
        unavailable={hasDates ? null : 'There is no review date and no action with a day yet'}
        onClick={() => void save()}
      >
        Save the dates for a calendar
      </Button>
    </div>
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
      {!readOnly && (
        <AddLine
          field="new-action"
          label="Add an action"
          onAdd={(text) => void view.addAction(text)}
        />
      )}
      {readOnly && decision.actions.length === 0 && <p className="ink3">not recorded</p>}
    </div>
  )
}
