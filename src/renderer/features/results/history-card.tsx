import { useMemo } from 'react'
import { historyFinding } from '#shared/domain/chart-findings'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatPoints } from '#shared/domain/format'
import type { Stage } from '#shared/domain/scoring/cells'
import { type StageResult, stageResult } from '#shared/domain/scoring/result'
import { stageNames } from '#shared/domain/scoring/stages'
import { scoredCandidates } from '#shared/domain/screening'
import { type HistoryStage, RankingHistory } from '../../charts/ranking-history.tsx'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import css from './results-page.module.css'
import type { Naming } from './use-results.ts'

interface Props {
  readonly evaluation: Evaluation
  readonly reached: readonly Stage[]
  readonly naming: Naming
  readonly asTable: boolean
}

/** How the ranking came about: first votes, discussion, trial. */
export function HistoryCard({ evaluation, reached, naming, asTable }: Props) {
  const results = useMemo(
    () => reached.map((stage) => stageResult(evaluation, stage)),
    [evaluation, reached],
  )
  const candidates = scoredCandidates(evaluation).map(({ id }) => naming.candidate(id))
  const finding = historyFinding(results, naming.nameOf)
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">{finding}</h2>
      <ScrollRegion label="How the ranking came about" className={css['cardScroll'] ?? ''}>
        {asTable || results.length < 2 ? (
          <HistoryTable results={results} naming={naming} />
        ) : (
          <RankingHistory
            candidates={candidates}
            stages={results.map(historyStage)}
            label={finding}
            nameRoom={124}
          />
        )}
      </ScrollRegion>
    </section>
  )
}

const shortStages = { first: 'First', discussed: 'Discussed', trial: 'Trial' } as const

function historyStage({ stage, ranking }: StageResult): HistoryStage {
  return {
    name: shortStages[stage],
    totals: new Map(ranking.map(({ candidateId, total }) => [candidateId, total])),
    ranks: new Map(ranking.map(({ candidateId, rank }) => [candidateId, rank])),
  }
}

function HistoryTable({
  results,
  naming,
}: {
  readonly results: readonly StageResult[]
  readonly naming: Naming
}) {
  const last = results.at(-1)
  return (
    <table className={css['plain']}>
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
        {last?.standings.map(({ candidateId }) => (
          <tr key={candidateId}>
            <th scope="row">
              <span className={css['marked']}>
                <CandidateMark slot={naming.candidate(candidateId).slot} />
                <bdi>{naming.nameOf(candidateId)}</bdi>
              </span>
            </th>
            {results.map(({ stage, ranking }) => {
              const row = ranking.find((one) => one.candidateId === candidateId)
              return (
                <td key={stage} className="num nowrap">
                  {row ? (
                    <>
                      {formatPoints(row.total)} <span className="ink3">({row.rank})</span>
                    </>
                  ) : (
                    <span className="ink3">not ranked</span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
