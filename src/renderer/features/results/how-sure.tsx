import { memo } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId } from '#shared/domain/ids'
import type { Stage } from '#shared/domain/scoring/cells'
import type { StageResult } from '#shared/domain/scoring/result'
import type { WeightSets } from '#shared/domain/sensitivity/weight-sets'
import type { OnePointFlip } from '#shared/domain/sensitivity/what-would-change'
import { AgreementCard } from './agreement-card.tsx'
import { BasisCard } from './basis-card.tsx'
import { CrossCheckCard } from './cross-check-card.tsx'
import { HistoryCard } from './history-card.tsx'
import { NeedsCard } from './needs-card.tsx'
import { OpinionsCard } from './opinions-card.tsx'
import css from './results-page.module.css'
import type { Naming } from './use-results.ts'
import { ValueCostCard } from './value-cost-card.tsx'
import { WhoWinsCard } from './who-wins-card.tsx'

interface Props {
  readonly evaluation: Evaluation
  readonly naming: Naming
  readonly reached: readonly Stage[]
  readonly result: StageResult
  readonly leaderId: CandidateId
  /** Whether there are two candidates to compare. */
  readonly comparable: boolean
  /** Null while they are being counted. */
  readonly weightSets: WeightSets | null
  readonly flips: readonly OnePointFlip[]
  readonly asTable: boolean
}

/**
 * The cards under the ranking: how sure the result is, and what it rests on. They are about the
 * agreed weights, so a weight that is tried does not draw them anew.
 */
export const HowSure = memo(function HowSure(props: Props) {
  const { evaluation, naming, reached, result, leaderId, comparable, asTable } = props
  return (
    <>
      <div className={css['grid']}>
        {comparable && (
          <WhoWinsCard
            evaluation={evaluation}
            result={result}
            sets={props.weightSets}
            naming={naming}
            asTable={asTable}
          />
        )}
        {comparable && <NeedsCard result={result} flips={props.flips} naming={naming} />}
        <OpinionsCard
          evaluation={evaluation}
          leaderId={leaderId}
          naming={naming}
          asTable={asTable}
        />
        <BasisCard evaluation={evaluation} result={result} />
        <ValueCostCard
          result={result}
          criteria={evaluation.criteria}
          naming={naming}
          asTable={asTable}
        />
        <HistoryCard evaluation={evaluation} reached={reached} naming={naming} asTable={asTable} />
      </div>
      <div className={css['checks']}>
        <AgreementCard evaluation={evaluation} naming={naming} />
        <CrossCheckCard result={result} naming={naming} asTable={asTable} />
      </div>
    </>
  )
})
