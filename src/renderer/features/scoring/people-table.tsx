import { useEffect, useRef } from 'react'
import type { ParticipantId } from '#shared/domain/ids'
import { Button } from '../../ui/button.tsx'
import { ReadinessGlyph } from '../../ui/glyphs.tsx'
import { readiness } from '../../ui/hand-over.tsx'
import styles from './scoring-page.module.css'
import type { ScoringPerson } from './use-scoring.ts'

interface Props {
  readonly people: readonly ScoringPerson[]
  readonly chosenId: ParticipantId | null
  /** Whether there has been a round, so that counts say something. */
  readonly begun: boolean
  readonly onChoose: (id: ParticipantId) => void
  /** Null when nobody can score now. */
  readonly onHandTo: ((id: ParticipantId) => void) | null
}

/** Everybody who scores and how far they are: what the room may see. */
export function PeopleTable({ people, chosenId, begun, onChoose, onHandTo }: Props) {
  const body = useRef<HTMLTableSectionElement>(null)
  useEffect(() => {
    body.current?.querySelector('.sel')?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])
  return (
    <div className={`card flush ${styles['people']}`}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Role</th>
            <th scope="col" className={styles['progress']}>
              Progress
            </th>
            {onHandTo && (
              <th scope="col">
                <span className="visually-hidden">Hand over</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody ref={body}>
          {people.map((person) => (
            <tr
              key={person.id}
              className={person.id === chosenId ? 'sel' : undefined}
              onClick={({ target }) => {
                // The button of the row leads away from here; to choose the row would lead back.
                if (!(target instanceof Element && target.closest('button'))) onChoose(person.id)
              }}
            >
              <th scope="row" className={styles['name']}>
                <span className="row">
                  <ReadinessGlyph state={readiness(person)} />
                  <bdi>{person.name}</bdi>
                </span>
              </th>
              <td className="ink2">
                <bdi>{person.role}</bdi>
                {person.left && <span className="ink3"> · has left</span>}
              </td>
              <td className={`num nowrap ${styles['far']}`}>
                <span className={`agenda ${styles['bar']}`} aria-hidden="true">
                  <i style={{ width: `${share(person)}%` }} />
                </span>
                {begun ? `${person.done} of ${person.total}` : ''}
              </td>
              {onHandTo && (
                <td className="num">
                  {!person.left && (
                    <Button size="small" onClick={() => onHandTo(person.id)}>
                      <span className="visually-hidden">Hand the laptop to {person.name}</span>
                      <span aria-hidden="true">Hand over</span>
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function share({ done, total }: ScoringPerson): number {
  return total > 0 ? (100 * done) / total : 0
}
