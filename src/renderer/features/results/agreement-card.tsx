import { useMemo } from 'react'
import {
  agreementFinding,
  ballotSentence,
  routesSentence,
} from '#shared/domain/agreement/agreement-words'
import { type BallotCheck, ballotCheck } from '#shared/domain/agreement/ballot-check'
import {
  type GroupRoutes,
  groupRoutes,
  rankingAgreement,
} from '#shared/domain/agreement/group-agreement'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatPoints } from '#shared/domain/format'
import { entry } from '#shared/domain/statistics'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import css from './results-page.module.css'
import type { Naming } from './use-results.ts'

interface Props {
  readonly evaluation: Evaluation
  readonly naming: Naming
}

/** How far people agree on the ranking, and whether other ways of counting them lead elsewhere. */
export function AgreementCard({ evaluation, naming }: Props) {
  const { agreement, ballots, routes } = useMemo(
    () => ({
      agreement: rankingAgreement(evaluation),
      ballots: ballotCheck(evaluation),
      routes: groupRoutes(evaluation),
    }),
    [evaluation],
  )
  if (!ballots) return null
  return (
    <section className="card" aria-labelledby="agreement">
      <h2 id="agreement">{agreementFinding(agreement)}</h2>
      {agreement && <Scale w={agreement.w} />}
      <p className={css['says']}>
        <bdi>
          {ballotSentence(ballots, naming.nameOf)} {routesSentence(routes, naming.nameOf)}
        </bdi>
      </p>
      <ScrollRegion label="Ways of counting" className={css['cardScroll'] ?? ''}>
        <CountTable ballots={ballots} routes={routes} naming={naming} />
      </ScrollRegion>
      <p className="xs ink3">
        First votes.{' '}
        {agreement &&
          `For the facilitator: Kendall’s W is ${formatPoints(agreement.w)} over ${agreement.people} people, where 0 is no agreement and 1 is full agreement.`}
      </p>
    </section>
  )
}

const zones = [
  { from: 0, word: 'quite differently' },
  { from: 0.4, word: 'in part alike' },
  { from: 0.7, word: 'much alike' },
]

/** Where the room stands between no agreement and full agreement. The title says it in words. */
function Scale({ w }: { readonly w: number }) {
  const here = zones.findLastIndex(({ from }) => w >= from)
  return (
    <div className={css['scaleTrack']} aria-hidden="true">
      {zones.map(({ word }, i) => (
        <i key={word} className={i === here ? css['here'] : undefined} />
      ))}
      <u style={{ left: `${w * 100}%` }} />
      {zones.map(({ word }) => (
        <span key={word}>{word}</span>
      ))}
    </div>
  )
}

interface TableProps {
  readonly ballots: BallotCheck
  readonly routes: GroupRoutes | null
  readonly naming: Naming
}

function CountTable({ ballots, routes, naming }: TableProps) {
  const own = new Map(routes?.apart.map((row) => [row.candidateId, row]))
  return (
    <table className={css['plain']}>
      <thead>
        <tr>
          <th scope="col">Candidate</th>
          <th scope="col" className="num">
            Points
          </th>
          <th scope="col" className="num">
            Places (Borda)
          </th>
          <th scope="col" className="num">
            Duels (Copeland)
          </th>
          {routes && (
            <th scope="col" className="num">
              Own totals
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {ballots.candidateIds.map((id, i) => {
          const alone = own.get(id)
          return (
            <tr key={id}>
              <th scope="row">
                <span className={css['marked']}>
                  <CandidateMark slot={naming.candidate(id).slot} />
                  <bdi className={css['name']} title={naming.nameOf(id)}>
                    {naming.nameOf(id)}
                  </bdi>
                </span>
              </th>
              <Counted
                text={formatPoints(entry(ballots.points.values, i))}
                rank={entry(ballots.points.ranks, i)}
              />
              <Counted
                text={String(entry(ballots.borda.values, i))}
                rank={entry(ballots.borda.ranks, i)}
              />
              <Counted
                text={signed(entry(ballots.copeland.values, i))}
                rank={entry(ballots.copeland.ranks, i)}
              />
              {alone && <Counted text={formatPoints(alone.total)} rank={alone.rank} />}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Counted({ text, rank }: { readonly text: string; readonly rank: number }) {
  return (
    <td className={`num nowrap${rank === 1 ? ' strong' : ''}`}>
      {text} <span className="ink3">({rank})</span>
    </td>
  )
}

/** Duels won minus lost: "+3", "0", "−2". */
function signed(duels: number): string {
  if (duels === 0) return '0'
  return `${duels > 0 ? '+' : '−'}${Math.abs(duels)}`
}
