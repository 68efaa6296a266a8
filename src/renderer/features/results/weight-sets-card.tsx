import { weightSetsFinding } from '#shared/domain/chart-findings'
import { formatPercent, joinNames } from '#shared/domain/format'
import type { WeightSets } from '#shared/domain/sensitivity/weight-sets'
import { CandidateMark, candidateColour } from '../../ui/candidate-mark.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import css from './results-page.module.css'
import { ShareBar } from './share-bar.tsx'
import type { Naming } from './use-results.ts'

interface Props {
  /** Null while they are being counted. */
  readonly sets: WeightSets | null
  readonly naming: Naming
}

/** How often each candidate comes first when every weight may be a fifth off. */
export function WeightSetsCard({ sets, naming }: Props) {
  if (!sets)
    return (
      <section className="card" aria-labelledby="sets">
        <h2 id="sets">Who comes first with other weights</h2>
        <p className="ink3 sm" role="status">
          Counting the weight sets…
        </p>
      </section>
    )
  const winners = sets.wins.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
  const others = sets.wins.filter(({ count }) => count === 0)
  return (
    <section className="card" aria-labelledby="sets">
      <h2 id="sets">{weightSetsFinding(sets, naming.nameOf)}</h2>
      <ScrollRegion label="Share of weight sets" className={css['cardScroll'] ?? ''}>
        <table className={css['plain']}>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {sets.method.kind === 'all'
                  ? 'Weights up to 20 % off'
                  : 'Weights up to 20 % off, drawn at random'}
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
                  <bdi>
                    {namesInShort(others.map(({ candidateId }) => naming.nameOf(candidateId)))}
                  </bdi>
                </th>
                <td className="num nowrap">{formatPercent(0)} %</td>
                <td className="num ink3">0</td>
              </tr>
            )}
          </tbody>
        </table>
      </ScrollRegion>
      {sets.method.kind === 'drawn' && (
        <p className="xs ink3">
          {sets.combinations} sets, drawn with seed {sets.method.seed}.
        </p>
      )}
    </section>
  )
}

const named = 4

function namesInShort(names: readonly string[]): string {
  return names.length <= named
    ? names.join(', ')
    : joinNames([...names.slice(0, named - 1), `${names.length - named + 1} more`])
}
