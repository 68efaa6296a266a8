import { useEffect, useRef } from 'react'
import { criterionGroups, missingAnchors } from '#shared/domain/criteria'
import { formatWeight, joinNames } from '#shared/domain/format'
import type { CriterionId } from '#shared/domain/ids'
import type { Criterion } from '#shared/domain/judgement'
import { ReadinessGlyph } from '../../ui/glyphs.tsx'
import styles from './criteria.module.css'

interface Props {
  readonly criteria: readonly Criterion[]
  readonly selectedId: CriterionId | null
  /** Points of 100 that the group has set. */
  readonly weights: ReadonlyMap<CriterionId, number>
  readonly onSelect: (id: CriterionId) => void
}

/** All criteria by group, each with whether it can be scored and what it weighs. */
export function CriterionList({ criteria, selectedId, weights, onSelect }: Props) {
  const selected = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    selected.current?.scrollIntoView({ block: 'nearest' })
  }, [selectedId])
  const groups = criterionGroups(criteria)

  return groups.map(({ name, criteria: members }) => (
    <section key={name} aria-label={name === '' ? 'Criteria without a group' : name}>
      {(groups.length > 1 || name !== '') && (
        <h2 className={styles['group']}>
          <bdi>{name === '' ? 'No group' : name}</bdi>
        </h2>
      )}
      <ul className={styles['list']}>
        {members.map((criterion) => {
          const missing = missingAnchors(criterion)
          const weight = weights.get(criterion.id)
          return (
            <li key={criterion.id}>
              <button
                type="button"
                ref={criterion.id === selectedId ? selected : null}
                className={styles['item']}
                aria-current={criterion.id === selectedId || undefined}
                onClick={() => onSelect(criterion.id)}
              >
                <ReadinessGlyph state={missing.length === 0 ? 'done' : 'missing'} />
                <span className={styles['lines']}>
                  <bdi className="med">{criterion.name}</bdi>
                  {missing.length > 0 && (
                    <span className={`xs ${styles['attention']}`}>
                      No words for {joinNames(missing.map(String))}
                    </span>
                  )}
                </span>
                {weight !== undefined && (
                  <span className="sm ink2 tn nowrap">
                    {formatWeight(weight)}
                    <span className="visually-hidden"> points</span>
                  </span>
                )}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  ))
}
