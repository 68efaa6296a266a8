import { useEffect, useRef } from 'react'
import type { BlipId, SectorId } from '#shared/domain/ids'
import { ringNames } from '#shared/domain/radar'
import { RingGlyph } from '../../ui/glyphs.tsx'
import css from './number-list.module.css'
import type { BlipRow } from './use-radar.ts'

interface Props {
  readonly rows: readonly BlipRow[]
  readonly sectors: readonly { readonly id: SectorId; readonly name: string }[]
  readonly chosenId: BlipId | null
  readonly onChoose: (id: BlipId) => void
  /** The blip that the pointer is on; null where it has left. */
  readonly onPoint: (id: BlipId | null) => void
}

/** What the numbers in a crowded radar are, sector by sector, in the order of the numbers. */
export function NumberList({ rows, sectors, chosenId, onChoose, onPoint }: Props) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const button = list.current?.querySelector<HTMLElement>('[aria-pressed="true"]')
    button?.scrollIntoView({ block: 'nearest' })
    if (list.current?.contains(document.activeElement)) button?.focus()
  }, [chosenId])

  return (
    <div ref={list} className={css['scroll']}>
      <div className={css['list']}>
        {sectors.map(({ id, name }) => {
          const here = rows
            .filter(({ blip }) => blip.sectorId === id)
            .toSorted((a, b) => a.number - b.number)
          if (here.length === 0) return null
          return (
            <section key={id} aria-label={name}>
              <h2>
                <bdi>{name}</bdi>
              </h2>
              <ol>
                {here.map(({ number, blip, state }) => (
                  <li key={blip.id}>
                    <button
                      type="button"
                      className={css['item']}
                      tabIndex={blip.id === chosenId ? 0 : -1}
                      aria-pressed={blip.id === chosenId}
                      aria-label={`${number} ${blip.name}, ${ringNames[state.ring]}, ${state.words}`}
                      onClick={() => onChoose(blip.id)}
                      onPointerEnter={() => onPoint(blip.id)}
                      onPointerLeave={() => onPoint(null)}
                    >
                      <span className={`tn ink3 ${css['number']}`}>{number}</span>
                      <RingGlyph ring={state.ring} />
                      <bdi>{blip.name}</bdi>
                    </button>
                  </li>
                ))}
              </ol>
            </section>
          )
        })}
      </div>
    </div>
  )
}

/** All of the chosen one: what its line in the table says. */
export function ChosenBlip({ row: { number, blip, state } }: { readonly row: BlipRow }) {
  return (
    <div className={css['chosen']} role="status">
      <p>
        <span className="tn ink3">{number}</span> <bdi className="strong">{blip.name}</bdi>
        <span className="ink2">
          , {ringNames[state.ring]}. {state.words}.
        </span>
      </p>
      <p className="ink2">{state.reason === '' ? 'No reason yet' : <bdi>{state.reason}</bdi>}</p>
    </div>
  )
}
