import { coverage } from '#shared/domain/coverage'
import type { Evaluation } from '#shared/domain/evaluation'
import { counted } from '#shared/domain/format'
import { hrefOf } from '../../ui/routes.ts'
import styles from './gap-list.module.css'

/** What is connected to nothing, by name: nothing at all where there is no gap. */
export function GapList({ evaluation }: { readonly evaluation: Evaluation }) {
  const { id, useCases, criteria, personas } = evaluation
  const found = coverage(evaluation)
  const gaps = [
    ...useCases
      .filter((row) => found.useCasesWithoutCriterion.includes(row.id))
      .map((row) => ({
        key: row.id as string,
        name: row.title,
        what: 'is a use case that no criterion serves',
        to: hrefOf({ page: 'step', id, step: 'use-cases', item: row.id }),
      })),
    ...criteria
      .filter((row) => found.criteriaWithoutUseCase.includes(row.id))
      .map((row) => ({
        key: row.id as string,
        name: row.name,
        what: 'is a criterion that serves no use case',
        to: hrefOf({ page: 'step', id, step: 'criteria', item: row.id }),
      })),
    ...personas
      .filter((row) => found.personasWithoutVoter.includes(row.id))
      .map((row) => ({
        key: row.id as string,
        name: row.name,
        what: 'is a persona without a voter',
        to: hrefOf({ page: 'step', id, step: 'frame', item: '' }),
      })),
  ]
  if (gaps.length === 0) return null
  return (
    <details className={`sm ${styles['gaps']}`}>
      <summary>
        {counted(gaps.length, 'gap', 'gaps')} between use cases, criteria and personas
      </summary>
      <ul aria-label="Gaps">
        {gaps.map(({ key, name, what, to }) => (
          <li key={key}>
            <a href={to}>
              <bdi>{name}</bdi>
            </a>{' '}
            <span className="ink2">{what}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
