import type { CandidateId } from '#shared/domain/ids'
import { formatPercent, formatWeight, joinFewNames } from '#shared/domain/format'
import type { RegionAcceptability, RegionShares } from '#shared/domain/sensitivity/weight-regions'
import { firstPercent } from '#shared/domain/sensitivity/region-words'
import type { ScoreTable } from '#shared/domain/scoring/score-table'
import { CandidateMark, candidateColour } from '../../ui/candidate-mark.tsx'
import css from './results-page.module.css'
import type { Naming } from './use-results.ts'

interface Props {
  readonly found: RegionAcceptability
  readonly naming: Naming
}

const byFirst = (found: RegionAcceptability) =>
  found.candidates.toSorted((a, b) => firstPercent(b) - firstPercent(a))

/** Who comes first how often, and second and third in fainter parts of the same bar. */
export function RegionBars({ found, naming }: Props) {
  const rows = byFirst(found)
  const seen = rows.filter(({ percentByRank }) =>
    percentByRank.slice(0, 3).some((percent) => percent >= 0.005),
  )
  const others = rows.filter((row) => !seen.includes(row))
  return (
    <table className={css['plain']}>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            First, second, third
          </th>
          <th scope="col" className="num">
            First
          </th>
        </tr>
      </thead>
      <tbody>
        {seen.map((row) => (
          <tr key={row.candidateId}>
            <Name id={row.candidateId} naming={naming} />
            <td className={css['rankBar']}>
              <RankBar row={row} slot={naming.candidate(row.candidateId).slot} />
            </td>
            <td className="num nowrap med">{formatPercent(firstPercent(row))} %</td>
          </tr>
        ))}
        {others.length > 0 && (
          <tr>
            <th scope="row" className={`ink2 ${css['across']}`} colSpan={2}>
              <bdi>{joinFewNames(others.map(({ candidateId }) => naming.nameOf(candidateId)))}</bdi>
            </th>
            <td className="num nowrap">{formatPercent(0)} %</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

const strengths = [1, 0.45, 0.2]

function RankBar({ row, slot }: { readonly row: RegionShares; readonly slot: number }) {
  return (
    <span className={css['rankTrack']}>
      {strengths.map((opacity, rank) => (
        <i
          key={opacity}
          style={{
            width: `${row.percentByRank[rank] ?? 0}%`,
            background: candidateColour(slot),
            opacity,
          }}
        />
      ))}
    </span>
  )
}

interface FiguresProps extends Props {
  readonly table: ScoreTable
}

/** Every rank of every candidate, and the central weights with their confidence. */
export function RegionFigures({ found, table, naming }: FiguresProps) {
  const rows = byFirst(found)
  const winners = rows.filter(({ centralWeights }) => centralWeights !== null)
  return (
    <>
      <table className={css['plain']}>
        <caption className="visually-hidden">Share of every rank in percent</caption>
        <thead>
          <tr>
            <th scope="col">Percent by rank</th>
            {rows.map((row, rank) => (
              <th key={row.candidateId} scope="col" className="num">
                {rank + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ candidateId, percentByRank }) => (
            <tr key={candidateId}>
              <Name id={candidateId} naming={naming} />
              {percentByRank.map((percent, rank) => (
                // A rank is its place in the list.
                // oxlint-disable-next-line react/no-array-index-key
                <td key={rank} className="num">
                  {formatPercent(percent)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <table className={css['plain']}>
        <caption className="visually-hidden">
          Central weights: the mean of the weights that put each candidate first
        </caption>
        <thead>
          <tr>
            <th scope="col">Central weights of</th>
            {winners.map(({ candidateId }) => (
              <th
                key={candidateId}
                scope="col"
                className={`num ${css['candidateHead']}`}
                title={naming.nameOf(candidateId)}
              >
                <bdi>{naming.nameOf(candidateId)}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.criterionIds.map((id, j) => (
            <tr key={id}>
              <th scope="row">
                <bdi className={css['name']} title={naming.criterionName(id)}>
                  {naming.criterionLabel(id)}
                </bdi>
              </th>
              {winners.map(({ candidateId, centralWeights }) => (
                <td key={candidateId} className="num">
                  {formatWeight((centralWeights?.[j] ?? 0) * 100)}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Confidence factor</th>
            {winners.map(({ candidateId, confidence }) => (
              <td key={candidateId} className="num">
                {formatPercent(confidence ?? 0)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </>
  )
}

function Name({ id, naming }: { readonly id: CandidateId; readonly naming: Naming }) {
  const { name, slot } = naming.candidate(id)
  return (
    <th scope="row">
      <span className={css['marked']}>
        <CandidateMark slot={slot} />
        <bdi className={css['name']} title={name}>
          {name}
        </bdi>
      </span>
    </th>
  )
}
