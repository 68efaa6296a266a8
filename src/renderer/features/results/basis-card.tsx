import { useMemo } from 'react'
import { basisFinding } from '#shared/domain/chart-findings'
import type { Evaluation } from '#shared/domain/evaluation'
import { isMeasured, resultBasis } from '#shared/domain/evidence'
import { formatPoints } from '#shared/domain/format'
import type { StageResult } from '#shared/domain/scoring/result'
import { marginPercentText, wholePercent } from '#shared/domain/sentence'
import { EvidenceLevel } from '#shared/domain/values'
import css from './results-page.module.css'
import { ShareBar } from './share-bar.tsx'

interface Props {
  readonly evaluation: Evaluation
  readonly result: StageResult
}

const levelNames: Readonly<Record<EvidenceLevel, string>> = {
  opinion: 'Opinion',
  documentation: 'Documentation',
  demo: 'Demonstration',
  trial: 'Trial',
  production: 'Production',
}

/** What the scores of the first two, and the margin between them, rest on. */
export function BasisCard({ evaluation, result }: Props) {
  const basis = useMemo(
    // Before the trial stage nothing rests on evidence yet, whatever was found out since.
    () =>
      resultBasis(result.stage === 'trial' ? evaluation : { ...evaluation, evidence: [] }, result),
    [evaluation, result],
  )
  if (!basis) return null
  const { byLevel, scores, measured, changed, pointsMoved, opinionPercent, apartPercentByLevel } =
    basis
  const margin = result.marginPercent
  return (
    <section className="card" aria-labelledby="basis">
      <h2 id="basis">{basisFinding(basis)}</h2>
      <table className={css['plain']}>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              What tells the first two apart
            </th>
            <th scope="col" className="num">
              Share
            </th>
            <th scope="col" className="num">
              Scores
            </th>
          </tr>
        </thead>
        <tbody>
          {EvidenceLevel.options
            .filter((level) => byLevel[level] > 0)
            .map((level) => (
              <tr key={level}>
                <th scope="row">{levelNames[level]}</th>
                <td className={css['shareBar']}>
                  <ShareBar
                    percent={apartPercentByLevel[level]}
                    colour={isMeasured(level) ? 'var(--accent)' : 'var(--line-strong)'}
                  />
                </td>
                <td className="num med nowrap">
                  {opinionPercent === null ? '–' : `${wholePercent(apartPercentByLevel[level])} %`}
                </td>
                <td className="num ink3 nowrap">
                  {byLevel[level]} of {scores}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <dl className={css['facts']}>
        {margin !== null && (
          <div>
            <dt>{marginPercentText(margin)} %</dt>
            <dd>
              margin of first over second.{' '}
              {result.closeCall
                ? 'Below 10 percent is a close call.'
                : 'Below 10 percent would be a close call.'}
            </dd>
          </div>
        )}
        {opinionPercent !== null && (
          <div>
            <dt>{wholePercent(opinionPercent)} %</dt>
            <dd>of what tells the first two apart is not measured.</dd>
          </div>
        )}
        {measured > 0 && (
          <div>
            <dt>{formatPoints(pointsMoved)}</dt>
            <dd>
              points were moved by evidence, in {changed} of the {measured} measured scores.
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
