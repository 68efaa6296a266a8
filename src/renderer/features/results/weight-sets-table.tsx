import { formatPercent, joinFewNames } from '#shared/domain/format'
import type { WeightSets } from '#shared/domain/sensitivity/weight-sets'
import { CandidateMark, candidateColour } from '../../ui/candidate-mark.tsx'
import css from './results-page.module.css'
import { ShareBar } from './share-bar.tsx'
import type { Naming } from './use-results.ts'

interface Props {
  readonly sets: WeightSets
  readonly naming: Naming
}

/** How often each candidate comes first when every weight may be a fifth off. */
export function WeightSetsTable({ sets, naming }: Props) {
  const winners = sets.wins.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
  const others = sets.wins.filter(({ count }) => count === 0)
  return (
    <table className={css['plain']}>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            Comes first
          </th>
          <th scope="col" className="num">
            Share
          </th>
          <th scope="col" className="num">
            Sets
          </th>
        </tr>
      </thead>
      <tbody>
        {winners.map(({ candidateId, count, percent }) => {
          const { name, slot } = naming.candidate(candidateId)
          return (
            <tr key={candidateId}>
              <th scope="row">
                <span className={css['marked']}>
                  <CandidateMark slot={slot} />
                  <bdi className={css['name']} title={name}>
                    {name}
                  </bdi>
                </span>
              </th>
              <td className={css['shareBar']}>
                <ShareBar percent={percent} colour={candidateColour(slot)} />
              </td>
              <td className="num nowrap med">{formatPercent(percent)} %</td>
              <td className="num ink3">{count}</td>
            </tr>
          )
        })}
        {sets.ties > 0 && (
          <tr>
            <th scope="row" className="ink2">
              Tie
            </th>
            <td className={css['shareBar']}>
              <ShareBar percent={sets.tiesPercent} colour="var(--ink-2)" />
            </td>
            <td className="num nowrap">{formatPercent(sets.tiesPercent)} %</td>
            <td className="num ink3">{sets.ties}</td>
          </tr>
        )}
        {others.length > 0 && (
          <tr>
            <th scope="row" className={`ink2 ${css['across']}`} colSpan={2}>
              <bdi>{joinFewNames(others.map(({ candidateId }) => naming.nameOf(candidateId)))}</bdi>
            </th>
            <td className="num nowrap">{formatPercent(0)} %</td>
            <td className="num ink3">0</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
