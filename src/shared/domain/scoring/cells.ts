/**
 * The score of every cell (candidate × criterion) at each stage of a workshop.
 *
 * `first`: the mean of the votes of voters who could judge. `discussed`: the agreed score where
 * the room set one, otherwise that mean. `trial`: what the latest accepted evidence asks for,
 * otherwise as discussed. Nothing is rounded, and a blank is never a zero.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import type { Discussion } from '#shared/domain/judgement'
import type { Evidence } from '#shared/domain/proof'
import { type CellVotes, cellKey, countingVotes, scoresIn } from '#shared/domain/scoring/rounds'
import { scoredCandidates } from '#shared/domain/screening'
import { mean } from '#shared/domain/statistics'

/** How far the scores have come: blind votes, after discussion, after the trial. */
export type Stage = 'first' | 'discussed' | 'trial'

export const stages: readonly Stage[] = ['first', 'discussed', 'trial']

export interface Cell {
  readonly candidateId: CandidateId
  readonly criterionId: CriterionId
  /** In [1, 5], full precision. Null where there is none: nobody voted, or nobody could judge. */
  readonly score: number | null
  /** What the score rests on; `none` when there is none. */
  readonly source: 'votes' | 'agreed' | 'evidence' | 'none'
  /** Mean of the votes, whatever the score is; null without one. */
  readonly mean: number | null
}

/** Evidence that the group accepted, oldest first; undated lines keep their place at the end. */
export function acceptedEvidence(evaluation: Evaluation): Evidence[] {
  const moment = (at: string | null) => (at === null ? Infinity : Date.parse(at))
  return evaluation.evidence
    .filter(({ status }) => status === 'accepted')
    .toSorted((a, b) => {
      const [first, second] = [moment(a.at), moment(b.at)]
      return first === second ? 0 : first - second
    })
}

/** Whether something dated counts for a cell: not when a later review asked about it anew. */
function stillCounts(at: string | null, votes: CellVotes | undefined): boolean {
  if (votes?.round.kind !== 'review' || at === null) return true
  const asked = votes.round.openedAt ?? votes.round.revealedAt
  return asked === null || Date.parse(at) >= Date.parse(asked)
}

/**
 * All cells of the candidates in the running, candidate by candidate, criteria in their order.
 *
 * Before the reveal every score is null: what was agreed or found out would otherwise tell.
 */
export function cells(evaluation: Evaluation, stage: Stage): Cell[] {
  const votes = countingVotes(evaluation)
  const agreed = stage === 'first' ? new Map<string, Discussion>() : agreements(evaluation, votes)
  const found = stage === 'trial' ? findings(evaluation, votes) : new Map<string, number>()
  return scoredCandidates(evaluation).flatMap(({ id: candidateId }) =>
    evaluation.criteria.map(({ id: criterionId }): Cell => {
      const key = cellKey(candidateId, criterionId)
      const given = votes.get(key)
      const average = mean(scoresIn(given?.votes ?? []))
      const base = { candidateId, criterionId, mean: average }
      const evidence = found.get(key)
      const settled = agreed.get(key)?.agreed
      if (evidence !== undefined) return { ...base, score: evidence, source: 'evidence' }
      if (typeof settled === 'number') return { ...base, score: settled, source: 'agreed' }
      return { ...base, score: average, source: average === null ? 'none' : 'votes' }
    }),
  )
}

function agreements(evaluation: Evaluation, votes: ReadonlyMap<string, CellVotes>) {
  if (votes.size === 0) return new Map<string, Discussion>()
  return new Map(
    evaluation.discussions
      .filter(({ outcome }) => outcome === 'agreed')
      .map(
        (discussion) =>
          [cellKey(discussion.candidateId, discussion.criterionId), discussion] as const,
      )
      .filter(([key, { at }]) => stillCounts(at, votes.get(key))),
  )
}

function findings(evaluation: Evaluation, votes: ReadonlyMap<string, CellVotes>) {
  const scores = new Map<string, number>()
  if (votes.size === 0) return scores
  for (const { candidateId, criterionId, to, at } of acceptedEvidence(evaluation)) {
    const key = cellKey(candidateId, criterionId)
    if (to !== null && stillCounts(at, votes.get(key))) scores.set(key, to)
  }
  return scores
}
