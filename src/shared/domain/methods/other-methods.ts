/**
 * What other methods make of the same scores, and whether they disagree about who comes first.
 *
 * Scores are on one scale already and more is better, so nothing needs normalising except where
 * a method brings its own. Parameters: VIKOR v = 0.5; PROMETHEE II with a linear preference from
 * 0 to 1 point; ELECTRE I with concordance 0.6 and discordance 0.4 of the widest range.
 */
import { electre } from '#shared/domain/methods/electre'
import { competitionRanks, type Row } from '#shared/domain/methods/matrix'
import { prometheeFlows } from '#shared/domain/methods/promethee'
import { topsis } from '#shared/domain/methods/topsis'
import { vikor } from '#shared/domain/methods/vikor'
import { weightedProduct } from '#shared/domain/methods/weighted'
import type { CandidateId } from '#shared/domain/ids'
import { type ScoreTable, tableTotals } from '#shared/domain/scoring/score-table'
import { entry } from '#shared/domain/statistics'

export type OtherMethodId = 'weighted-product' | 'topsis' | 'promethee' | 'vikor' | 'electre'

/** One method's view. */
export interface OtherMethod {
  readonly id: OtherMethodId
  readonly name: string
  /** What its number is, and which way is better. */
  readonly measure: string
  /** In the table's order; null where the method gives no number. */
  readonly values: readonly (number | null)[]
  /** 1 for the best, in the table's order; null where the method does not rank. */
  readonly ranks: readonly (number | null)[]
  /** Who comes first, or whom nobody outranks. May be empty for ELECTRE I. */
  readonly firstIds: readonly CandidateId[]
  /** Whether none of those first in the weighted sum is among them. */
  readonly disagrees: boolean
}

/** All other methods on the same table. Empty with fewer than two candidates. */
export function otherMethods(table: ScoreTable): OtherMethod[] {
  const { candidateIds, scores: matrix, weights } = table
  if (candidateIds.length < 2) return []
  const directions = weights.map(() => 'max' as const)
  const problem = { matrix, directions, weights }
  const defaultRanks = competitionRanks(tableTotals(table, weights))
  const ranked = (id: OtherMethodId, name: string, measure: string, values: Row, ranks: Row) =>
    viewOf({ id, name, measure, values, ranks }, firstBy(ranks))
  const viewOf = (
    view: Omit<OtherMethod, 'firstIds' | 'disagrees'>,
    first: readonly number[],
  ): OtherMethod => ({
    ...view,
    firstIds: first.map((i) => entry(candidateIds, i)),
    disagrees: !first.some((i) => defaultRanks[i] === 1),
  })
  const product = weightedProduct(problem, 'none')
  const close = topsis(problem, 'vector')
  const flows = prometheeFlows(
    problem,
    weights.map(() => ({ type: 'linear', q: 0, p: 1 })),
  )
  const compromise = vikor(problem, 0.5)
  const { notOutranked } = electre(problem, { concordance: 0.6, discordance: 0.4 })
  const blank = candidateIds.map(() => null)
  return [
    ranked(
      'weighted-product',
      'Weighted product',
      'weighted geometric mean of the scores, more is better',
      product.scores,
      product.ranks,
    ),
    ranked(
      'topsis',
      'TOPSIS',
      'closeness to the best of everything, 0 to 1, more is better',
      close.closeness,
      close.ranks,
    ),
    ranked(
      'promethee',
      'PROMETHEE II',
      'net preference, −1 to 1, more is better',
      flows.phi,
      flows.ranks,
    ),
    ranked('vikor', 'VIKOR', 'regret, 0 to 1, less is better', compromise.q, compromise.ranks),
    viewOf(
      {
        id: 'electre',
        name: 'ELECTRE I',
        measure: 'does not rank; names those whom nobody outranks',
        values: blank,
        ranks: blank,
      },
      notOutranked,
    ),
  ]
}

const firstBy = (ranks: Row) => ranks.flatMap((rank, i) => (rank === 1 ? [i] : []))
