import { memo, useMemo } from 'react'
import {
  counted,
  formatPoints,
  formatSigned,
  formatWeightAligned,
  joinNames,
} from '#shared/domain/format'
import type { CriterionId } from '#shared/domain/ids'
import type { Criterion } from '#shared/domain/judgement'
import { cellKey } from '#shared/domain/scoring/rounds'
import { stageNames } from '#shared/domain/scoring/stages'
import type { ScoredStanding, Standing, StageResult } from '#shared/domain/scoring/result'
import { scaleMax } from '#shared/domain/values'
import { RankingBars } from '../../charts/ranking-bars.tsx'
import { CopyPicture } from '../../facilitation/copy-picture.tsx'
import { candidateColour } from '../../ui/candidate-mark.tsx'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import css from './results-page.module.css'
import type { Naming } from './use-results.ts'
import { useSlidingRows } from './use-sliding-rows.ts'

interface Props {
  readonly criteria: readonly Pick<Criterion, 'id'>[]
  /** The result without a what-if, and the one that is shown. */
  readonly base: StageResult
  readonly shown: StageResult
  /** The weight that is being tried. */
  readonly tried: CriterionId | null
  readonly naming: Naming
}

/** The totals alone, as they are printed, for copying. */
function Bars({ shown, naming }: Pick<Props, 'shown' | 'naming'>) {
  return (
    <RankingBars
      label={`${stageNames[shown.stage]}: totals on the scale of 1 to 5`}
      bars={shown.ranking.map(({ candidateId, total, rank }) => ({
        candidate: naming.candidate(candidateId),
        total,
        note: `place ${rank}`,
      }))}
    />
  )
}

