import { useEffect, useRef } from 'react'
import { useCommands } from '../../ui/commands.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import styles from './record-cards.module.css'
import type { CellVoter } from './voters-of-cell.ts'

interface Props {
  readonly people: readonly CellVoter[]
  readonly onChoose: (person: CellVoter) => void
  readonly onClose: () => void
}

/** The second of two key presses: a letter for each person, which wins over the page's own keys. */
export function DissentChooser({ people, onChoose, onClose }: Props) {
  useCommands([
    ...people.flatMap((person) =>
      person.key === null
        ? []
        : [
            {
              id: `dissent-${person.id}`,
              label: `Dissent of ${person.short}`,
              keys: [person.key],
              quiet: true,
              run: () => onChoose(person),
            },
          ],
    ),
    {
      id: 'dissent-cancel',
      label: 'Record no dissent',
      keys: ['Escape'],
      quiet: true,
      run: onClose,
    },
  ])
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div
      ref={box}
      className={`row wrap ${styles['chooser']}`}
      role="group"
      aria-label="Who stays apart?"
    >
      <span className="sm ink2">Who stays apart?</span>
      {people.map((person) => (
        <button
          key={person.id}
          type="button"
          className="btn small"
          onClick={() => onChoose(person)}
        >
          {person.key && <Kbd keys={person.key.toUpperCase()} />}
          <bdi>{person.short}</bdi>
        </button>
      ))}
    </div>
  )
}
