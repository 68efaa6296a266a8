import { useEffect, useRef } from 'react'
import type { BlipId } from '#shared/domain/ids'
import { ringNames } from '#shared/domain/radar'
import { RingGlyph } from '../../ui/glyphs.tsx'
import css from './radar-page.module.css'
import type { BlipRow } from './use-radar.ts'

interface Props {
  readonly rows: readonly BlipRow[]
  readonly chosenId: BlipId | null
  readonly onChoose: (id: BlipId) => void
  /** Whether the page scrolls to the row of what is chosen elsewhere. */
  readonly follows?: boolean
}

/** The radar as a table: the same numbers, rings, movements and reasons. */
export function BlipTable({ rows, chosenId, onChoose, follows = true }: Props) {
  const body = useRef<HTMLTableSectionElement>(null)

  // The chosen row stays in sight; it takes the focus only where another row had it.
  useEffect(() => {
    const button = body.current?.querySelector<HTMLElement>(`[data-blip="${chosenId ?? ''}"]`)
    const isHere = body.current?.contains(document.activeElement)
    if (follows || isHere) button?.closest('tr')?.scrollIntoView({ block: 'nearest' })
    if (isHere) button?.focus()
  }, [chosenId, follows])

  return (
    <table className={`list ${css['table']}`}>
      <caption className="visually-hidden">
        Everything on the radar, from the middle outwards
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Number</span>
          </th>
          <th scope="col">Tool, since last time</th>
          <th scope="col">Ring</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map(({ number, blip, state }) => {
          const chosen = blip.id === chosenId
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the button in the row has the keys
            <tr
              key={blip.id}
              className={chosen ? 'sel' : undefined}
              onClick={() => onChoose(blip.id)}
            >
              <td className="num ink3">{number}</td>
              <th scope="row">
                <button
                  type="button"
                  className={css['name']}
                  data-blip={blip.id}
                  tabIndex={chosen ? 0 : -1}
                  aria-pressed={chosen}
                  onClick={() => onChoose(blip.id)}
                >
                  <bdi>{blip.name}</bdi>
                </button>
                <span className={state.movement === 'none' ? 'xs ink3' : `xs med ${css['moved']}`}>
                  {state.words}
                </span>
              </th>
              <td>
                <span className={css['ring']}>
                  <RingGlyph ring={state.ring} />
                  {ringNames[state.ring]}
                </span>
              </td>
              <td className="ink2">
                {state.reason === '' ? (
                  <span className="ink3">no reason yet</span>
                ) : (
                  <bdi>{state.reason}</bdi>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
