import { useState } from 'react'
import { ownFactsOf, troubleWith, withOwnFacts } from '#shared/catalogue/own-tool'
import { dayOf } from '#shared/domain/instant'
import type { Tool } from '#shared/domain/tool'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { OwnToolForm } from './own-tool-form.tsx'
import { ToolFacts } from './tool-facts.tsx'

interface Props {
  readonly tool: Tool
  /** Whether the user's own catalogue has it; otherwise it is a new one, or came with a file. */
  readonly isKept: boolean
  readonly onSave: (tool: Tool) => void
  /** Left out where there is nothing to remove it from. */
  readonly onRemove?: (() => void) | undefined
  readonly onClose: () => void
}

/** The facts of one own tool. What a landscape says of one can be read and removed, not rewritten. */
export function OwnToolDialog({ tool, isKept, onSave, onRemove, onClose }: Props) {
  const [facts, setFacts] = useState(() => ownFactsOf(tool))
  const isOwn = tool.origin?.kind === 'own'
  const trouble = troubleWith(facts)
  const save = () => {
    if (isOwn && trouble === null) onSave(withOwnFacts(tool, facts, dayOf(new Date())))
  }
  return (
    <Dialog
      title={tool.name === '' ? 'A tool of our own' : tool.name}
      width="56rem"
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          <Button onClick={onClose} keys="Escape">
            {isOwn ? 'Cancel' : 'Close'}
          </Button>
          {isOwn && (
            <Button kind="primary" submit onClick={() => {}} unavailable={trouble}>
              {isKept || tool.name !== '' ? 'Save the facts' : 'Keep it in my catalogue'}
            </Button>
          )}
          <span className="sp" />
          {onRemove && (
            <Button kind="danger" onClick={onRemove}>
              Remove from my catalogue
            </Button>
          )}
        </>
      }
    >
      {isOwn ? <OwnToolForm facts={facts} onChange={setFacts} /> : <ToolFacts tool={tool} />}
      {isOwn && trouble !== null && <p className="sm ink2">{trouble}.</p>}
    </Dialog>
  )
}
