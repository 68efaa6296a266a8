import { formatPoints } from '#shared/domain/format'
import type { StageResult } from '#shared/domain/scoring/result'
import { stageNames } from '#shared/domain/scoring/stages'
import { CandidateMark } from '../ui/candidate-mark.tsx'
import type { ChartCandidate } from './chart-candidate.ts'
import type { HistoryStage } from './ranking-history.tsx'

const shortNames = { first: 'Blind', discussed: 'Discussed', trial: 'Trial' } as const

/** The stages of a result as the drawing takes them. */
export function historyStages(results: readonly StageResult[]): HistoryStage[] {
  return results.map(({ stage, ranking }) => ({
    name: shortNames[stage],
    totals: new Map(ranking.map(({ candidateId, total }) => [candidateId, total])),
    ranks: new Map(ranking.map(({ candidateId, rank }) => [candidateId, rank])),
  }))
}

interface Props {
  readonly results: readonly StageResult[]
  readonly candidates: readonly ChartCandidate[]
  readonly className?: string | undefined
}

/** What the drawing of the ranking shows, as a table: totals and places at each stage, best last on top. */
export function HistoryTable({ results, candidates, className }: Props) {
  const known = new Map<string, ChartCandidate>(candidates.map((row) => [row.id, row]))
  return (
    <table className={className}>
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
        {results.at(-1)?.standings.map(({ candidateId }) => (
          <tr key={candidateId}>
            <th scope="row">
              <span className="row gap2">
                <CandidateMark slot={known.get(candidateId)?.slot ?? 0} />
                <bdi>{known.get(candidateId)?.name ?? ''}</bdi>
              </span>
            </th>
            {results.map(({ stage, ranking }) => {
              const row = ranking.find((one) => one.candidateId === candidateId)
              return (
                <td key={stage} className="num nowrap tn">
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
