/**
 * Which votes may be seen.
 *
 * A vote is blind until its round is revealed. Everything that computes with votes gets them from
 * here, and only from revealed rounds; observers never count.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, CriterionId, ParticipantId, RoundId } from '#shared/domain/ids'
import type { Round } from '#shared/domain/judgement'
import { asksOf } from '#shared/domain/scoring/asked'
import { cellKey } from '#shared/domain/scoring/cell-key'
import { remembered } from '#shared/domain/remembered'
import type { Vote } from '#shared/domain/values'
import type { CellInShort } from '#shared/domain/votes-in-short'

/** What one voter said of one cell. Null is "cannot judge". */
export interface CastVote {
  readonly participantId: ParticipantId
  readonly vote: Vote
  /** Empty if none was given. */
  readonly reason: string
}

/** Votes on one cell from one revealed round. Never empty. */
export interface CellVotes {
  readonly candidateId: CandidateId
  readonly criterionId: CriterionId
  readonly round: Round
  readonly votes: readonly CastVote[]
}

/** Whether the first votes, or those of a later review, have been shown to the room. */
export function isRevealed(evaluation: Evaluation): boolean {
  return evaluation.rounds.some(({ kind, revealedAt }) => kind !== 'second' && revealedAt !== null)
}

/** Whether anybody may have scored: a round was opened, or there are votes. Tells nothing of them. */
export function hasScoringBegun({ rounds, scorecards }: Evaluation): boolean {
  return (
    rounds.some(({ openedAt, revealedAt }) => openedAt !== null || revealedAt !== null) ||
    scorecards.some(({ votes }) => Object.keys(votes).length > 0)
  )
}

/** The round in which people are voting blind now; the latest if there are several. */
export function openRound(evaluation: Evaluation): Round | null {
  const open = evaluation.rounds.filter(
    ({ openedAt, revealedAt }) => openedAt !== null && revealedAt === null,
  )
  return open.toSorted((a, b) => b.number - a.number)[0] ?? null
}

/** People whose votes count, in their order. */
export function voters(evaluation: Evaluation) {
  return evaluation.participants.filter(({ kind }) => kind === 'voter')
}

export { cellKey }

/** Votes of one revealed round by cell, in the order of the participants. */
function votesOfRound(evaluation: Evaluation, round: Round): Map<string, CellVotes> {
  const order = new Map(voters(evaluation).map(({ id }, i) => [id, i]))
  const cards = evaluation.scorecards
    .filter(({ roundId, participantId }) => roundId === round.id && order.has(participantId))
    .toSorted((a, b) => (order.get(a.participantId) ?? 0) - (order.get(b.participantId) ?? 0))
  const asks = asksOf(round)
  const cells = new Map<string, CellVotes & { readonly votes: CastVote[] }>()
  for (const { participantId, candidateId, votes, reasons } of cards) {
    for (const { id: criterionId } of evaluation.criteria) {
      const vote = votes[criterionId]
      if (vote === undefined || !asks(candidateId, criterionId)) continue
      const key = cellKey(candidateId, criterionId)
      const cell = cells.get(key) ?? { candidateId, criterionId, round, votes: [] }
      cell.votes.push({ participantId, vote, reason: reasons[criterionId] ?? '' })
      cells.set(key, cell)
    }
  }
  return cells
}

const revealed = (evaluation: Evaluation, wanted: (round: Round) => boolean) =>
  evaluation.rounds
    .filter((round) => round.revealedAt !== null && wanted(round))
    .toSorted((a, b) => a.number - b.number)

const votesRestOn = ['scorecards', 'rounds', 'participants', 'criteria'] as const

/**
 * The votes that count for each cell: those of the latest revealed round other than second votes.
 * A review that asks about some cells only leaves the others as they were.
 *
 * @returns by `cellKey`; empty before the reveal
 */
export const countingVotes = remembered((evaluation): ReadonlyMap<string, CellVotes> => {
  const merged = new Map<string, CellVotes>()
  for (const round of revealed(evaluation, ({ kind }) => kind !== 'second'))
    for (const [key, cell] of votesOfRound(evaluation, round)) merged.set(key, cell)
  return merged
}, votesRestOn)

/**
 * What is known of cells whose votes were taken out before this copy was handed on, by `cellKey`.
 * Votes that were given since then count in their place. Empty in every other evaluation.
 */
export const cellsInShort = remembered(
  (evaluation): ReadonlyMap<string, CellInShort> => {
    const given = countingVotes(evaluation)
    const rows = isRevealed(evaluation) ? (evaluation.votesInShort?.cells ?? []) : []
    return new Map(
      rows
        .map((row) => [cellKey(row.candidateId, row.criterionId), row] as const)
        .filter(([key]) => !given.has(key)),
    )
  },
  [...votesRestOn, 'votesInShort'],
)

/** Second votes by `cellKey`, after discussion. They never replace first ones. Revealed ones only. */
export const secondVotes = remembered((evaluation): ReadonlyMap<string, CellVotes> => {
  const merged = new Map<string, CellVotes>()
  for (const round of revealed(evaluation, ({ kind }) => kind === 'second'))
    for (const [key, cell] of votesOfRound(evaluation, round)) merged.set(key, cell)
  return merged
}, votesRestOn)

/**
 * Voters who gave no vote in the rounds that were revealed, because they came later or had to go
 * before. They count like everybody in what follows. Empty before the reveal, and where nobody can
 * tell because votes were taken out.
 */
export function votersWithoutVote(evaluation: Evaluation): ReadonlySet<ParticipantId> {
  if (!isRevealed(evaluation) || evaluation.votesInShort) return new Set()
  const heard = new Set<ParticipantId>()
  for (const { votes } of countingVotes(evaluation).values())
    for (const { participantId } of votes) heard.add(participantId)
  return new Set(
    voters(evaluation)
      .map(({ id }) => id)
      .filter((id) => !heard.has(id)),
  )
}

/** The id of the first round, where there is one. */
export function firstRoundId(evaluation: Evaluation): RoundId | null {
  return evaluation.rounds.find(({ kind }) => kind === 'first')?.id ?? null
}

/** The scores among some votes: without "cannot judge". */
export function scoresIn(votes: readonly CastVote[]): number[] {
  const scores: number[] = []
  for (const { vote } of votes) if (vote !== null) scores.push(vote)
  return scores
}
