import { useCalmSaveStatus } from '../../store/calm-status.ts'
import { Icon } from '../../ui/icon.tsx'

/** Whether what was typed is on disk. Says when, and never what. */
export function SavedWords() {
  const status = useCalmSaveStatus()
  switch (status.kind) {
    case 'saved':
      return (
        <span className="saved" role="status">
          <Icon name="check" />
          Saved {new Date(status.at).toLocaleTimeString('en-GB')}
        </span>
      )
    case 'saving':
      return (
        <span className="saved saving" role="status">
          <Icon name="sync" />
          Saving…
        </span>
      )
    case 'kept':
      return (
        <span className="saved amber" role="status" title={status.reason}>
          <Icon name="warning" />
          Kept in this window, not yet on disk
        </span>
      )
    case 'lost':
      return (
        <span className="saved red" role="alert" title={status.reason}>
          <Icon name="close" />
          Not saved. Please tell the facilitator
        </span>
      )
  }
}
