import type { Evaluation } from '#shared/domain/evaluation'

/** What was expected, and what was seen at each look back, oldest first. */
export function predictionRow({ decision: { prediction, lookBacks = [] } }: Evaluation) {
  return {
    text: prediction,
    lookBacks: lookBacks.map(({ day, held, whatHappened, next }) => ({
      day,
      held,
      whatHappened,
      next,
    })),
  }
}
