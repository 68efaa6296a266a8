import { counted } from '#shared/domain/format'
import type { FilePreview } from '#shared/host-contract'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

interface Props {
  readonly name: string
  readonly preview: FilePreview
  readonly onTake: () => void
  readonly onClose: () => void
}

/** What a file from elsewhere would bring in, before it is taken in: all of it or nothing. */
export function IncomingDialog({ name, preview, onTake, onClose }: Props) {
  const { title, here, inRecord } = preview
  const counts = [
    counted(preview.candidates, 'candidate', 'candidates'),
    counted(preview.criteria, 'criterion', 'criteria'),
    counted(preview.participants, 'participant', 'participants'),
    counted(preview.votes, 'vote', 'votes'),
  ]
  return (
    <Dialog
      title="Take this evaluation in?"
      width="36rem"
      onClose={onClose}
      onSubmit={onTake}
      actions={
        <>
          <Button keys="Escape" onClick={onClose}>
            Cancel
          </Button>
          <span data-autofocus>
            <Button kind="primary" keys="Enter" submit onClick={() => {}}>
              {here === 'other' ? 'Take it in as a copy' : 'Take it in'}
            </Button>
          </span>
        </>
      }
    >
      <p className="strong">
        <bdi>{title === '' ? 'No title' : title}</bdi>
      </p>
      <p className="ink2">{counts.join(', ')}.</p>
      {here === 'other' && (
        <p className="notice">
          This evaluation is here already, with other content. Yours stays as it is; this one comes
          in beside it.
        </p>
      )}
      <p className="sm ink3">
        From <bdi>{name}</bdi>
        {inRecord && ', a decision record with its evaluation inside'}. The file itself is not
        changed; a copy of it goes into your evaluations folder.
      </p>
    </Dialog>
  )
}
