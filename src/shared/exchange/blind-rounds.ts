import type { Evaluation } from '#shared/domain/evaluation'

/**
 * Rounds whose votes may not be seen yet, each as a sentence: "round 1 is still blind". A round
 * that nobody has opened or voted in is not among them.
 */
export function blindRounds({ rounds, scorecards }: Evaluation): string[] {
  const voted = new Set(scorecards.map(({ roundId }) => roundId))
  return rounds
    .filter(
      ({ id, openedAt, revealedAt }) => revealedAt === null && (openedAt !== null || voted.has(id)),
    )
    .map(({ number }) => `round ${number} is still blind`)
}
