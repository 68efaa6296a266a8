import { joinNames } from '#shared/domain/format'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface Props {
  /** Who is not finished, with counts only. */
  readonly unfinished: readonly {
    readonly name: string
    readonly done: number
    readonly total: number
  }[]
  readonly onReveal: () => void
  readonly onClose: () => void
}

/** Asked before scores are shown although somebody is not finished. */
export function RevealDialog({ unfinished, onReveal, onClose }: Props) {
  const people = unfinished.map(({ name, done, total }) => `${name} (${done} of ${total})`)
  return (
    <Dialog
      title="Reveal although not everybody is finished?"
      onClose={onClose}
      actions={
        <>
          <span data-autofocus>
            <Button onClick={onClose}>Keep scoring</Button>
          </span>
          <Button kind="primary" onClick={onReveal}>
            Reveal all scores
          </Button>
        </>
      }
    >
      <p>
        Still scoring: <bdi>{joinNames(people)}</bdi>. After the reveal nobody scores blind any
        more. What is blank stays blank and never counts as zero.
      </p>
    </Dialog>
  )
}
