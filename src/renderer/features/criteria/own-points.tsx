import { useEffect, useRef } from 'react'
import { formatWeight } from '#shared/domain/format'
import type { CriterionId } from '#shared/domain/ids'
import type { Criterion, Points, WeightMethod } from '#shared/domain/judgement'
import { pointsGiven, weightOpinion } from '#shared/domain/weighting/votes'
import { NumberField } from '../../ui/fields.ts'
import styles from './own-weights.module.css'

interface Props {
  readonly method: Exclude<WeightMethod, 'ranking'>
  readonly criteria: readonly Criterion[]
  readonly given: Points
  readonly onChange: (given: Points) => void
}

/** A number per criterion, from 0 to 100: parts of 100 points, or swings of which the greatest is 100. */
export function OwnPoints({ method, criteria, given, onChange }: Props) {
  const table = useRef<HTMLTableElement>(null)
  const focusRow = (row: number): boolean => {
    const field = table.current?.querySelectorAll<HTMLInputElement>('input')[row]
    field?.focus()
    field?.select()
    return field !== undefined
  }
  useEffect(() => {
    table.current?.querySelector<HTMLInputElement>('input')?.focus()
  }, [])
  const known = new Set<string>(criteria.map(({ id }) => id))
  const sum = pointsGiven(Object.fromEntries(Object.entries(given).filter(([id]) => known.has(id))))
  const opinion = weightOpinion({ given, method }, criteria)

  const set = (id: CriterionId, value: number | null) => {
    const rest = Object.entries(given).filter(([key]) => key !== id)
    onChange(Object.fromEntries(value === null ? rest : [...rest, [id, value]]))
  }

  return (
    <>
      {method === 'swing' && (
        <p className="ink2">
          Imagine a candidate with 1 on everything. The one step from 1 to 5 that you would want
          first is worth 100, the others as much of that as they matter to you.
        </p>
      )}
      <div className={`card ${styles['card']}`}>
        <table ref={table} className="list">
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col" className={`num ${styles['points']}`}>
                {method === 'points' ? 'Points' : '0 to 100'}
              </th>
              <th scope="col" className={styles['bar']}>
                <span className="visually-hidden">As a bar</span>
              </th>
              {method === 'swing' && (
                <th scope="col" className="num">
                  Of 100 points
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {criteria.map(({ id, name, anchors }, row) => (
              <tr key={id}>
                <td>
                  <bdi className="med">{name}</bdi>
                  {anchors[1] !== '' && anchors[5] !== '' && (
                    <span className={`xs ink3 ${styles['swing']}`}>
                      from “<bdi>{anchors[1]}</bdi>” to “<bdi>{anchors[5]}</bdi>”
                    </span>
                  )}
                </td>
                <td className={styles['points']}>
                  <NumberField
                    label={`${method === 'points' ? 'Points' : 'Swing'} for ${name}`}
                    hideLabel
                    value={given[id] ?? null}
                    min={0}
                    max={100}
                    onCommit={(value) => set(id, value)}
                    onKeyDown={(event) => {
                      const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key]
                      if (!step || event.ctrlKey) return
                      // Leaving the field commits; the last one commits by Enter itself.
                      if (focusRow(row + step)) event.preventDefault()
                    }}
                  />
                </td>
                <td className={styles['bar']} aria-hidden="true">
                  <span style={{ width: `${Math.min(100, given[id] ?? 0)}%` }} />
                </td>
                {method === 'swing' && (
                  <td className="num ink2">
                    {opinion.status === 'complete'
                      ? formatWeight((opinion.shares.get(id) ?? 0) * 100)
                      : ''}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
          {method === 'points' && (
            <tfoot>
              <tr>
                <th scope="row">Sum</th>
                <td className={`num strong ${styles['sum']}`}>{formatWeight(sum)}</td>
                <td className="sm ink2">of 100</td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </>
  )
}
