/**
 * The result as each person, and each persona, sees it, from the first votes.
 *
 * A person's total of a candidate is over the criteria that they could judge, whose weights are
 * scaled up to fill the rest: what somebody cannot judge says neither good nor bad.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { onceEach } from '#shared/domain/remembered'
import { groupedBy } from '#shared/domain/grouping'
import type { CandidateId, CriterionId, ParticipantId, PersonaId } from '#shared/domain/ids'
import { type CastVote, countingVotes, isRevealed, voters } from '#shared/domain/scoring/rounds'
import { rankTotals } from '#shared/domain/scoring/ranking'
import { scoredCandidates } from '#shared/domain/screening'
import { mean } from '#shared/domain/statistics'
import { currentWeights } from '#shared/domain/weighting/current'
import { areWeightsRevealed, weightShares } from '#shared/domain/weighting/group'
import type { Shares } from '#shared/domain/weighting/votes'
import type { VotesInShort } from '#shared/domain/votes-in-short'

/** Totals in points by candidate; a candidate without any judged criterion is left out. */
export interface Opinion {
  readonly totals: ReadonlyMap<CandidateId, number>
  /** Who comes first, several when equal; empty without totals. */
  readonly firstIds: readonly CandidateId[]
}

export interface PersonResult {
  readonly participantId: ParticipantId
  /** Cells that they could not judge or left blank. */
  readonly notJudged: number
  readonly withAgreedWeights: Opinion
  /** Null where their own weights are not complete or not revealed. */
  readonly withOwnWeights: Opinion | null
}

export interface PersonaResult {
  readonly personaId: PersonaId | null
  readonly members: readonly ParticipantId[]
  readonly opinion: Opinion
}

/** Score by cell key; absent where there is none. */
type Scores = ReadonlyMap<CandidateId, ReadonlyMap<CriterionId, number>>

/**
 * Every voter's own result, in their order; people without a single score are left out. Empty
 * before the reveal. The same answer for the same evaluation, so it must not be changed.
 */
export const resultsByPerson = onceEach((evaluation): readonly PersonResult[] => {
  const { shares } = currentWeights(evaluation)
  const own = areWeightsRevealed(evaluation) ? weightShares(evaluation) : new Map<never, never>()
  const cells = scoredCandidates(evaluation).length * evaluation.criteria.length
  const given = scoresByPerson(evaluation)
  return voters(evaluation).flatMap(({ id }) => {
    const scores = given.get(id)
    if (!scores) return []
    const judged = [...scores.values()].reduce((sum, row) => sum + row.size, 0)
    const ownShares = own.get(id)
    return [
      {
        participantId: id,
        notJudged: cells - judged,
        withAgreedWeights: opinionOf(scores, shares),
        withOwnWeights: ownShares ? opinionOf(scores, ownShares) : null,
      },
    ]
  })
})

/**
 * The result of each persona's voters together, their mean in each cell, with the agreed weights.
 *
 * In the order of the personas; voters without one come last. Personas without a score are left
 * out. Empty before the reveal. Where votes were taken out, a persona with a single voter has no
 * total.
 */
export function resultsByPersona(evaluation: Evaluation): PersonaResult[] {
  const { shares } = currentWeights(evaluation)
  if (evaluation.votesInShort && countingVotes(evaluation).size === 0)
    return personasInShort(evaluation, evaluation.votesInShort, shares)
  const groups = groupedBy(voters(evaluation), ({ personaId }) => personaId)
  const order: readonly (PersonaId | null)[] = [...evaluation.personas.map(({ id }) => id), null]
  return order.flatMap((personaId) => {
    const members = (groups.get(personaId) ?? []).map(({ id }) => id)
    const scores = meanScores(evaluation, new Set(members))
    if (scores.size === 0) return []
    return [{ personaId, members, opinion: opinionOf(scores, shares) }]
  })
}

/** The totals that were kept. They hold for the weights of then; with others nobody can tell. */
function personasInShort(
  evaluation: Evaluation,
  { personas, personaWeights }: VotesInShort,
  shares: Shares,
): PersonaResult[] {
  const same = [...shares].every(
    ([id, share]) => Math.abs(share * 100 - (personaWeights[id] ?? 0)) < 1e-9,
  )
  if (!same || !isRevealed(evaluation)) return []
  const inRunning = new Set(scoredCandidates(evaluation).map(({ id }) => id))
  return personas.map(({ personaId, totals }) => {
    const kept = totals.filter(({ candidateId }) => inRunning.has(candidateId))
    return {
      personaId,
      members: voters(evaluation)
        .filter((person) => person.personaId === personaId)
        .map(({ id }) => id),
      opinion: { totals: totalsOf(kept), firstIds: firstOf(kept) },
    }
  })
}

type Total = { readonly candidateId: CandidateId; readonly total: number }

const totalsOf = (totals: readonly Total[]) =>
  new Map(totals.map(({ candidateId, total }) => [candidateId, total]))

const firstOf = (totals: readonly Total[]) =>
  rankTotals(totals)
    .filter(({ rank }) => rank === 1)
    .map(({ candidateId }) => candidateId)

/** Everybody's own scores of the candidates in the running; nobody without a score is in it. */
function scoresByPerson(evaluation: Evaluation): ReadonlyMap<ParticipantId, Scores> {
  const inRunning = new Set(scoredCandidates(evaluation).map(({ id }) => id))
  const people = new Map<ParticipantId, Map<CandidateId, Map<CriterionId, number>>>()
  for (const { candidateId, criterionId, votes } of countingVotes(evaluation).values()) {
    if (!inRunning.has(candidateId)) continue
    for (const { participantId, vote } of votes) {
      if (vote === null) continue
      const rows = people.get(participantId) ?? new Map<CandidateId, Map<CriterionId, number>>()
      const row = rows.get(candidateId) ?? new Map<CriterionId, number>()
      people.set(participantId, rows.set(candidateId, row.set(criterionId, vote)))
    }
  }
  return people
}

/** Mean score of some people in every cell of the candidates in the running. */
function meanScores(evaluation: Evaluation, people: ReadonlySet<ParticipantId>): Scores {
  const inRunning = new Set(scoredCandidates(evaluation).map(({ id }) => id))
  const rows = new Map<CandidateId, Map<CriterionId, number>>()
  for (const { candidateId, criterionId, votes } of countingVotes(evaluation).values()) {
    const average = mean(scoresOf(votes, people))
    if (average === null || !inRunning.has(candidateId)) continue
    const row = rows.get(candidateId) ?? new Map<CriterionId, number>()
    rows.set(candidateId, row.set(criterionId, average))
  }
  return rows
}

const scoresOf = (votes: readonly CastVote[], people: ReadonlySet<ParticipantId>) =>
  votes.flatMap(({ participantId, vote }) =>
    vote !== null && people.has(participantId) ? [vote] : [],
  )

function opinionOf(scores: Scores, shares: Shares): Opinion {
  const totals: { candidateId: CandidateId; total: number }[] = []
  for (const [candidateId, row] of scores) {
    let [sum, weights] = [0, 0]
    for (const [criterionId, score] of row) {
      const weight = shares.get(criterionId) ?? 0
      sum += weight * score
      weights += weight
    }
    if (weights > 0) totals.push({ candidateId, total: sum / weights })
  }
  return { totals: totalsOf(totals), firstIds: firstOf(totals) }
}
