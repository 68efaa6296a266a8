import { useEffect, useRef, useState } from 'react'
import { capitalised } from '#shared/domain/format'
import type { Participant } from '#shared/domain/frame'
import type { ParticipantId } from '#shared/domain/ids'
import { supportNames } from '#shared/domain/support'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ReadinessGlyph } from '../../ui/glyphs.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import styles from './decision.module.css'

interface Props {
  readonly voters: readonly Participant[]
  /** Who has answered; never what. */
  readonly answered: ReadonlySet<ParticipantId>
  readonly statement: string
  readonly onSupport: (id: ParticipantId, level: number) => void
  readonly onClose: () => void
}

/**
 * Asks one person after the other. Handing over shows a name between two people; quick entry goes
 * from one to the next, for a show of hands or slips of paper. No level is on screen once given.
 */
export function SupportDialog({ voters, answered, statement, onSupport, onClose }: Props) {
  const [way, setWay] = useState<'hand-over' | 'quick'>('hand-over')
  const [currentId, setCurrent] = useState(
    () => voters.find(({ id }) => !answered.has(id))?.id ?? voters[0]?.id ?? null,
  )
  // Between two people there is a name, and nothing to vote on.
  const [asking, setAsking] = useState(false)
  // The store says it later than the next digit may come.
  const given = useRef(new Set<ParticipantId>())
  const current = voters.find(({ id }) => id === currentId) ?? null
  if (currentId !== null && current === null) {
    // Off the panel or gone meanwhile: the next one is asked, beginning with the name.
    setCurrent(voters.find(({ id }) => !answered.has(id))?.id ?? null)
    setAsking(false)
  }
  const isVoting = current !== null && (asking || way === 'quick')

  const give = (level: number) => {
    if (!current) return
    onSupport(current.id, level)
    given.current.add(current.id)
    const rest = voters.filter(({ id }) => !given.current.has(id) && !answered.has(id))
    const at = voters.indexOf(current)
    const next = rest.find((person) => voters.indexOf(person) > at) ?? rest[0]
    setAsking(false)
    setCurrent(next?.id ?? null)
  }
  useDigits(isVoting ? give : null)

  return (
    <Dialog
      title={isVoting ? `${current.name}: how far do you support this?` : 'Poll the support'}
      width="44rem"
      onClose={onClose}
      actions={
        <>
          <Button keys="Escape" onClick={onClose}>
            Back to the facilitator
          </Button>
          <span className="sp" />
          <Segmented
            label="Way of asking"
            value={way}
            options={[
              { value: 'hand-over', label: 'Hand over' },
              { value: 'quick', label: 'Quick entry' },
            ]}
            onChange={(next) => {
              setWay(next)
              setAsking(false)
            }}
          />
        </>
      }
    >
      <div className={styles['poll']}>
        <div className="col gap3" data-autofocus>
          {current === null ? (
            <p className="lg">Everybody has answered. Nothing is shown until you show it.</p>
          ) : isVoting ? (
            <Levels key={current.id} statement={statement} onGive={give} />
          ) : (
            <>
              <p className="lg ink2">Please pass the laptop to</p>
              <p className={styles['name']}>
                <bdi>{current.name}</bdi>
              </p>
              <div className="row">
                <FocusedButton key={current.id} onClick={() => setAsking(true)}>
                  I am {current.name}
                </FocusedButton>
              </div>
            </>
          )}
        </div>
        <ul className={styles['people']} aria-label="Who has answered">
          {voters.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                className={styles['person']}
                aria-current={id === currentId}
                onClick={() => {
                  setCurrent(id)
                  setAsking(false)
                }}
              >
                <ReadinessGlyph state={answered.has(id) ? 'done' : 'not-begun'} />
                <bdi>{name}</bdi>
                <span className="visually-hidden">{answered.has(id) ? 'answered' : 'not yet'}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

function Levels({
  statement,
  onGive,
}: {
  readonly statement: string
  readonly onGive: (level: number) => void
}) {
  return (
    <>
      {statement !== '' && (
        <p className={styles['says']}>
          <bdi>{statement}</bdi>
        </p>
      )}
      <ul className="col gap2">
        {[5, 4, 3, 2, 1].map((level) => (
          <li key={level}>
            <Button size="big" keys={String(level)} onClick={() => onGive(level)}>
              {capitalised(supportNames[level] ?? '')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function FocusedButton({
  children,
  onClick,
}: {
  readonly children: React.ReactNode
  readonly onClick: () => void
}) {
  const [button, setButton] = useState<HTMLButtonElement | null>(null)
  useEffect(() => button?.focus(), [button])
  return (
    <Button ref={setButton} kind="primary" size="big" keys="Enter" onClick={onClick}>
      {children}
    </Button>
  )
}

/**
 * Digits 1 to 5 anywhere in the window; a dialog keeps the page's own commands from them. A key
 * that is held down answers for one person.
 */
function useDigits(onDigit: ((digit: number) => void) | null): void {
  useEffect(() => {
    if (!onDigit) return undefined
    const listen = ({ key, repeat, ctrlKey, altKey, metaKey }: KeyboardEvent) => {
      if (repeat || ctrlKey || altKey || metaKey) return
      if (/^[1-5]$/.test(key)) onDigit(Number(key))
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [onDigit])
}
