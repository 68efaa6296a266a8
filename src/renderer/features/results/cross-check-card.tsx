import { useMemo } from 'react'
import {
  type CrossCheck,
  crossCheck,
  crossCheckFinding,
  crossCheckSentence,
  firstNames,
  methodMeaning,
  type Verdict,
} from '#shared/domain/cross-check'
import { formatPoints } from '#shared/domain/format'
import type { StageResult } from '#shared/domain/scoring/result'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Tag } from '../../ui/tag.tsx'
import css from './results-page.module.css'
import type { Naming } from './use-results.ts'

interface Props {
  readonly result: StageResult
  readonly naming: Naming
  readonly asTable: boolean
}

/** What other methods make of the same scores and weights: a check, not a choice. */
export function CrossCheckCard({ result, naming, asTable }: Props) {
  const check = useMemo(() => crossCheck(result), [result])
  if (!check) return null
  return (
    <section className="card" aria-labelledby="cross-check">
      <h2 id="cross-check">{crossCheckFinding(check)}</h2>
      <p className={css['says']}>
        <bdi>{crossCheckSentence(check, naming.nameOf)}</bdi>
      </p>
      <ScrollRegion label="Other methods" className={css['cardScroll'] ?? ''}>
        {asTable ? (
          <FigureTable check={check} result={result} naming={naming} />
        ) : (
          <MethodTable check={check} naming={naming} />
        )}
      </ScrollRegion>
      <p className="xs ink3">
        The result is the weighted sum. It was the method before anybody scored and cannot be
        exchanged; these are checks.
      </p>
    </section>
  )
}

const verdicts: Readonly<Record<Verdict, { tone: 'agreed' | 'mixed' | 'split'; word: string }>> = {
  same: { tone: 'agreed', word: '= same' },
  open: { tone: 'mixed', word: '≈ open' },
  other: { tone: 'split', word: '≠ other' },
}

interface TableProps {
  readonly check: CrossCheck
  readonly naming: Naming
}

function MethodTable({ check, naming }: TableProps) {
  return (
    <table className={css['plain']}>
      <thead>
        <tr>
          <th scope="col">Method</th>
          <th scope="col">What it looks at</th>
          <th scope="col">First</th>
          <th scope="col">
            <span className="visually-hidden">Compared with the weighted sum</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {check.methods.map((method) => {
          const [only, ...more] = method.firstIds
          const { tone, word } = verdicts[method.verdict]
          return (
            <tr key={method.id}>
              <th scope="row" className="nowrap">
                {method.name}
              </th>
              <td className={css['looksAt']}>{methodMeaning[method.id]}</td>
              <td className={css['firstName']}>
                <span className={css['marked']}>
                  {only && more.length === 0 && (
                    <CandidateMark slot={naming.candidate(only).slot} />
                  )}
                  <bdi
                    className={more.length > 0 ? undefined : css['name']}
                    title={firstNames(method, naming.nameOf)}
                  >
                    {firstNames(method, naming.nameOf)}
                  </bdi>
                </span>
              </td>
              <td className={css['verdict']}>
                <Tag tone={tone}>{word}</Tag>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Every figure of every method, in the order of the result. */
function FigureTable({ check, result, naming }: TableProps & Pick<Props, 'result'>) {
  const { candidateIds } = result.table
  const ranked = check.methods.filter(({ ranks }) => ranks.some((rank) => rank !== null))
  return (
    <table className={css['plain']}>
      <caption className="visually-hidden">Figures of other methods, places in brackets</caption>
      <thead>
        <tr>
          <th scope="col">Candidate</th>
          <th scope="col" className="num">
            Weighted sum
          </th>
          {ranked.map(({ id, name, measure }) => (
            <th key={id} scope="col" className="num" title={measure}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {result.ranking.map(({ candidateId, total, rank }) => {
          const row = candidateIds.indexOf(candidateId)
          return (
            <tr key={candidateId}>
              <th scope="row">
                <span className={css['marked']}>
                  <CandidateMark slot={naming.candidate(candidateId).slot} />
                  <bdi className={css['name']}>{naming.nameOf(candidateId)}</bdi>
                </span>
              </th>
              <td className="num nowrap">
                <Figure value={total} rank={rank} />
              </td>
              {ranked.map(({ id, values, ranks }) => (
                <td key={id} className="num nowrap">
                  <Figure value={values[row] ?? null} rank={ranks[row] ?? null} />
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface FigureProps {
  readonly value: number | null
  readonly rank: number | null
}

function Figure({ value, rank }: FigureProps) {
  return (
    <>
      {value === null ? '–' : formatPoints(value).replace('-', '−')}
      {rank !== null && <span className="ink3"> ({rank})</span>}
    </>
  )
}
