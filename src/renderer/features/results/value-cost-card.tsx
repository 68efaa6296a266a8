import { lazy, Suspense, useState } from 'react'
import { valueCostFinding } from '#shared/domain/chart-findings'
import { formatPoints } from '#shared/domain/format'
import { CriterionId } from '#shared/domain/ids'
import type { Criterion } from '#shared/domain/judgement'
import type { StageResult } from '#shared/domain/scoring/result'
import { valueAgainstCost } from '#shared/domain/scoring/value-cost'
import { CopyPicture } from '../../facilitation/copy-picture.tsx'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { SelectField } from '../../ui/fields.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import css from './results-page.module.css'
import type { Naming } from './use-results.ts'

interface Props {
  readonly result: StageResult
  readonly criteria: readonly Criterion[]
  readonly naming: Naming
  readonly asTable: boolean
}

/** Only here is the charting library needed, so it is loaded when this card is. */
const ValueCostChart = lazy(async () => ({
  default: (await import('../../charts/value-cost-chart.tsx')).ValueCostChart,
}))

/** Value against cost: what the room thinks of everything but the price, beside the price. */
export function ValueCostCard({ result, criteria, naming, asTable }: Props) {
  const [picked, setPicked] = useState<CriterionId | null>(null)
  const usable = criteria.filter(({ id }) => valueAgainstCost(result, id).length > 0)
  const cost =
    usable.find(({ id }) => id === picked) ??
    usable.find(({ direction }) => direction === 'cost') ??
    usable.find(({ name }) => /cost|price/i.test(name)) ??
    usable[0]
  const points = cost ? valueAgainstCost(result, cost.id) : []
  if (!cost || points.length < 2) return null
  const finding = valueCostFinding(points, naming.nameOf)
  return (
    <section className="card" aria-labelledby="value-cost">
      <div className="row gap3">
        <h2 id="value-cost" className="grow">
          {finding}
        </h2>
        {!asTable && (
          <CopyPicture legend={points.map((row) => naming.candidate(row.candidateId))} />
        )}
      </div>
      <div className={css['choice']}>
        <span>Value without</span>
        <SelectField
          label="Criterion that stands for the cost"
          hideLabel
          bare
          value={cost.id}
          options={usable.map(({ id, name }) => ({ value: id, label: name }))}
          onCommit={(id) => setPicked(CriterionId.parse(id))}
        />
      </div>
      {asTable ? (
        <ScrollRegion label="Value and cost" className={css['cardScroll'] ?? ''}>
          <table className={css['plain']}>
            <thead>
              <tr>
                <th scope="col">Candidate</th>
                <th scope="col" className="num">
                  Value
                </th>
                <th scope="col" className="num">
                  {naming.criterionHead(cost.id)}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ candidateId, value, costScore }) => (
                <tr key={candidateId}>
                  <th scope="row">
                    <span className={css['marked']}>
                      <CandidateMark slot={naming.candidate(candidateId).slot} />
                      <bdi className={css['name']} title={naming.nameOf(candidateId)}>
                        {naming.nameOf(candidateId)}
                      </bdi>
                    </span>
                  </th>
                  <td className="num">{formatPoints(value)}</td>
                  <td className="num">{formatPoints(costScore)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : (
        <Suspense fallback={<div className={css['scatter']} />}>
          <div className={css['scatter']}>
            <ValueCostChart
              points={points.map((point) => ({
                ...point,
                candidate: naming.candidate(point.candidateId),
              }))}
              costName={naming.criterionHead(cost.id)}
              label={finding}
            />
          </div>
        </Suspense>
      )}
    </section>
  )
}
