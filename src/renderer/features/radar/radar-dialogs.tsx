import type { Blip } from '#shared/domain/proof'
import { isNewRadarDue } from '#shared/domain/radar-edits'
import type { Ring } from '#shared/domain/values'
import { useUndoToast } from '../../facilitation/undo-toast.ts'
import { AddDialog, type AddStart } from './add-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { SectorsDialog } from './sectors-dialog.tsx'
import { TakeOverDialog } from './take-over-dialog.tsx'
import type { BlipRow, RadarLink } from './use-radar.ts'

/** The one dialog that is open. */
export type OpenDialog =
  | { readonly kind: 'move'; readonly row: BlipRow; readonly to: Ring | null }
  | { readonly kind: 'edit'; readonly row: BlipRow }
  | { readonly kind: 'history'; readonly blip: Blip }
  | { readonly kind: 'add'; readonly start: AddStart | null }
  | { readonly kind: 'sectors' }
  | { readonly kind: 'export' }
  | { readonly kind: 'import' }
  | { readonly kind: 'take-over' }

interface Props {
  readonly radar: RadarLink
  readonly open: OpenDialog
  readonly onOpen: (dialog: OpenDialog | null) => void
}

export function RadarDialogs({ radar, open, onOpen }: Props) {
  const offerUndo = useUndoToast()
  const { evaluation, today } = radar
  const close = () => onOpen(null)
  const due = isNewRadarDue(evaluation, today)
  const undoable = async (change: Promise<boolean>, text: string) => {
    await change
    offerUndo(text)
  }

  switch (open.kind) {
    case 'move':
      return (
        <MoveDialog
          row={open.row}
          to={open.to}
          date={evaluation.radar.date}
          today={today}
          newRadarDue={due}
          onClose={close}
          onPlace={(placement) => {
            close()
            const placed = radar.place(open.row.blip, placement)
            if (open.to === null) void undoable(placed, `${open.row.blip.name} left the radar`)
          }}
        />
      )
    case 'edit':
      return (
        <EditDialog
          row={open.row}
          sectors={evaluation.radar.sectors}
          onClose={close}
          onSave={(text) => {
            close()
            void radar.rewrite(open.row.blip, text)
          }}
          onTakeOff={() => onOpen({ kind: 'move', row: open.row, to: null })}
          onDelete={() => {
            close()
            const { blip } = open.row
            void undoable(radar.remove(blip), `Deleted ${blip.name} and its history`)
          }}
        />
      )
    case 'history':
      return <HistoryDialog blip={open.blip} onClose={close} />
    case 'add':
      return (
        <AddDialog
          evaluation={evaluation}
          tools={[...radar.tools.values()]}
          today={today}
          newRadarDue={due}
          start={open.start}
          onClose={close}
          onAdd={(blip, placement) => {
            close()
            void radar.add(blip, placement)
          }}
        />
      )
    case 'export':
      return <ExportDialog radar={radar} onClose={close} />
    case 'import':
      return (
        <ImportDialog
          evaluation={evaluation}
          today={today}
          onClose={close}
          onTakeIn={(incoming, newRadar) => {
            close()
            void undoable(radar.takeIn(incoming, newRadar), 'Radar taken in')
          }}
        />
      )
    case 'take-over':
      return (
        <TakeOverDialog
          evaluationId={evaluation.id}
          onClose={close}
          onTakeOver={(other) => {
            close()
            void undoable(radar.takeOver(other), 'Radar taken over')
          }}
        />
      )
    case 'sectors':
      return (
        <SectorsDialog
          sectors={evaluation.radar.sectors}
          blips={evaluation.blips}
          onClose={close}
          onSave={(sectors, seen) => {
            close()
            void radar.setSectors(sectors, seen)
          }}
        />
      )
  }
}
