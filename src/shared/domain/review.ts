/**
 * Looking again, months later: what has gone stale since it was scored, asking about that only,
 * and what came of it. Old votes, talks and evidence are kept.
 */
import { formatDay } from '#shared/domain/format'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, CriterionId, RoundId } from '#shared/domain/ids'
import type { AskedCell, Discussion, Round } from '#shared/domain/judgement'
import { type Cell, acceptedEvidence, cells } from '#shared/domain/scoring/cells'
import { cellKey, countingVotes, isRevealed } from '#shared/domain/scoring/rounds'
import { scoredCandidates } from '#shared/domain/screening'
import type { Candidate } from '#shared/domain/options'

/** `old`: nobody has looked at it for long. `status`, `facts`: something is known since then. */
export type StaleReason = 'old' | 'status' | 'facts'

/** Words that go after "because", without a full stop. */
export interface StaleNews {
  readonly kind: StaleReason
  readonly words: string
}

/** A score that somebody should look at again. */
export interface StaleCell {
  readonly candidateId: CandidateId
  readonly criterionId: CriterionId
  /** Never empty. */
  readonly reasons: readonly StaleNews[]
}

export interface StaleOptions {
  /** YYYY-MM-DD */
  readonly today: string
  /** What was last looked at longer ago than this is old. */
  readonly months: number
  /** What became known of a candidate's tools since a day. */
  readonly newsOf: (candidate: Candidate, since: string) => readonly StaleNews[]
}

/**
 * Cells with a score that went stale, candidate by candidate. Empty before the reveal.
 *
 * A cell was last looked at when its votes were revealed, when a score was agreed, or when
 * evidence about it was accepted, whichever is latest.
 */
export function staleCells(
  evaluation: Evaluation,
  { today, months, newsOf }: StaleOptions,
): StaleCell[] {
  if (!isRevealed(evaluation)) return []
  const looks = lastLooks(evaluation)
  const limit = monthsBefore(today, months)
  const scored = new Set(
    cells(evaluation, 'trial')
      .filter(({ score }) => score !== null)
      .map((cell) => cellKey(cell.candidateId, cell.criterionId)),
  )
  return scoredCandidates(evaluation).flatMap((candidate) => {
    return evaluation.criteria.flatMap(({ id: criterionId }): StaleCell[] => {
      const key = cellKey(candidate.id, criterionId)
      const look = looks.get(key)
      if (!look || !scored.has(key)) return []
      const reasons = [
        ...(look.day < limit
          ? [{ kind: 'old' as const, words: `${look.what} of ${formatDay(look.day)}` }]
          : []),
        ...newsOf(candidate, look.day),
      ]
      return reasons.length === 0 ? [] : [{ candidateId: candidate.id, criterionId, reasons }]
    })
  })
}

interface Look {
  readonly day: string
  readonly what: 'votes' | 'agreed score' | 'evidence'
}

/** When each cell was last looked at, by `cellKey`. */
function lastLooks(evaluation: Evaluation): Map<string, Look> {
  const looks = new Map<string, Look>()
  const look = (key: string, at: string | null, what: Look['what']) => {
    const day = at?.slice(0, 10)
    if (day !== undefined && day >= (looks.get(key)?.day ?? '')) looks.set(key, { day, what })
  }
  const rounds = new Map(evaluation.rounds.map(({ id, revealedAt }) => [id, revealedAt]))
  for (const row of evaluation.votesInShort?.cells ?? [])
    look(cellKey(row.candidateId, row.criterionId), rounds.get(row.roundId) ?? null, 'votes')
  for (const [key, { round }] of countingVotes(evaluation)) look(key, round.revealedAt, 'votes')
  for (const { candidateId, criterionId, outcome, at } of evaluation.discussions)
    if (outcome !== 'open') look(cellKey(candidateId, criterionId), at, 'agreed score')
  for (const { candidateId, criterionId, at } of acceptedEvidence(evaluation))
    look(cellKey(candidateId, criterionId), at, 'evidence')
  return looks
}

/** The same day some months earlier; the last day of a shorter month. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last)))
    .toISOString()
    .slice(0, 10)
}

/** The question of a review, from what is stale: one line of why for each cell. */
export function askedAgain(stale: readonly StaleCell[]): AskedCell[] {
  return stale.map(({ candidateId, criterionId, reasons }) => ({
    candidateId,
    criterionId,
    why: reasons.map(({ words }) => words).join('; '),
  }))
}

