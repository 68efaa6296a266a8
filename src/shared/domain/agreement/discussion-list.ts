/**
 * What to discuss, most useful first.
 */
import { type AgreementLevel, type CellSpread, spreads } from '#shared/domain/agreement/spread'
import type { Evaluation } from '#shared/domain/evaluation'
import { byId } from '#shared/domain/statistics'

/**
 * All split cells, and the mixed ones that could change who comes first.
 *
 * Those that could change it come first; then by weight times range, then by candidate id and
 * criterion id. Empty before the reveal.
 */
export function discussionList(evaluation: Evaluation): CellSpread[] {
  return discussionListOf(spreads(evaluation))
}

/** The same from spreads that are at hand. */
export function discussionListOf(all: readonly CellSpread[]): CellSpread[] {
  return all
    .filter(
      ({ level, couldChangeWinner }) =>
        level === 'split' || (level === 'mixed' && couldChangeWinner),
    )
    .toSorted(
      (a, b) =>
        Number(b.couldChangeWinner) - Number(a.couldChangeWinner) ||
        Math.round((b.effectOfSpreadOnTotal - a.effectOfSpreadOnTotal) * 1e9) ||
        byId(a.candidateId, b.candidateId) ||
        byId(a.criterionId, b.criterionId),
    )
}

/** How many cells are how far apart, and how many votes there are. */
export interface AgreementCounts extends Readonly<Record<AgreementLevel, number>> {
  readonly cells: number
  readonly votesCast: number
  readonly abstentions: number
}

/** Counts over all cells that have a score. Zeros before the reveal. */
export function agreementCounts(all: readonly CellSpread[]): AgreementCounts {
  const counts = { cells: 0, votesCast: 0, abstentions: 0, split: 0, mixed: 0, agreed: 0 }
  for (const { level, votes, abstained } of all) {
    counts.cells += 1
    counts[level] += 1
    counts.votesCast += votes
    counts.abstentions += abstained
  }
  return counts
}
