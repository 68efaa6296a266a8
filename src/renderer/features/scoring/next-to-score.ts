import type { ParticipantId } from '#shared/domain/ids'
import type { RoundProgress } from '#shared/domain/scoring/progress'

/** Whose turn is after somebody's: the next person who is not finished, around the end. Null when nobody is left. */
export function nextToScore(
  { voters }: RoundProgress,
  after: ParticipantId | null,
): ParticipantId | null {
  const at = voters.findIndex(({ participantId }) => participantId === after)
  const order = [...voters.slice(at + 1), ...voters.slice(0, Math.max(0, at))]
  const next = order.find(({ finished, left }) => !finished && !left)
  return next?.participantId ?? null
}
