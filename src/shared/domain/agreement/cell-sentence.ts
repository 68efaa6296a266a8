import type { CellSpread } from '#shared/domain/agreement/spread'
import { joinNames } from '#shared/domain/format'
import type { CandidateId } from '#shared/domain/ids'

/**
 * Whether one cell decides, in words: "At 2 MLflow comes first, at 5 Weights & Biases does. So
 * this cell decides."
 *
 * @param nameOf the candidate's name as the room says it
 */
export function cellSentence(spread: CellSpread, nameOf: (id: CandidateId) => string): string {
  const { low, high, firstAtLow, firstAtHigh, couldChangeWinner } = spread
  if (firstAtLow.length === 0 || firstAtHigh.length === 0) {
    return 'Nobody is scored completely yet, so this cell cannot tell who comes first.'
  }
  const first = (ids: readonly CandidateId[]) => joinNames(ids.map(nameOf))
  const come = (ids: readonly CandidateId[]) =>
    ids.length === 1 ? 'comes first' : 'come first together'
  const same = first(firstAtLow) === first(firstAtHigh)
  if (!couldChangeWinner) {
    return low === high
      ? `Everybody says ${low}.`
      : `At ${low} and at ${high} alike ${first(firstAtLow)} ${come(firstAtLow)}. So this cell does not change who comes first.`
  }
  if (same) {
    return `At ${low} and at ${high} ${first(firstAtLow)} ${come(firstAtLow)}, at the mean somebody else does. So this cell decides.`
  }
  const does = firstAtHigh.length === 1 && firstAtLow.length === 1 ? 'does' : come(firstAtHigh)
  return `At ${low} ${first(firstAtLow)} ${come(firstAtLow)}, at ${high} ${first(firstAtHigh)} ${does}. So this cell decides.`
}
