/**
 * What the room may know.
 */
import type { Evaluation } from '#shared/domain/evaluation'

declare const room: unique symbol

/**
 * An evaluation without anything that is still blind: no score of an unrevealed round, no weights
 * and no support before their reveal, and none of the facilitator's notes. Only `forTheRoom`
 * makes one, so that what takes it cannot be given anything else.
 */
export type RoomEvaluation = Evaluation & { readonly [room]: true }

/** Leaves out what nobody may see yet. */
export function forTheRoom(evaluation: Evaluation): RoomEvaluation {
  const { rounds, weighting, decision } = evaluation
  const revealed = new Set(
    rounds.filter(({ revealedAt }) => revealedAt !== null).map(({ id }) => id),
  )
  const shown: Evaluation = {
    ...evaluation,
    notes: [],
    scorecards: evaluation.scorecards.filter(({ roundId }) => revealed.has(roundId)),
    weightVotes: weighting.revealedAt === null ? [] : evaluation.weightVotes,
    decision: { ...decision, support: decision.supportRevealedAt === null ? {} : decision.support },
  }
  // The mark exists for the compiler alone.
  return shown as RoomEvaluation
}
