import { scoresOf } from '#shared/domain/candidates'
import type { CandidateId } from '#shared/domain/ids'
import { namesApart } from '#shared/domain/named-apart'
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

/** A question about one candidate, which it keeps to. */
export interface AboutCandidate {
  readonly act: 'bundle' | 'withdraw' | 'remove'
  readonly candidateId: CandidateId
}

/** The one dialog that is open; a tool: its facts. */
export type OpenDialog = 'add' | 'import' | 'own' | AboutCandidate | Tool

export const isAboutCandidate = (open: OpenDialog | null): open is AboutCandidate =>
  typeof open === 'object' && open !== null && 'candidateId' in open

interface Props {
  readonly shortlist: Shortlist
  readonly selection: Selection
  readonly open: OpenDialog
  readonly onOpen: (dialog: OpenDialog | null) => void
}

export function ShortlistDialogs({ shortlist, selection, open, onOpen }: Props) {
  const { evaluation, catalogue, own } = shortlist
  const { select } = selection
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

  if (isAboutCandidate(open))
    return <CandidateDialog shortlist={shortlist} open={open} onOpen={onOpen} />
  if (typeof open === 'object')
    return (
      <OwnToolDialog tool={open} isKept onClose={close} onSave={(tool) => void saveFacts(tool)} />
    )
  switch (open) {
    case 'add':
      return (
        <CandidatePicker
          title="Add a candidate"
          evaluation={evaluation}
          tools={catalogue}
          onImport={() => onOpen('import')}
          onOwnCatalogue={() => onOpen('own')}
          onClose={close}
          onChoose={(choice) => {
            close()
            // Whoever has gone on to the must-haves by then stays there.
            void shortlist.add(choice).then(whileHere(select))
          }}
        />
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
  }
}

interface CandidateDialogProps extends Omit<Props, 'selection' | 'open'> {
  readonly open: AboutCandidate
}

/** Asks about the candidate that it was opened for, whatever is selected by then. */
function CandidateDialog({ shortlist, open, onOpen }: CandidateDialogProps) {
  const { evaluation, catalogue } = shortlist
  const candidate = evaluation.candidates.find(({ id }) => id === open.candidateId)
  const close = () => onOpen(null)
  if (!candidate) return null
  const name = namesApart(evaluation.candidates).get(candidate.id) ?? candidate.name
  switch (open.act) {
    case 'bundle':
      return (
        <CandidatePicker
          title={`Add a tool to ${name}`}
          evaluation={evaluation}
          tools={catalogue}
          toolsOnly
          onImport={() => onOpen('import')}
          onOwnCatalogue={() => onOpen('own')}
          onClose={close}
          onChoose={(choice) => {
            close()
            if (choice.kind !== 'tool') return
            void shortlist.addTool(candidate, choice.tool)
          }}
        />
      )
    case 'withdraw':
      return (
        <WithdrawDialog
          name={name}
          onClose={close}
          onWithdraw={(reason) => void shortlist.withdraw(candidate, reason)}
        />
      )
    case 'remove':
      return (
        <RemoveDialog
          name={name}
          scores={scoresOf(evaluation, candidate.id)}
          onClose={close}
          onWithdraw={() => onOpen({ ...open, act: 'withdraw' })}
          onRemove={() => {
            close()
            void shortlist.remove(candidate)
          }}
        />
      )
  }
}
