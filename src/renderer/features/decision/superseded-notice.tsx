import type { EvaluationId } from '#shared/domain/ids'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { navigate } from '../../ui/routes.ts'
import type { DecisionView } from './use-decision.ts'
import type { Related } from './use-related.ts'

/**
 * What is said on one side only: that this decision replaces another one, or that another one
 * replaces this. One key writes it down on the side where it is missing.
 */
export function SupersededNotice({
  view,
  related,
}: {
  readonly view: DecisionView
  readonly related: Related
}) {
  const { toMark, toWrite, failure } = related
  const unavailable = view.readOnly ? 'opened for reading: continue working on it first' : null
  const note = toWrite
    ? { label: 'Write down that it is superseded', run: () => void related.write(toWrite) }
    : toMark && {
        label: 'Mark the earlier decision as superseded',
        run: () => void related.mark(toMark),
      }
  useCommands(
    note
      ? [{ id: 'mark-superseded', keys: ['M'], hint: 'mark as superseded', unavailable, ...note }]
      : [],
  )
  return (
    <>
      {note && (
        <div className="notice plain" role="status">
          {toWrite ? (
            <span className="grow">
              Superseded by <bdi className="med">{toWrite.title}</bdi>, as is said there. Here it is
              not written down yet.
            </span>
          ) : (
            <span className="grow">
              This decision supersedes <bdi className="med">{toMark?.title}</bdi>, where it is not
              written down yet.
            </span>
          )}
          <Button size="small" keys="M" unavailable={unavailable} onClick={note.run}>
            {note.label}
          </Button>
          <OpenOther id={toWrite?.id ?? toMark?.id ?? null} />
        </div>
      )}
      {failure && <p className="notice bad">{failure}</p>}
    </>
  )
}

/** To the decision of another evaluation; nothing where it is not on this laptop. */
export function OpenOther({ id }: { readonly id: EvaluationId | null }) {
  if (id === null) return null
  return (
    <Button
      size="small"
      kind="quiet"
      onClick={() => navigate({ page: 'step', id, step: 'decision', item: '' })}
    >
      Open it
    </Button>
  )
}
