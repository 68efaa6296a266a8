import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { formatWeight } from '#shared/domain/format'
import { groupedBy } from '#shared/domain/grouping'
import type { CriterionId } from '#shared/domain/ids'
import type { Criterion, Points } from '#shared/domain/judgement'
import { movedBy } from '#shared/domain/ordering'
import { weightOpinion } from '#shared/domain/weighting/votes'
import { IconButton } from '../../ui/button.tsx'
import styles from './own-weights.module.css'

interface Props {
  readonly criteria: readonly Criterion[]
  /** Ranks, 1 for the most important; equal ones share a rank. */
  readonly given: Points
  readonly onChange: (given: Points) => void
}

/** Ranks of criteria from the most important places down; those in one place share a rank. */
export function ranksOf(places: readonly (readonly CriterionId[])[]): Points {
  let rank = 1
  const entries: [CriterionId, number][] = []
  for (const place of places) {
    for (const id of place) entries.push([id, rank])
    rank += place.length
  }
  return Object.fromEntries(entries)
}

/** A list to be put in order. Two criteria can be made equally important. */
export function OwnRanking({ criteria, given, onChange }: Props) {
  const [chosen, setChosen] = useState<CriterionId | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const sorted = criteria.toSorted((a, b) => (given[a.id] ?? 0) - (given[b.id] ?? 0))
  const opinion = weightOpinion({ given, method: 'ranking' }, criteria)
  const current = sorted.find(({ id }) => id === chosen) ?? sorted[0]
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus()
  }, [current?.id, given])

  const move = (id: CriterionId, step: number) => {
    setChosen(id)
    // Moving takes an item out of a tie: the rest keeps its places.
    const ties = new Map(sorted.map((one) => [one.id, given[one.id] ?? 0]))
    const next = movedBy(sorted, id, step)
    const places: CriterionId[][] = []
    next.forEach((one, index) => {
      const before = next[index - 1]
      const tied =
        before && one.id !== id && before.id !== id && ties.get(one.id) === ties.get(before.id)
      if (tied) places.at(-1)?.push(one.id)
      else places.push([one.id])
    })
    onChange(ranksOf(places))
  }
  const toggleTie = (id: CriterionId) => {
    const index = sorted.findIndex((one) => one.id === id)
    const before = sorted[index - 1]
    if (!before) return
    setChosen(id)
    const isTied = given[id] === given[before.id]
    const places = [...groupedBy(sorted, (one) => given[one.id] ?? 0).values()].map((place) =>
      place.map((one) => one.id),
    )
    const at = places.findIndex((place) => place.includes(id))
    const place = places[at] ?? []
    const split = place.indexOf(id)
    const next = isTied
      ? places.toSpliced(at, 1, place.slice(0, split), place.slice(split))
      : places.toSpliced(at - 1, 2, [...(places[at - 1] ?? []), ...place])
    onChange(ranksOf(next.filter((one) => one.length > 0)))
  }
  const onKeyDown = (event: KeyboardEvent, id: CriterionId, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (step && event.shiftKey) move(id, step)
    else if (step) setChosen(sorted[index + step]?.id ?? id)
    else if (event.key === '=') toggleTie(id)
    else return
    event.preventDefault()
  }

  return (
    <ol ref={list} className={`card ${styles['card']}`} aria-label="Your ranking">
      {sorted.map(({ id, name }, index) => {
        const before = sorted[index - 1]
        const isTied = before !== undefined && given[before.id] === given[id]
        return (
          <li key={id} className={styles['rank']}>
            <button
              type="button"
              className={styles['ranked']}
              aria-current={current?.id === id}
              aria-label={`${given[id] ?? ''}. ${name}${isTied ? ', as important as the one above' : ''}`}
              tabIndex={current?.id === id ? 0 : -1}
              onClick={() => setChosen(id)}
              onKeyDown={(event) => onKeyDown(event, id, index)}
            >
              <span className={`strong tn ${styles['number']}`}>
                {isTied ? '=' : (given[id] ?? '')}
              </span>
              <bdi className="med grow">{name}</bdi>
              <span className="sm ink3 tn">
                {opinion.status === 'complete'
                  ? `${formatWeight((opinion.shares.get(id) ?? 0) * 100)} points`
                  : ''}
              </span>
            </button>
            <IconButton
              icon="up"
              label={`Move ${name} up`}
              onClick={() => move(id, -1)}
              unavailable={index === 0 ? 'It is the first' : null}
            />
            <IconButton
              icon="down"
              label={`Move ${name} down`}
              onClick={() => move(id, 1)}
              unavailable={index === sorted.length - 1 ? 'It is the last' : null}
            />
          </li>
        )
      })}
    </ol>
  )
}
