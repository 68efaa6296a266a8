import { formatPoints, formatWeight, insideSentence, joinNames } from '#shared/domain/format'
import type { StageResult } from '#shared/domain/scoring/result'
import css from './results-page.module.css'
import type { Naming } from './use-results.ts'
import type { WhatIf } from './use-what-if.ts'

interface Props {
  readonly whatIf: WhatIf | null
  readonly tried: StageResult | null
  /** Weight in percent without the what-if. */
  readonly agreed: number
  readonly naming: Naming
  readonly onBack: () => void
}

/** Above the ranking, always there so that nothing jumps: what a tried weight would do. */
export function WhatIfStrip({ whatIf, tried, agreed, naming, onBack }: Props) {
  return (
    <div className={whatIf ? `${css['strip']} ${css['trying']}` : css['strip']}>
      <span role="status" className="grow ellipsis">
        {whatIf && tried ? (
          <>
            <b className="strong">What if</b>{' '}
            {`${insideSentence(naming.criterionHead(whatIf.criterionId))} weighed ${formatWeight(whatIf.percent)} instead of ${formatWeight(agreed)}: `}
            {outcome(tried, naming)}
          </>
        ) : (
          'Move a weight at the right and see what would follow. The weights themselves stay.'
        )}
      </span>
      {whatIf && (
        <button type="button" className={css['backLink']} onClick={onBack}>
          <kbd aria-hidden="true">Esc</kbd>back to agreed
        </button>
      )}
    </div>
  )
}

/** "MLflow first by 0.03 points." */
function outcome({ firstIds, margin, ranking }: StageResult, naming: Naming): string {
  const names = joinNames(firstIds.map(naming.nameOf))
  if (firstIds.length > 1) return `${names} share first place.`
  if (margin === null) return `${names} ${formatPoints(ranking[0]?.total ?? 0)} points.`
  return `${names} first by ${formatPoints(margin)} points.`
}
