import { useEffect, useRef } from 'react'
import { counted } from '#shared/domain/format'
import { Button } from './button.tsx'
import { useCommands } from './commands.tsx'
import { ReadinessGlyph } from './glyphs.tsx'
import styles from './hand-over.module.css'
import { Icon } from './icon.tsx'
import { KeyHints } from './private-screen.tsx'

/** Somebody in the list of a hand-over: counts only, never what was said. */
export interface HandOverPerson {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly done: number
  readonly total: number
}

interface Props {
  /** Before the name: "Priya is finished. Please pass the laptop to". */
  readonly lead: string
  readonly name: string
  /** Under the name: what to expect. */
  readonly about: string
  /** On the one focused button. */
  readonly startLabel: string
  readonly onStart: () => void
  readonly people: readonly HandOverPerson[]
  /** Whose turn it is; null when it is nobody's. */
  readonly chosenId: string | null
  readonly onChoose: (id: string) => void
  /** What is blind here: "score", "weight". */
  readonly secret: string
  readonly onBack: () => void
}

/**
 * Between two people: a name to be read across the room, one focused button, and how far
 * everybody is. What anybody said is not in the page at all.
 */
export function HandOver({
  lead,
  name,
  about,
  startLabel,
  onStart,
  people,
  chosenId,
  onChoose,
  secret,
  onBack,
}: Props) {
  const start = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    start.current?.focus()
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])

  const choose = (step: number) => {
    const at = people.findIndex(({ id }) => id === chosenId)
    const from = at === -1 && step < 0 ? 0 : at
    const next = people[(from + step + people.length) % people.length]
    if (next) onChoose(next.id)
  }
  useCommands([
    {
      id: 'hand-over-next',
      label: 'Next person',
      keys: ['ArrowDown'],
      quiet: true,
      run: () => choose(1),
    },
    {
      id: 'hand-over-before',
      label: 'Person before',
      keys: ['ArrowUp'],
      quiet: true,
      run: () => choose(-1),
    },
    { id: 'hand-over-start', label: startLabel, keys: ['Enter'], run: onStart },
    { id: 'hand-over-back', label: 'Back to the facilitator', keys: ['Escape'], run: onBack },
  ])

  const finished = people.filter(({ done, total }) => total > 0 && done >= total).length
  return (
    <div className={styles['screen']}>
      <main className={styles['main']}>
        <div className={styles['words']}>
          <p className="lg ink2">{lead}</p>
          <h1 className={styles['name']}>
            <bdi>{name}</bdi>
          </h1>
          <p className={`lg ink2 ${styles['about']}`}>{about}</p>
          <div className={`row wrap ${styles['actions']}`}>
            <Button ref={start} kind="primary" size="big" keys="Enter" onClick={onStart}>
              {startLabel}
            </Button>
            {people.length > 1 && (
              <Button size="big" keys="ArrowDown" onClick={() => choose(1)}>
                Somebody else
              </Button>
            )}
          </div>
          <p className={`ink3 row ${styles['promise']}`}>
            <Icon name="lock" />
            No {secret} of anybody is on this screen or behind it.
          </p>
        </div>
        <ul ref={list} className={`card ${styles['people']}`} aria-label="Who is how far">
          {people.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                tabIndex={-1}
                className={styles['person']}
                aria-current={person.id === chosenId}
                onClick={() => onChoose(person.id)}
              >
                <ReadinessGlyph state={readiness(person)} />
                <span title={person.name} style={{ minWidth: 0 }}>
                  <bdi className={`med ${styles['who']}`}>{person.name}</bdi>
                  {person.role !== '' && (
                    <bdi className={`xs ink3 ${styles['who']}`}>{person.role}</bdi>
                  )}
                </span>
                <span className="num nowrap ink2">
                  {person.done} of {person.total}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </main>
      <KeyHints
        keys={[
          { keys: ['Enter'], hint: startLabel },
          { keys: ['ArrowUp', 'ArrowDown'], hint: 'another person' },
          { keys: ['Escape'], hint: 'back to the facilitator' },
        ]}
        end={
          <span className="ink3">
            {finished} of {counted(people.length, 'person', 'people')} finished
          </span>
        }
      />
    </div>
  )
}

/** How far somebody is, as a glyph. */
export function readiness({
  done,
  total,
}: Pick<HandOverPerson, 'done' | 'total'>): 'done' | 'begun' | 'not-begun' {
  if (total > 0 && done >= total) return 'done'
  return done > 0 ? 'begun' : 'not-begun'
}
