import { useMemo } from 'react'
import { historyFinding } from '#shared/domain/chart-findings'
import type { Evaluation } from '#shared/domain/evaluation'
import type { Stage } from '#shared/domain/scoring/cells'
import { stageResult } from '#shared/domain/scoring/result'
import { scoredCandidates } from '#shared/domain/screening'
import { HistoryTable, historyStages } from '../../charts/history-table.tsx'
import { RankingHistory } from '../../charts/ranking-history.tsx'
import { CopyPicture } from '../../facilitation/copy-picture.tsx'
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
  const isDrawn = !asTable && results.length > 1
  return (
    <section className="card" aria-labelledby="history">
      <div className="row gap3">
        <h2 id="history" className="grow">
          {finding}
        </h2>
        {isDrawn && <CopyPicture />}
      </div>
      <ScrollRegion label="How the ranking came about" className={css['cardScroll'] ?? ''}>
        {!isDrawn ? (
          <HistoryTable results={results} candidates={candidates} className={css['plain']} />
        ) : (
          <RankingHistory
            candidates={candidates}
            stages={historyStages(results)}
            label={finding}
            nameRoom={124}
          />
        )}
      </ScrollRegion>
    </section>
  )
}
