import type { Evaluation } from '#shared/domain/evaluation'

/**
 * An evaluation as it may be handed out inside a record: with votes only where everybody agreed
 * to that beforehand (`frame.votesInRecord`) and nothing is blind any more. Otherwise it is the
 * same but for scorecards, votes on weights and the support poll; what was agreed stays.
 */
export function forHandingOut(evaluation: Evaluation): Evaluation {
  if (mayCarryVotes(evaluation)) return evaluation
  return {
    ...evaluation,
    scorecards: [],
    weightVotes: [],
    decision: { ...evaluation.decision, support: {} },
  }
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
