import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react'
import type { CellSpread } from '#shared/domain/agreement/spread'
import { formatPoints } from '#shared/domain/format'
import { mean } from '#shared/domain/statistics'
import type { Vote } from '#shared/domain/values'
import type { CellVoter } from './voters-of-cell.ts'
import styles from './votes-table.module.css'

interface Props {
  readonly people: readonly CellVoter[]
  readonly spread: CellSpread | null
  readonly readOnly: boolean
  /** Undefined clears. */
  readonly onVoteAgain: (person: CellVoter, vote: Vote | undefined) => void
  readonly ref: Ref<VotesHandle>
}

/** What a key of the cell can ask of the table. */
export interface VotesHandle {
  /** To the first second vote. */
  readonly focus: () => void
}

/** First votes, and second ones under them; a changed one stands out. Reasons follow. */
export function VotesTable({ people, spread, readOnly, onVoteAgain, ref }: Props) {
  const row = useRef<HTMLTableRowElement>(null)
  useImperativeHandle(ref, () => ({
    focus: () => row.current?.querySelector('input')?.focus(),
  }))
  const again = people.flatMap(({ second }) => (typeof second === 'number' ? [second] : []))
  // Half of the second votes say nothing about all of them; who left is not asked any more.
  const missing = people.some(
    ({ first, second, left }) => !left && first !== undefined && second === undefined,
  )
  const secondMean = missing ? null : mean(again)
  const hasSecond = people.some(({ second }) => second !== undefined)
  const reasons = people.filter(({ reason }) => reason !== '')

  return (
    <>
      <div
        className={styles['scroll']}
        role="region"
        aria-label="Votes"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- with many people it scrolls sideways
        tabIndex={readOnly ? 0 : -1}
      >
        <table className={styles['votes']}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Vote</span>
              </th>
              {people.map(({ id, name, short, left }) => (
                <th key={id} scope="col" title={name} className={left ? 'ink3' : undefined}>
                  <bdi>{short}</bdi>
                  {left && <span className={styles['left']}> left</span>}
                </th>
              ))}
              <th scope="col" className={styles['mean']}>
                Mean
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">First vote</th>
              {people.map(({ id, first }) => (
                <td key={id} className={isEnd(first, spread) ? 'strong' : undefined}>
                  <Said vote={first} />
                </td>
              ))}
              <td className={`ink2 ${styles['mean']}`}>
                {spread ? formatPoints(spread.mean) : '–'}
              </td>
            </tr>
            {(hasSecond || !readOnly) && (
              <tr ref={row}>
                <th scope="row">Second vote</th>
                {people.map((person) => (
                  <td key={person.id}>
                    {readOnly || person.left ? (
                      <span className={changed(person) ? styles['changed'] : undefined}>
                        <Said vote={person.second} />
                      </span>
                    ) : (
                      <SecondVote person={person} onVote={(vote) => onVoteAgain(person, vote)} />
                    )}
                  </td>
                ))}
                <td className={`ink2 ${styles['mean']}`}>
                  {secondMean === null ? '' : formatPoints(secondMean)}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {reasons.length > 0 && (
        <ul className={styles['reasons']} aria-label="Reasons for first votes">
          {reasons.map(({ id, short, first, reason }) => (
            <li key={id}>
              <bdi className="med">{short}</bdi>
              <span className="ink3"> {first === null ? '?' : first} </span>
              <bdi>“{reason}”</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function isEnd(vote: Vote | undefined, spread: CellSpread | null): boolean {
  if (typeof vote !== 'number' || !spread || spread.range < 2) return false
  return vote === spread.low || vote === spread.high
}

function changed({ first, second }: CellVoter): boolean {
  return second !== undefined && second !== first
}

function Said({ vote }: { readonly vote: Vote | undefined }) {
  if (vote === undefined) {
    return (
      <span className="ink3">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">no vote</span>
      </span>
    )
  }
  if (vote !== null) return vote
  return (
    <span className={styles['cannot']} title="Cannot judge">
      <span aria-hidden="true">?</span>
      <span className="visually-hidden">cannot judge</span>
    </span>
  )
}

interface SecondVoteProps {
  readonly person: CellVoter
  readonly onVote: (vote: Vote | undefined) => void
}

/**
 * One digit per person: it sets and goes on to the next one. 0 cannot judge, Space as before,
 * Backspace clears, arrows move, Enter and Esc leave.
 */
function SecondVote({ person, onVote }: SecondVoteProps) {
  const { second, first, short } = person
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key === 'Tab') return
    const input = event.currentTarget
    event.preventDefault()
    if (event.repeat) return
    if (/^[0-5]$/.test(event.key)) {
      onVote(event.key === '0' ? null : Number(event.key))
      focusNext(input, 1)
    } else if (event.key === ' ') {
      if (first !== undefined) onVote(first)
      focusNext(input, 1)
    } else if (event.key === 'Backspace' || event.key === 'Delete') onVote(undefined)
    else if (event.key === 'ArrowRight') focusNext(input, 1)
    else if (event.key === 'ArrowLeft') focusNext(input, -1)
    else if (event.key === 'Enter' || event.key === 'Escape') input.blur()
  }
  return (
    <input
      className={`${styles['input']} ${changed(person) ? styles['changed'] : ''} ${second === null ? styles['cannot'] : ''}`}
      inputMode="numeric"
      autoComplete="off"
      maxLength={1}
      aria-label={`Second vote of ${short}`}
      placeholder="·"
      value={second === undefined ? '' : second === null ? '?' : String(second)}
      // Touch keyboards send no key, only the new text.
      onChange={(event) => {
        const digit = event.target.value.at(-1) ?? ''
        if (/^[0-5]$/.test(digit)) onVote(digit === '0' ? null : Number(digit))
      }}
      onFocus={(event) => event.target.select()}
      onKeyDown={onKeyDown}
    />
  )
}

function focusNext(input: HTMLInputElement, step: 1 | -1): void {
  const all = [...(input.closest('tr')?.querySelectorAll('input') ?? [])]
  const next = all[all.indexOf(input) + step]
  if (next) next.focus()
  else if (step === 1) input.blur()
}
