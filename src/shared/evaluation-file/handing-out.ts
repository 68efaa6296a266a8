import { resultsByPersona } from '#shared/domain/agreement/by-person'
import { toldPersonas } from '#shared/domain/agreement/told-personas'
import { spreads } from '#shared/domain/agreement/spread'
import type { Evaluation } from '#shared/domain/evaluation'
import type { RemovedCriterion } from '#shared/domain/removed-criteria'
import { cellKey, cellsInShort, countingVotes, isRevealed } from '#shared/domain/scoring/rounds'
import type { VotesInShort } from '#shared/domain/votes-in-short'
import { currentWeights } from '#shared/domain/weighting/current'
import { groupWeights } from '#shared/domain/weighting/group'

/**
 * An evaluation as it may be handed out inside a record: with votes only where everybody agreed
 * to that beforehand (`frame.votesInRecord`) and nothing is blind any more. Otherwise it is the
 * same but for scorecards and votes on weights, of which only what the record prints stays: means,
 * ranges and counts, so that every result stands and nobody's vote is told. Who supports the
 * decision is printed in every record once it was shown, and stays. The facilitator's notes are
 * nobody else's in either case.
 */
export function forHandingOut(whole: Evaluation): Evaluation {
  const evaluation = { ...whole, notes: [] }
  if (mayCarryVotes(evaluation)) return evaluation
  const inShort = votesInShort(evaluation)
  const { decision, removedCriteria, ...rest } = evaluation
  return {
    ...rest,
    ...(removedCriteria ? { removedCriteria: removedCriteria.map(withoutVotes) } : {}),
    ...(inShort ? { votesInShort: inShort } : {}),
    scorecards: [],
    weightVotes: [],
    decision: {
      ...decision,
      support: decision.supportRevealedAt === null ? {} : decision.support,
    },
  }
}

/** What was said on a criterion before it was removed is as private as the rest. */
function withoutVotes(removed: RemovedCriterion): RemovedCriterion {
  return { ...removed, given: {}, votes: [] }
}

/** Whether who voted what may leave the room. */
export function mayCarryVotes({
  frame,
  rounds,
  scorecards,
  weighting,
  weightVotes,
  decision,
}: Evaluation): boolean {
  const blind = new Set(rounds.filter(({ revealedAt }) => revealedAt === null).map(({ id }) => id))
  return (
    frame.votesInRecord &&
    !scorecards.some(({ roundId }) => blind.has(roundId)) &&
    (weighting.revealedAt !== null || weightVotes.length === 0) &&
    (decision.supportRevealedAt !== null || Object.keys(decision.support).length === 0)
  )
}

/** What stays of the votes that were revealed; null where there were none. */
function votesInShort(evaluation: Evaluation): VotesInShort | null {
  const weights = groupWeights(evaluation)
  const votes = countingVotes(evaluation)
  const known = cellsInShort(evaluation)
  if (!isRevealed(evaluation) && weights.length === 0) return null
  const told = new Map(
    toldPersonas(evaluation).told.map(({ personaId, opinion }) => [personaId, opinion.totals]),
  )
  return {
    cells: everySpread(evaluation).flatMap(
      ({ candidateId, criterionId, votes: given, abstained, mean, median, sd, low, high }) => {
        const key = cellKey(candidateId, criterionId)
        const roundId = votes.get(key)?.round.id ?? known.get(key)?.roundId
        if (roundId === undefined) return []
        const lie = { votes: given, abstained, mean, median, sd, low, high }
        return [{ candidateId, criterionId, roundId, ...lie }]
      },
    ),
    weights: weights.map(({ criterionId, voters, mean, median, sd, low, high }) => ({
      criterionId,
      voters,
      mean,
      median,
      sd,
      low,
      high,
    })),
    personas: resultsByPersona(evaluation).map(({ personaId }) => ({
      personaId,
      totals: [...(told.get(personaId) ?? [])].map(([candidateId, total]) => ({
        candidateId,
        total,
      })),
    })),
    personaWeights: Object.fromEntries(
      [...currentWeights(evaluation).shares].map(([id, share]) => [id, share * 100]),
    ) as VotesInShort['personaWeights'],
  }
}

/** Of candidates that are off the list, too: somebody may take one back. */
function everySpread(evaluation: Evaluation) {
  const everybody = {
    ...evaluation,
    screening: [],
    candidates: evaluation.candidates.map((row) => ({ ...row, withdrawn: null })),
  }
  return spreads(everybody)
}
