import { useToast } from '../../ui/toasts.tsx'
import { NewDialog } from './new-dialog.tsx'
import { MoveReviewDialog, RemoveDialog } from './question-dialogs.tsx'
import type { WatchedTrigger } from '#shared/domain/summary'
import type { CsvCell } from '#shared/exchange/csv'
import { IncomingDialog } from './incoming-dialog.tsx'
import { TableDialog } from './table-dialog.tsx'
import { TemplateDialog } from './template-dialog.tsx'
import { TriggerDialog } from './trigger-dialog.tsx'
import type { Home, KnownEntry, Start } from './use-home.ts'

/** Which dialog is open. */
export type Asking =
  | { readonly what: 'new'; readonly start: Start }
  | { readonly what: 'template' }
  | { readonly what: 'table'; readonly rows: readonly (readonly CsvCell[])[] }
  | { readonly what: 'remove'; readonly entry: KnownEntry }
  | { readonly what: 'move-review'; readonly entry: KnownEntry }
  | {
      readonly what: 'trigger'
      readonly entry: KnownEntry
      readonly triggers: readonly WatchedTrigger[]
    }
  | null

interface Props {
  readonly asking: Asking
  readonly onAsk: (asking: Asking) => void
  readonly home: Home
}

/** The dialogs of Home: a new evaluation, its template, removing, moving a review. */
export function HomeDialogs({ asking, onAsk, home }: Props) {
  const toast = useToast()
  const close = () => onAsk(null)
  if (home.incoming)
    return (
      <IncomingDialog
        name={home.incoming.file.name}
        preview={home.incoming.preview}
        onTake={() => void home.answerIncoming(true)}
        onClose={() => void home.answerIncoming(false)}
      />
    )
  switch (asking?.what) {
    case undefined:
      return null
    case 'new':
      return (
        <NewDialog
          start={asking.start}
          onClose={close}
          onBegin={(words) => {
            close()
            void home.begin(asking.start, words)
          }}
        />
      )
    case 'template':
      return (
        <TemplateDialog
          onClose={close}
          onChoose={(template) => onAsk({ what: 'new', start: { kind: 'template', template } })}
        />
      )
    case 'table':
      return (
        <TableDialog
          rows={asking.rows}
          onClose={close}
          onBegin={(title, start) => {
            close()
            void home.begin({ kind: 'table', ...start }, { title, question: '' })
          }}
        />
      )
    case 'remove':
      return (
        <RemoveDialog
          entry={asking.entry}
          onClose={close}
          onRemove={() => {
            close()
            const { title } = asking.entry.summary
            void home.remove(asking.entry.id).then((worked) => {
              if (worked)
                toast(`Removed ${title}. Its file is in the folder of removed evaluations.`)
            })
          }}
        />
      )
    case 'trigger':
      return (
        <TriggerDialog
          entry={asking.entry}
          triggers={asking.triggers}
          onClose={close}
          onHappened={(triggerId) => {
            close()
            void home.noteTriggers(asking.entry.id, [triggerId], true).then((worked) => {
              if (worked) home.open(asking.entry, 'decision', 'follow-up')
            })
          }}
        />
      )
    case 'move-review':
      return (
        <MoveReviewDialog
          entry={asking.entry}
          onClose={close}
          onMove={(day) => {
            close()
            void home.moveReview(asking.entry.id, day)
          }}
        />
      )
  }
}
