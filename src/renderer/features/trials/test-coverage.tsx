import type { Evaluation } from '#shared/domain/evaluation'
import { counted, joinNames } from '#shared/domain/format'
import type { CriterionId, UseCaseId } from '#shared/domain/ids'
import { testLack, testsOfUseCase, untestedMustUseCases } from '#shared/domain/trials'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'

interface Props {
  readonly evaluation: Evaluation
  /** Adds a test of a use case to the selected trial; null where there is none to add to. */
  readonly onTest: ((useCaseId: UseCaseId, criterionId: CriterionId | null) => void) | null
}

const lacks = {
  blank: 'A success criterion names it, without a measure or a target',
  stopped: 'Its trial was stopped',
} as const

/** From use case to criterion to trial test: must use cases that nobody tests stand out. */
export function TestCoverage({ evaluation, onTest }: Props) {
  const musts = evaluation.useCases.filter(({ priority }) => priority === 'must')
  const untested = new Set(untestedMustUseCases(evaluation))
  if (musts.length === 0) return null
  return (
    <section className="card flush" aria-labelledby="gaps">
      <h2 id="gaps" style={{ padding: '0.6rem 1rem' }}>
        {untested.size === 0
          ? 'Every must use case is tested'
          : `Nobody tests ${counted(untested.size, 'must use case', 'must use cases')}`}
      </h2>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">Must use case</th>
            <th scope="col">Criterion that it serves</th>
            <th scope="col">Tested by</th>
          </tr>
        </thead>
        <tbody>
          {musts.map(({ id, title, want }) => {
            const criteria = evaluation.criteria.filter(({ useCaseIds }) => useCaseIds.includes(id))
            const lack = testLack(evaluation, id)
            return (
              <tr key={id}>
                <th scope="row" style={{ fontSize: 'inherit', color: 'inherit' }}>
                  <bdi>{title || want}</bdi>
                </th>
                <td>
                  {criteria.length === 0 ? (
                    <Tag tone="warn">no criterion</Tag>
                  ) : (
                    <bdi>{joinNames(criteria.map(({ name }) => name))}</bdi>
                  )}
                </td>
                <td>
                  {untested.has(id) ? (
                    <span className="row wrap gap3">
                      <Tag tone="warn">nobody tests it</Tag>
                      {lack !== null && <span className="sm ink3">{lacks[lack]}</span>}
                      {onTest && lack !== 'blank' && (
                        <Button size="small" onClick={() => onTest(id, criteria[0]?.id ?? null)}>
                          Test it in this trial
                        </Button>
                      )}
                    </span>
                  ) : (
                    <bdi>
                      {joinNames(testsOfUseCase(evaluation, id).map(({ measure }) => measure))}
                    </bdi>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
