import type { ReactNode } from 'react'
import { rehearsedFrom } from '#shared/domain/rehearsal'
import { useCalmSaveStatus } from '../store/calm-status.ts'
import { useEvaluation } from '../store/evaluation-context.tsx'
import type { SaveStatus } from '../store/save-status.ts'
import { Icon } from '../ui/icon.tsx'

interface Props {
  /** What to do when neither store took a change. */
  readonly lost: string
  /** Offered beside the words while something is not on disk. */
  readonly action?: ReactNode
}

/**
 * Whether what is on screen is on disk, and since when. Never says more than the host has
 * acknowledged, and never what was written.
 */
export function SavedWords({ lost, action }: Props) {
  const status = useCalmSaveStatus()
  const { id } = useEvaluation()
  if (rehearsedFrom(id) !== null) {
    return (
      <span className="save-line">
        <span className="saved">Nothing is kept</span>
      </span>
    )
  }
  return (
    // Red interrupts; everything else waits until the room has finished its sentence.
    <span
      className="save-line"
      role="status"
      aria-live={status.kind === 'lost' ? 'assertive' : 'polite'}
    >
      <Words status={status} lost={lost} action={action} />
    </span>
  )
}

function Words({ status, lost, action }: Props & { readonly status: SaveStatus }) {
  switch (status.kind) {
    case 'saved':
      return (
        <span className="saved" title="Every change up to this time is on disk">
          <Icon name="check" />
          Saved {new Date(status.at).toLocaleTimeString('en-GB')}
        </span>
      )
    case 'saving':
      return (
        <span className="saved saving">
          <Icon name="sync" />
          Saving…
        </span>
      )
    case 'typed':
      return (
        <span
          className="saved amber"
          title="What is typed is saved once it is entered, or its field is left"
        >
          <Icon name="warning" />
          Typed, not saved yet
        </span>
      )
    case 'kept':
      return (
        <span className="saved amber" title={status.reason}>
          <Icon name="warning" />
          Kept in this window, not yet on disk
          {action}
        </span>
      )
    case 'on-disk-only':
      return (
        <span className="saved amber" title={`This window's own copy has failed: ${status.reason}`}>
          <Icon name="warning" />
          Saved {new Date(status.at).toLocaleTimeString('en-GB')}, on disk only
          {action}
        </span>
      )
    case 'lost':
      return (
        <span className="saved red" title={status.reason}>
          <Icon name="close" />
          {lost}
          {action}
        </span>
      )
  }
}
