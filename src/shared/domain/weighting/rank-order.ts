/**
 * Weights from a ranking of criteria alone.
 *
 * For rank r of n: rank-order centroid (1/n) Σ_{k=r..n} 1/k; rank sum 2(n+1-r)/(n(n+1));
 * rank reciprocal (1/r) / Σ 1/k. Criteria that share a rank get the mean of the weights of the
 * positions that they occupy together.
 *
 * Source: Barron & Barrett, Decision quality using ranked attribute weights (1996);
 * Stillwell, Seaver & Edwards, A comparison of weight approximation techniques (1981).
 */
import { entry } from '#shared/domain/statistics'

export type RankOrderMethod = 'centroid' | 'sum' | 'reciprocal'

/** Weights of the positions 1 to n, largest first; they sum to 1. Empty for none. */
export function positionWeights(count: number, method: RankOrderMethod): number[] {
  const positions = Array.from({ length: count }, (_, i) => i + 1)
  switch (method) {
    case 'centroid':
      return positions.map(
        (rank) => positions.slice(rank - 1).reduce((sum, k) => sum + 1 / k, 0) / count,
      )
    case 'sum':
      return positions.map((rank) => (2 * (count + 1 - rank)) / (count * (count + 1)))
    case 'reciprocal': {
      const harmonic = positions.reduce((sum, k) => sum + 1 / k, 0)
      return positions.map((rank) => 1 / rank / harmonic)
    }
  }
}

/**
 * Weights of criteria with the given ranks, in their order.
 *
 * @param ranks 1 is most important. Only their order counts: 1, 2, 2, 4 and 1, 2, 2, 3 are the same.
 * @returns fractions that sum to 1
 */
export function rankOrderWeights(
  ranks: readonly number[],
  method: RankOrderMethod = 'centroid',
): number[] {
  const weights = positionWeights(ranks.length, method)
  return ranks.map((rank) => {
    const better = ranks.filter((other) => other < rank).length
    const equal = ranks.filter((other) => other === rank).length
    const shared = Array.from({ length: equal }, (_, i) => entry(weights, better + i))
    return shared.reduce((sum, weight) => sum + weight, 0) / equal
  })
}
