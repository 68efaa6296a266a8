/**
 * The score of every cell (candidate × criterion) at each stage of a workshop.
 *
 * `first`: the mean of the votes of voters who could judge. `discussed`: the agreed score where
 * the room set one, otherwise that mean. `trial`: what the latest accepted evidence asks for,
 * otherwise as discussed. Nothing is rounded, and a blank is never a zero.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import type { Discussion, Round } from '#shared/domain/judgement'
import type { Evidence } from '#shared/domain/proof'
import { cellKey, cellsInShort, countingVotes, scoresIn } from '#shared/domain/scoring/rounds'
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

/** Evidence that the group accepted, oldest first. */
export function acceptedEvidence(evaluation: Evaluation): Evidence[] {
  return inTime(evaluation.evidence.filter(({ status }) => status === 'accepted'))
}

/** Evidence that the group rejected, in the same order. It never says what a score is. */
export function rejectedEvidence(evaluation: Evaluation): Evidence[] {
  return inTime(evaluation.evidence.filter(({ status }) => status === 'rejected'))
}

/** Lines of the ledger by when they were decided; undated ones keep their place at the end. */
export function inTime(lines: readonly Evidence[]): Evidence[] {
  const moment = (at: string | null) => (at === null ? Infinity : Date.parse(at))
  return lines.toSorted((a, b) => {
    const [first, second] = [moment(a.at), moment(b.at)]
    return first === second ? 0 : first - second
  })
}

/** Of the accepted lines those that still say what a score is: no later review asked about the cell anew. */
export function countingEvidence(evaluation: Evaluation): Evidence[] {
  const round = roundOfCell(evaluation)
  return acceptedEvidence(evaluation).filter(({ candidateId, criterionId, at }) =>
    stillCounts(at, round(cellKey(candidateId, criterionId))),
  )
}

/** The round whose votes count for a cell, by `cellKey`; undefined without votes. */
function roundOfCell(evaluation: Evaluation): (key: string) => Round | undefined {
  const votes = countingVotes(evaluation)
  const inShort = cellsInShort(evaluation)
  const rounds = new Map(evaluation.rounds.map((round) => [round.id, round]))
  return (key) => {
    const known = inShort.get(key)
    return votes.get(key)?.round ?? (known && rounds.get(known.roundId))
  }
}

/** Whether something dated counts for a cell: not when a later review asked about it anew. */
function stillCounts(at: string | null, round: Round | undefined): boolean {
  if (round?.kind !== 'review' || at === null) return true
  const asked = round.openedAt ?? round.revealedAt
  return asked === null || Date.parse(at) >= Date.parse(asked)
}

/**
 * All cells of the candidates in the running, candidate by candidate, criteria in their order.
 *
 * Before the reveal every score is null: what was agreed or found out would otherwise tell.
 */
export function cells(evaluation: Evaluation, stage: Stage): Cell[] {
  const votes = countingVotes(evaluation)
  const inShort = cellsInShort(evaluation)
  const hasScores = votes.size > 0 || inShort.size > 0
  const agreed = hasScores && stage !== 'first' ? agreements(evaluation) : noAgreement
  const found = hasScores && stage === 'trial' ? findings(evaluation) : nothingFound
  return scoredCandidates(evaluation).flatMap(({ id: candidateId }) =>
    evaluation.criteria.map(({ id: criterionId }): Cell => {
      const key = cellKey(candidateId, criterionId)
      const given = votes.get(key)
      const average = given ? mean(scoresIn(given.votes)) : (inShort.get(key)?.mean ?? null)
      const base = { candidateId, criterionId, mean: average }
      const evidence = found.get(key)
      const settled = agreed.get(key)?.agreed
      if (evidence !== undefined) return { ...base, score: evidence, source: 'evidence' }
      if (typeof settled === 'number') return { ...base, score: settled, source: 'agreed' }
      return { ...base, score: average, source: average === null ? 'none' : 'votes' }
    }),
  )
}

const noAgreement: ReadonlyMap<string, Discussion> = new Map()
const nothingFound: ReadonlyMap<string, number> = new Map()

function agreements(evaluation: Evaluation): ReadonlyMap<string, Discussion> {
  const round = roundOfCell(evaluation)
  return new Map(
    evaluation.discussions
      .filter(({ outcome }) => outcome === 'agreed')
      .map(
        (discussion) =>
          [cellKey(discussion.candidateId, discussion.criterionId), discussion] as const,
      )
      .filter(([key, { at }]) => stillCounts(at, round(key))),
  )
}

function findings(evaluation: Evaluation): ReadonlyMap<string, number> {
  const scores = new Map<string, number>()
  for (const { candidateId, criterionId, to } of countingEvidence(evaluation))
    if (to !== null) scores.set(cellKey(candidateId, criterionId), to)
  return scores
}
