/**
 * Borda and Copeland: one order from many.
 *
 * Borda: m - rank points per ballot. Copeland: pairwise majorities won minus lost.
 *
 * Source: Brandt et al., Handbook of Computational Social Choice (2016), ch. 2.
 */
import { competitionRanks, type Matrix, type Row, total } from '#shared/domain/methods/matrix'
import { entry } from '#shared/domain/statistics'

export interface BallotResult {
  readonly borda: Row
  readonly copeland: Row
  readonly bordaRanks: Row
  readonly copelandRanks: Row
}

/**
 * @param ranks one row per ballot, 1 is best; equal ranks are taken as given
 * @param counts how many people cast each ballot
 */
export function countBallots(ranks: Matrix, counts: Row): BallotResult {
  const m = entry(ranks, 0).length
  const all = entry(ranks, 0).map((_, i) => i)
  const weighted = (value: (ballot: Row) => number) =>
    total(ranks.map((ballot, k) => entry(counts, k) * value(ballot)))
  const borda = all.map((i) => weighted((ballot) => m - entry(ballot, i)))
  const copeland = all.map((a) =>
    total(
      all.map((b) =>
        a === b
          ? 0
          : Math.sign(weighted((ballot) => Math.sign(entry(ballot, b) - entry(ballot, a)))),
      ),
    ),
  )
  return {
    borda,
    copeland,
    bordaRanks: competitionRanks(borda),
    copelandRanks: competitionRanks(copeland),
  }
}
