import { type Ref, useImperativeHandle, useState } from 'react'
import type { ParticipantId } from '#shared/domain/ids'
import type { Dissent } from '#shared/domain/judgement'
import { formatScore } from '#shared/domain/format'
import { Button, IconButton } from '../../ui/button.tsx'
import { candidateColour, candidateSoftColour } from '../../ui/candidate-mark.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useUndoToast } from '../../facilitation/undo-toast.ts'
import { DissentChooser } from './dissent-chooser.tsx'
import { DissentEditor } from './dissent-editor.tsx'
import styles from './record-cards.module.css'
import type { Discussing } from './use-discussion.ts'
import type { DiscussedCell } from './use-reveal.ts'
import type { CellVoter } from './voters-of-cell.ts'

interface Props {
  readonly cell: DiscussedCell
  readonly people: readonly CellVoter[]
  readonly readOnly: boolean
  readonly discussion: Discussing
  readonly ref: Ref<DissentHandle>
}

/** What a key of the cell can ask of the card. */
export interface DissentHandle {
  /** Asks who stays apart; a letter answers. */
  readonly ask: () => void
}

/** Who stays apart, with score and reason in their own words. D and a letter record it. */
export function DissentCard({ cell, people, readOnly, discussion, ref }: Props) {
  const offerUndo = useUndoToast()
  const [choosing, setChoosing] = useState(false)
  const [editing, setEditing] = useState<ParticipantId | null>(null)
  const dissent = cell.item.discussion?.dissent ?? []
  const person = (id: ParticipantId) => people.find((one) => one.id === id)

  const choose = ({ id, short, first, second }: CellVoter) => {
    setChoosing(false)
    setEditing(id)
    const score = second ?? first
    const already = dissent.some(({ participantId }) => participantId === id)
    if (already || typeof score !== 'number') return
    void discussion.dissentAtOwnVote(cell, id, short)
  }
  const withdraw = async (id: ParticipantId, name: string) => {
    await discussion.withdrawDissent(cell, id, name)
    offerUndo(`Dissent of ${name} withdrawn`)
  }

  useImperativeHandle(ref, () => ({ ask: () => setChoosing(true) }))

  const edited = editing === null ? undefined : person(editing)
  const example = people.find(({ key }) => key !== null)?.key ?? 'a'
  const colour = {
    borderColor: candidateColour(cell.candidate.slot),
    background: candidateSoftColour(cell.candidate.slot),
  }
  return (
    <section className={`card ${styles['card']}`} aria-label="Dissent">
      <div className="row">
        <h2>Dissent</h2>
        <span className="sp" />
        {!readOnly && (
          <span className="xs ink3 row">
            <Kbd keys="D" /> then <Kbd keys={example.toUpperCase()} />
          </span>
        )}
      </div>
      {choosing && (
        <DissentChooser people={people} onChoose={choose} onClose={() => setChoosing(false)} />
      )}
      {dissent.map((one) =>
        one.participantId === editing && !readOnly ? null : (
          <Said
            key={one.participantId}
            dissent={one}
            name={person(one.participantId)?.short ?? ''}
            colour={colour}
            onEdit={readOnly ? null : () => setEditing(one.participantId)}
            onWithdraw={(name) => void withdraw(one.participantId, name)}
          />
        ),
      )}
      {edited && !readOnly && (
        <DissentEditor
          key={edited.id}
          name={edited.short}
          value={dissent.find(({ participantId }) => participantId === edited.id) ?? null}
          proposed={typeof (edited.second ?? edited.first) === 'number' ? edited.reason : null}
          onCommit={(score, reason) =>
            void discussion.dissent(cell, edited.id, edited.short, score, reason)
          }
          onDone={() => setEditing(null)}
        />
      )}
      {dissent.length === 0 && !choosing && !edited && (
        <div className="row wrap">
          <span className="sm ink3">Nobody stays apart.</span>
          <span className="sp" />
          {!readOnly && (
            <Button kind="quiet" size="small" onClick={() => setChoosing(true)}>
              Somebody stays apart
            </Button>
          )}
        </div>
      )}
      {dissent.length > 0 && (
        <span className="xs ink3">Goes into the decision record word for word.</span>
      )}
    </section>
  )
}

interface SaidProps {
  readonly dissent: Dissent
  readonly name: string
  readonly colour: { readonly borderColor: string; readonly background: string }
  readonly onEdit: (() => void) | null
  readonly onWithdraw: (name: string) => void
}

function Said({ dissent, name, colour, onEdit, onWithdraw }: SaidProps) {
  return (
    <div className={`row ${styles['said']}`}>
      <span className={styles['score']} style={colour}>
        {formatScore(dissent.score)}
      </span>
      <span className={`sm grow ${styles['words']}`}>
        <span className="strong">
          <bdi>{name}</bdi> stays at {formatScore(dissent.score)}.
        </span>{' '}
        {dissent.reason === '' ? (
          <span className="ink3">No reason given yet.</span>
        ) : (
          <bdi>“{dissent.reason}”</bdi>
        )}
      </span>
      {onEdit && (
        <>
          <IconButton icon="pencil" label={`Change the dissent of ${name}`} onClick={onEdit} />
          <IconButton
            icon="close"
            label={`Withdraw the dissent of ${name}`}
            onClick={() => onWithdraw(name)}
          />
        </>
      )}
    </div>
  )
}
