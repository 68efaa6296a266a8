import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Criterion } from '#shared/domain/judgement'
import type { Vote } from '#shared/domain/values'
import { Kbd } from '../../ui/kbd.tsx'
import { Reason } from './reason-field.tsx'
import styles from './score-sheet.module.css'
import { Meaning } from './score-meaning.tsx'
import type { Answer } from './use-own-scores.ts'

interface Props {
  readonly criterion: Criterion
  readonly candidateName: string
  /** Above the cards: what differs from the one before. */
  readonly heading: ReactNode
  /** What to ask oneself; empty where it stands above already. */
  readonly question: string
  /** The use cases it serves, in words; empty for none. */
  readonly serves: string
  readonly points: string
  readonly answer: Answer
  readonly reasonAsked: number
  readonly onScore: (vote: Vote | undefined) => void
  readonly onReason: (reason: string) => void
}

const numbers = [1, 2, 3, 4, 5] as const

/** The criterion that is being scored: five cards with what each score means, and the reason. */
export function CurrentCriterion({
  criterion,
  candidateName,
  heading,
  question,
  serves,
  points,
  answer,
  reasonAsked,
  onScore,
  onReason,
}: Props) {
  const box = useRef<HTMLDivElement>(null)
  const cards = useRef<HTMLDivElement>(null)
  const reason = useRef<HTMLInputElement>(null)
  const [asked] = useState(reasonAsked)
  const resting = answer.vote === undefined ? 3 : (answer.vote ?? 0)

  const focusCards = () =>
    cards.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
    focusCards()
  }, [])
  // After clearing, the focus rests where it does on a blank criterion.
  useEffect(() => {
    if (cards.current?.contains(document.activeElement)) focusCards()
  }, [answer.vote])
  useEffect(() => {
    if (reasonAsked !== asked) reason.current?.focus()
  }, [reasonAsked, asked])

  const moveFocus = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!step || event.ctrlKey || event.altKey) return
    event.preventDefault()
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus()
  }

  return (
    <div ref={box} className={styles['current']}>
      <div className="row">
        <span className={styles['arrow']}>
          <svg className="ic" viewBox="0 0 18 18" aria-hidden="true">
            <path d="M4 9h10m-4-4 4 4-4 4" />
          </svg>
        </span>
        <h2 className={styles['criterion']}>{heading}</h2>
        <span className="ink2 sm ellipsis">
          {serves && (
            <>
              serves <bdi>{serves}</bdi>
            </>
          )}
        </span>
        <span className="sp" />
        <span className="ink3 sm nowrap">{points}</span>
      </div>
      {question && (
        <p className="ink2 sm">
          <bdi>{question}</bdi>
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- focus lies on one of its cards */}
      <div
        ref={cards}
        className={styles['cards']}
        role="radiogroup"
        aria-label={`${criterion.name} of ${candidateName}`}
        onKeyDown={moveFocus}
      >
        {numbers.map((number) => (
          <button
            key={number}
            type="button"
            role="radio"
            aria-checked={answer.vote === number}
            tabIndex={resting === number ? 0 : -1}
            className={styles['card']}
            onClick={() => onScore(number)}
          >
            <b>{number}</b>
            <Meaning criterion={criterion} score={number} />
          </button>
        ))}
        <button
          type="button"
          role="radio"
          aria-checked={answer.vote === null}
          aria-label="Cannot judge, left out of the mean"
          tabIndex={resting === 0 ? 0 : -1}
          className={`${styles['card']} ${styles['cannot']}`}
          onClick={() => onScore(null)}
        >
          <b className="row">
            ? <Kbd keys="0" />
          </b>
          <span>Cannot judge, left out of the mean</span>
        </button>
      </div>
      <div className="row">
        <Reason
          label={`Reason for ${criterion.name} of ${candidateName}`}
          inputRef={reason}
          value={answer.reason}
          onCommit={onReason}
          onReturn={focusCards}
        />
        <Kbd keys="R" />
      </div>
    </div>
  )
}