/**
 * With a round shown to everybody. What had been said of cells that a review voted on anew is put
 * aside with the review, so that they can be talked about again and nothing is lost.
 */
export function withRevealed(evaluation: Evaluation, roundId: RoundId, at: string): Evaluation {
  const shown: Evaluation = {
    ...evaluation,
    rounds: evaluation.rounds.map((round) =>
      round.id === roundId ? { ...round, revealedAt: at } : round,
    ),
  }
  const round = shown.rounds.find(({ id }) => id === roundId)
  if (round?.kind !== 'review') return shown
  const votes = countingVotes(shown)
  const isReplaced = (row: Discussion) =>
    votes.get(cellKey(row.candidateId, row.criterionId))?.round.id === roundId
  const replaced = evaluation.discussions.filter(isReplaced)
  if (replaced.length === 0) return shown
  return {
    ...shown,
    discussions: evaluation.discussions.filter((row) => !isReplaced(row)),
    rounds: shown.rounds.map((row) => (row.id === roundId ? { ...row, replaced } : row)),
  }
}

/** One score before and after a review. */
export interface ReviewedCell {
  readonly candidateId: CandidateId
  readonly criterionId: CriterionId
  /** Empty where the review asked about everything. */
  readonly why: string
  readonly before: number | null
  readonly after: number | null
}

export interface Review {
  readonly round: Round
  /** Moment of the reveal. */
  readonly at: string
  readonly everything: boolean
  /** Cells that got votes in it, candidate by candidate. */
  readonly cells: readonly ReviewedCell[]
  /** The evaluation as it stood before, for its ranking. */
  readonly before: Evaluation
}

/** Reviews that were revealed, oldest first, with what each changed. */
export function reviewsOf(evaluation: Evaluation): Review[] {
  const rounds = evaluation.rounds
    .filter(({ kind, revealedAt }) => kind === 'review' && revealedAt !== null)
    .toSorted((a, b) => a.number - b.number)
  return rounds.map((round, i) => {
    const before = asBefore(evaluation, round)
    const next = rounds[i + 1]
    const then = cells(next ? asBefore(evaluation, next) : evaluation, 'trial')
    const old = new Map(cells(before, 'trial').map((cell) => [keyOf(cell), cell.score]))
    const why = new Map(round.cells?.map((cell) => [keyOf(cell), cell.why]))
    const voted = votedOn(evaluation, round)
    return {
      round,
      at: round.revealedAt ?? '',
      everything: round.cells === undefined,
      before,
      cells: then
        .filter((cell) => voted.has(keyOf(cell)))
        .map((cell) => ({
          candidateId: cell.candidateId,
          criterionId: cell.criterionId,
          why: why.get(keyOf(cell)) ?? '',
          before: old.get(keyOf(cell)) ?? null,
          after: cell.score,
        })),
    }
  })
}

const keyOf = ({ candidateId, criterionId }: Pick<Cell, 'candidateId' | 'criterionId'>) =>
  cellKey(candidateId, criterionId)

function votedOn(evaluation: Evaluation, round: Round): ReadonlySet<string> {
  const only: Evaluation = {
    ...evaluation,
    rounds: [round],
    scorecards: [...evaluation.scorecards],
  }
  return new Set(countingVotes(only).keys())
}

/** As it stood when a review was opened, as far as it says what that was. */
function asBefore(evaluation: Evaluation, review: Round): Evaluation {
  const opened = Date.parse(review.openedAt ?? review.revealedAt ?? '')
  const was = (at: string | null) => at === null || Date.parse(at) < opened
  const said = [
    ...evaluation.discussions,
    ...evaluation.rounds.flatMap(({ replaced = [] }) => replaced),
  ].filter(({ at }) => was(at))
  // Of several about one cell the last one held.
  const last = new Map<string, Discussion>()
  for (const row of said.toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? '')))
    last.set(cellKey(row.candidateId, row.criterionId), row)
  return {
    ...evaluation,
    rounds: evaluation.rounds.filter(({ number }) => number < review.number),
    scorecards: [...evaluation.scorecards],
    discussions: [...last.values()],
    evidence: evaluation.evidence.filter(({ at }) => was(at)),
  }
}
