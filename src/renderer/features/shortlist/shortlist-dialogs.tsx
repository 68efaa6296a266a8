import { scoresOf } from '#shared/domain/candidates'
import type { Tool } from '#shared/domain/tool'
import { whileHere } from '../../ui/routes.ts'
import { useToast } from '../../ui/toasts.tsx'
import { RemoveDialog, WithdrawDialog } from './candidate-dialogs.tsx'
import { CandidatePicker } from './candidate-picker.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { OwnCatalogueDialog } from './own-catalogue-dialog.tsx'
import { OwnToolDialog } from './own-tool-dialog.tsx'
import type { Selection } from './use-selection.ts'
import type { Shortlist } from './use-shortlist.ts'

/** The one dialog that is open; a tool: its facts. */
export type OpenDialog = 'add' | 'bundle' | 'import' | 'own' | 'withdraw' | 'remove' | Tool

interface Props {
  readonly shortlist: Shortlist
  readonly selection: Selection
  readonly open: OpenDialog
  readonly onOpen: (dialog: OpenDialog | null) => void
}

export function ShortlistDialogs({ shortlist, selection, open, onOpen }: Props) {
  const { evaluation, catalogue, own } = shortlist
  const { selected, select } = selection
  const toast = useToast()
  const close = () => onOpen(null)
  const saveFacts = async (tool: Tool) => {
    close()
    const takeBack = await own.keepTool(tool)
    if (takeBack)
      toast(`Facts of ${tool.name} changed`, {
        action: { label: 'Undo', run: () => void takeBack() },
      })
  }

  if (typeof open === 'object')
    return (
      <OwnToolDialog tool={open} isKept onClose={close} onSave={(tool) => void saveFacts(tool)} />
    )
  const toOthers = {
    onImport: () => onOpen('import'),
    onOwnCatalogue: () => onOpen('own'),
    onClose: close,
  }
  switch (open) {
    case 'add':
      return (
        <CandidatePicker
          title="Add a candidate"
          evaluation={evaluation}
          tools={catalogue}
          {...toOthers}
          onChoose={(choice) => {
            close()
            // Whoever has gone on to the must-haves by then stays there.
            void shortlist.add(choice).then(whileHere(select))
          }}
        />
      )
    case 'bundle':
      return (
        selected && (
          <CandidatePicker
            title={`Add a tool to ${selected.name}`}
            evaluation={evaluation}
            tools={catalogue}
            toolsOnly
            {...toOthers}
            onChoose={(choice) => {
              close()
              if (choice.kind !== 'tool') return
              void shortlist.addTool(selected, choice.tool)
            }}
          />
        )
      )
    case 'own':
      return <OwnCatalogueDialog own={own} onClose={close} />
    case 'import':
      return (
        <ImportDialog
          tools={catalogue}
          onClose={close}
          onTakeIn={(plan) => {
            onOpen('add')
            void own.takeIn(plan)
          }}
        />
      )
    case 'withdraw':
      return (
        selected && (
          <WithdrawDialog
            candidate={selected}
            onClose={close}
            onWithdraw={(reason) => void shortlist.withdraw(selected, reason)}
          />
        )
      )
    case 'remove':
      return (
        selected && (
          <RemoveDialog
            candidate={selected}
            scores={scoresOf(evaluation, selected.id)}
            onClose={close}
            onWithdraw={() => onOpen('withdraw')}
            onRemove={() => {
              close()
              void shortlist.remove(selected)
            }}
          />
        )
      )
  }
}
