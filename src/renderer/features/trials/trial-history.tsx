import { useMemo } from 'react'
import { historyFinding } from '#shared/domain/chart-findings'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatPoints } from '#shared/domain/format'
import { stageResult } from '#shared/domain/scoring/result'
import { reachedStages, stageNames } from '#shared/domain/scoring/stages'
import { scoredCandidates } from '#shared/domain/screening'
import { namesOf } from '#shared/exchange/names'
import { CopyPicture } from '../../charts/copy-picture.tsx'
import { RankingHistory } from '../../charts/ranking-history.tsx'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import styles from './trials.module.css'

const short = { first: 'Blind', discussed: 'Discussed', trial: 'Trial' } as const

/** How the ranking came about: blind votes, discussion, trial; as a drawing and as a table. */
export function TrialHistory({ evaluation }: { readonly evaluation: Evaluation }) {
  const results = useMemo(
    () => reachedStages(evaluation).map((stage) => stageResult(evaluation, stage)),
    [evaluation],
  )
  const names = namesOf(evaluation)
  const last = results.at(-1)
  if (!last || results.length < 2 || last.ranking.length === 0) return null
  const candidates = scoredCandidates(evaluation)
  const finding = historyFinding(results, names.candidate)
  return (
    <section className="card" aria-labelledby="trial-history">
      <div className="row gap3">
        <h2 id="trial-history">How the ranking came about</h2>
        <span className="sp" />
        <CopyPicture />
      </div>
      <p className="sm ink2">
        <bdi>{finding}</bdi>
      </p>
      <div className={styles['came']}>
        <div className={styles['history']}>
          <RankingHistory
            candidates={candidates.map(({ id, slot }) => ({ id, slot, name: names.candidate(id) }))}
            stages={results.map(({ stage, ranking }) => ({
              name: short[stage],
              totals: new Map(ranking.map(({ candidateId, total }) => [candidateId, total])),
              ranks: new Map(ranking.map(({ candidateId, rank }) => [candidateId, rank])),
            }))}
            label={`How the ranking came about: ${finding}`}
          />
        </div>
        <table className="list">
          <caption className="visually-hidden">Totals at each stage</caption>
          <thead>
            <tr>
              <th scope="col">Candidate</th>
              {results.map(({ stage }) => (
                <th key={stage} scope="col" className="num">
                  {stageNames[stage]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {last.ranking.map(({ candidateId }) => (
              <tr key={candidateId}>
                <th scope="row">
                  <span className="row gap2">
                    <CandidateMark
                      slot={candidates.find(({ id }) => id === candidateId)?.slot ?? 0}
                    />
                    <bdi>{names.candidate(candidateId)}</bdi>
                  </span>
                </th>
                {results.map(({ stage, ranking }) => {
                  const row = ranking.find((one) => one.candidateId === candidateId)
                  return (
                    <td key={stage} className="num nowrap tn">
                      {row ? `${formatPoints(row.total)} (${row.rank})` : 'not ranked'}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
