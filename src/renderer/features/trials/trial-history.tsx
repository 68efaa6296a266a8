import { useMemo } from 'react'
import { historyFinding } from '#shared/domain/chart-findings'
import type { Evaluation } from '#shared/domain/evaluation'
import { stageResult } from '#shared/domain/scoring/result'
import { reachedStages } from '#shared/domain/scoring/stages'
import { scoredCandidates } from '#shared/domain/screening'
import { namesOf } from '#shared/exchange/names'
import { HistoryTable, historyStages } from '../../charts/history-table.tsx'
import { RankingHistory } from '../../charts/ranking-history.tsx'
import { CopyPicture } from '../../facilitation/copy-picture.tsx'
import styles from './trials.module.css'

/** How the ranking came about: blind votes, discussion, trial; as a drawing and as a table. */
export function TrialHistory({ evaluation }: { readonly evaluation: Evaluation }) {
  const results = useMemo(
    () => reachedStages(evaluation).map((stage) => stageResult(evaluation, stage)),
    [evaluation],
  )
  const names = namesOf(evaluation)
  const last = results.at(-1)
  if (!last || results.length < 2 || last.ranking.length === 0) return null
  const candidates = scoredCandidates(evaluation).map(({ id, slot }) => ({
    id,
    slot,
    name: names.candidate(id),
  }))
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
            candidates={candidates}
            stages={historyStages(results)}
            label={`How the ranking came about: ${finding}`}
          />
        </div>
        <HistoryTable results={results} candidates={candidates} className="list" />
      </div>
    </section>
  )
}