/** The ranking with what every criterion puts into each total. */
export function ContributionTable({ criteria, base, shown, tried, naming }: Props) {
  const order = shown.standings.map(({ candidateId }) => candidateId).join(' ')
  const body = useSlidingRows(order)
  const { shares } = shown.weights
  const whole = trackLength(Math.max(...shares.values(), 0) * scaleMax)
  const baseRows = new Map(base.ranking.map((row) => [row.candidateId, row]))
  const leader = shown.ranking[0]?.total ?? 0
  const scores = useMemo(
    () =>
      new Map(base.cells.map((cell) => [cellKey(cell.candidateId, cell.criterionId), cell.score])),
    [base.cells],
  )
  const highlight = (id: CriterionId) => (id === tried ? ` ${css['tried']}` : '')

  return (
    <ScrollRegion label="Ranking with contributions" className={css['contributions'] ?? ''}>
      <table className={css['ct']}>
        <caption className="visually-hidden">
          Ranking: points that each criterion puts into the total of each candidate
        </caption>
        <thead>
          <tr>
            <th scope="col" className={css['pinLeft']}>
              <span className="visually-hidden">Candidate</span>
              {shown.ranking.length > 0 && (
                <CopyPicture drawing={() => <Bars shown={shown} naming={naming} />} />
              )}
            </th>
            {criteria.map(({ id }) => (
              <th
                key={id}
                scope="col"
                className={`num${highlight(id)}`}
                title={naming.criterionName(id)}
              >
                <span aria-hidden="true" className={css['head']}>
                  {naming.criterionHead(id)}
                </span>
                <span className="visually-hidden">{naming.criterionName(id)}, weight </span>
                <b>{formatWeightAligned((shares.get(id) ?? 0) * 100)}</b>
              </th>
            ))}
            <th scope="col" className={`num ${css['pinRight']}`}>
              Total
              <br />
              <b>{formatWeightAligned(100)}</b>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {shown.standings.map((standing) => {
            const { candidateId } = standing
            const before = baseRows.get(candidateId)
            const parts = partsOf(standing)
            const { slot } = naming.candidate(candidateId)
            return (
              <tr key={candidateId} data-row={candidateId}>
                <th scope="row" className={css['pinLeft']}>
                  <span className={css['who']}>
                    <Place standing={standing} before={before} />
                    <CandidateMark slot={slot} />
                    <bdi className={css['name']} title={naming.nameOf(candidateId)}>
                      {naming.nameOf(candidateId)}
                    </bdi>
                  </span>
                </th>
                {criteria.map(({ id }) => {
                  const score = scores.get(cellKey(candidateId, id)) ?? null
                  const points = score === null ? null : score * (shares.get(id) ?? 0)
                  return (
                    <td key={id} className={`num${highlight(id)}`}>
                      <Part
                        part={parts.get(id) ?? points}
                        share={points === null ? 0 : Math.round((points / whole) * 100)}
                        colour={parts.size > 0 ? candidateColour(slot) : 'var(--line-strong)'}
                      />
                    </td>
                  )
                })}
                <td className={`num nowrap ${css['pinRight']}`}>
                  <Total
                    standing={standing}
                    was={tried === null ? null : (before?.total ?? null)}
                    behind={standing.status === 'scored' ? standing.total - leader : 0}
                    naming={naming}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

const lengths: readonly number[] = [0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 4]

/**
 * Points that fill a track: the next round number above the most that a cell can have. So the
 * bars of other criteria hardly move, and are not drawn anew, while one weight is dragged.
 */
function trackLength(most: number): number {
  return lengths.find((length) => length >= most - 1e-9) ?? scaleMax
}

function Place({
  standing,
  before,
}: {
  readonly standing: Standing
  readonly before: ScoredStanding | undefined
}) {
  if (standing.status === 'incomplete') return <span className={css['place']}>–</span>
  const up = before ? before.rank - standing.rank : 0
  return (
    <span className={css['place']}>
      {standing.rank}
      {up !== 0 && (
        <>
          <b aria-hidden="true" className={up > 0 ? css['up'] : css['down']}>
            {up > 0 ? '↑' : '↓'}
          </b>
          <span className="visually-hidden">{`, ${up > 0 ? 'up' : 'down'} ${Math.abs(up)}`}</span>
        </>
      )}
    </span>
  )
}

interface PartProps {
  readonly part: number | null
  /** Length of the bar in whole percent of the track, which is as fine as it can be seen. */
  readonly share: number
  readonly colour: string
}

const Part = memo(function Part({ part, share, colour }: PartProps) {
  if (part === null)
    return (
      <span className={css['missing']} title="No score">
        <span aria-hidden="true">?</span>
        <span className="visually-hidden">no score</span>
      </span>
    )
  return (
    <>
      {formatPoints(part)}
      {/* A background, so that a new length is painted and nothing is laid out anew. */}
      <span
        className={css['track']}
        style={{
          backgroundImage: `linear-gradient(${colour}, ${colour})`,
          backgroundSize: `${share}% 100%`,
        }}
      />
    </>
  )
})

/** Points of a ranked candidate as shown, so that its row adds up; nothing for the others. */
function partsOf(standing: Standing): ReadonlyMap<CriterionId, number> {
  if (standing.status !== 'scored') return nothing
  return new Map(standing.contributions.map((part) => [part.criterionId, part.shown]))
}

const nothing: ReadonlyMap<CriterionId, number> = new Map()

interface TotalProps {
  readonly standing: Standing
  /** Total without the what-if; null when nothing is tried. */
  readonly was: number | null
  /** Total minus the leader's, never positive. */
  readonly behind: number
  readonly naming: Naming
}

function Total({ standing, was, behind, naming }: TotalProps) {
  if (standing.status === 'incomplete') {
    const { missing } = standing
    const names = joinNames(missing.map(naming.criterionName))
    return (
      <span className={css['total']} title={`No score for: ${names}`}>
        <span className="ink2">not ranked</span>
        <span className="xs ink3">
          {counted(missing.length, 'score missing', 'scores missing')}
        </span>
      </span>
    )
  }
  return (
    <span className={css['total']}>
      <b>{formatPoints(standing.total)}</b>
      <span className="xs ink3">
        {was !== null && `was ${formatPoints(was)}`}
        {was === null && behind < -1e-9 && formatSigned(behind)}
      </span>
    </span>
  )
}
