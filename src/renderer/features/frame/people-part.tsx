import { type Ref, useState } from 'react'
import { Icon } from '../../ui/icon.tsx'
import styles from './frame.module.css'
import { ListCard } from './list-card.tsx'
import { NewLine } from './new-line.tsx'
import { PanelDialog, type PanelQuestion } from './panel-dialog.tsx'
import { PersonRow } from './person-row.tsx'
import type { FrameStep } from './use-frame.ts'

interface Props {
  readonly step: FrameStep
  readonly inputRef: Ref<HTMLInputElement>
}

/** Who is in the room, for whom they speak, and who votes. */
export function PeoplePart({ step, inputRef }: Props) {
  const { evaluation, readOnly } = step
  const { participants, personas, frame } = evaluation
  const [question, setQuestion] = useState<PanelQuestion | null>(null)
  return (
    <>
      {step.silentPersonas !== '' && (
        <p className="notice" role="status">
          <Icon name="warning" />
          <span>
            No voter for <bdi>{step.silentPersonas}</bdi>: a use case names them, nobody scores for
            them.
          </span>
        </p>
      )}
      <ListCard
        columns={[
          { head: 'Name', className: styles['colName'] },
          { head: 'Role' },
          { head: 'Persona', className: styles['colPersona'] },
          { head: 'Vote', className: styles['colVote'] },
          { head: 'Leads', className: styles['colLeads'], title: 'Facilitates the workshop' },
        ]}
        actions={readOnly ? null : styles['colActions']}
        empty={
          participants.length === 0
            ? {
                title: 'Nobody is in the room yet',
                text: 'Type a name and press Enter, then the next. Role and persona can follow after commas, and a whole list can be pasted, one person a line.',
              }
            : null
        }
        rows={participants.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            personas={personas}
            leads={frame.facilitatorId === person.id}
            readOnly={readOnly}
            step={step}
            onAsk={(about) => setQuestion({ person, about })}
          />
        ))}
        newLine={
          !readOnly && (
            <NewLine
              field="new-person"
              label="New person"
              placeholder="Name, role, persona"
              hint="Enter adds, a list can be pasted"
              maxLength={2000}
              takesLists
              inputRef={inputRef}
              onAdd={(text) => step.addPeople(text) > 0}
            />
          )
        }
      />
      {question && (
        <PanelDialog question={question} step={step} onClose={() => setQuestion(null)} />
      )}
    </>
  )
}
