import { useState } from 'react'
import { onePointFinding } from '#shared/domain/chart-findings'
import { formatPoints, formatWeight } from '#shared/domain/format'
import { CandidateId } from '#shared/domain/ids'
import type { StageResult } from '#shared/domain/scoring/result'
import { type CandidateNeeds, candidateNeeds } from '#shared/domain/sensitivity/candidate-needs'
import { needsSentence } from '#shared/domain/sensitivity/needs-words'
import type { NeededScore, OnePointFlip } from '#shared/domain/sensitivity/what-would-change'
import { SelectField } from '../../ui/fields.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import css from './results-page.module.css'
import type { Naming } from './use-results.ts'

interface Props {
  readonly result: StageResult
  readonly flips: readonly OnePointFlip[]
  readonly naming: Naming
}

/** What alone would bring any candidate first: one score, or one weight; possible or not. */
export function NeedsCard({ result, flips, naming }: Props) {
  const [wanted, setWanted] = useState<CandidateId | null>(null)
  const challengers = result.ranking.slice(1)
  const challenger = challengers.find(({ candidateId }) => candidateId === wanted) ?? challengers[0]
  const needs = challenger && candidateNeeds(result.table, challenger.candidateId)
  if (!needs || !challenger) return null
  return (
    <section className="card" aria-labelledby="needs">
      <h2 id="needs">{onePointFinding(flips.length)}</h2>
      <div className={css['choice']}>
        <span>To come first, one change for</span>
        <SelectField
          label="Candidate that should come first"
          hideLabel
          bare
          value={challenger.candidateId}
          options={challengers.map(({ candidateId }) => ({
            value: candidateId,
            label: naming.nameOf(candidateId),
          }))}
          onCommit={(id) => setWanted(CandidateId.parse(id))}
        />
      </div>
      <p className={css['says']}>
        <bdi>{needsSentence(needs, naming.nameOf)}</bdi>
      </p>
      {needs.gap > 0 && <NeedsTable needs={needs} naming={naming} />}
      {flips.length > 0 && (
        <details className={css['details']}>
          <summary>Where one point is enough</summary>
          <ul>
            {flips.map(({ candidateId, criterionId, change }) => (
              <li key={`${candidateId} ${criterionId} ${change}`}>
                <bdi>{naming.nameOf(candidateId)}</bdi>,{' '}
                <bdi>{naming.criterionName(criterionId)}</bdi>:{' '}
                {change > 0 ? 'one point more' : 'one point less'}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

interface TableProps {
  readonly needs: CandidateNeeds
  readonly naming: Naming
}

function NeedsTable({ needs, naming }: TableProps) {
  const weights = new Map(needs.weights.map((row) => [row.criterionId, row]))
  const lower = new Map(needs.lower.map((row) => [row.criterionId, row]))
  return (
    <ScrollRegion label="What would have to change" className={css['cardScroll'] ?? ''}>
      <table className={css['plain']}>
        <thead>
          <tr>
            <th scope="col">Any one of these is enough</th>
            <th scope="col" className="num">
              <bdi>{naming.nameOf(needs.candidateId)}</bdi> rises
            </th>
            <th scope="col" className="num">
              or <bdi>{naming.nameOf(needs.leaderId)}</bdi> falls
            </th>
            <th scope="col" className="num">
              or weight
            </th>
          </tr>
        </thead>
        <tbody>
          {needs.raise.map((raise) => {
            const weight = weights.get(raise.criterionId)
            return (
              <tr key={raise.criterionId}>
                <th scope="row">
                  <bdi className={css['name']} title={naming.criterionName(raise.criterionId)}>
                    {naming.criterionLabel(raise.criterionId)}
                  </bdi>
                </th>
                <td className="num nowrap">
                  <Needed score={raise} />
                </td>
                <td className="num nowrap">
                  <Needed score={lower.get(raise.criterionId)} />
                </td>
                <td className="num nowrap">
                  {weight && weight.needed !== null ? (
                    `${formatWeight(weight.weight)} → ${formatWeight(weight.needed)}`
                  ) : (
                    <NotPossible />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Needed({ score }: { readonly score: NeededScore | undefined }) {
  if (!score?.possible || score.needed === null) return <NotPossible />
  return `${formatPoints(score.from)} → ${formatPoints(score.needed)}`
}

const NotPossible = () => <span className="ink3">not possible</span>
