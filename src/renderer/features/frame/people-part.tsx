import type { Ref } from 'react'
import type { Participant } from '#shared/domain/frame'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './frame.module.css'
import { NewLine } from './new-line.tsx'
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
      <div className={`card ${styles['listCard']}`}>
        {participants.length === 0 ? (
          <div className={styles['empty']}>
            <EmptyState title="Nobody is in the room yet">
              Type a name and press Enter, then the next. Role and persona can follow after commas,
              and a whole list can be pasted, one person a line.
            </EmptyState>
          </div>
        ) : (
          <div className={styles['scroll']}>
            <table className={`list ${styles['table']}`}>
              <colgroup>
                <col className={styles['colName']} />
                <col />
                <col className={styles['colPersona']} />
                <col className={styles['colVote']} />
                <col className={styles['colLeads']} />
                {!readOnly && <col className={styles['colActions']} />}
              </colgroup>
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Role</th>
                  <th scope="col">Persona</th>
                  <th scope="col">Vote</th>
                  <th scope="col" title="Facilitates the workshop">
                    Leads
                  </th>
                  {!readOnly && (
                    <th scope="col">
                      <span className="visually-hidden">Actions</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {participants.map((person: Participant) => (
                  <PersonRow
                    key={person.id}
                    person={person}
                    personas={personas}
                    leads={frame.facilitatorId === person.id}
                    readOnly={readOnly}
                    step={step}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {!readOnly && (
          <NewLine
            label="New person"
            placeholder="Name, role, persona"
            hint="Enter adds, a list can be pasted"
            maxLength={2000}
            takesLists
            inputRef={inputRef}
            onAdd={(text) => step.addPeople(text) > 0}
          />
        )}
      </div>
    </>
  )
}
