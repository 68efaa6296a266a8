/**
 * How much people's own rankings agree, and whether two ways to the group's result differ.
 */
import { resultsByPerson } from '#shared/domain/agreement/by-person'
import type { Evaluation } from '#shared/domain/evaluation'
import { groupedBy } from '#shared/domain/grouping'
import type { CandidateId } from '#shared/domain/ids'
import { agreementWords, type KendallW, kendallW } from '#shared/domain/methods/kendall'
import { type Placed, rankTotals } from '#shared/domain/scoring/ranking'
import { stageResult } from '#shared/domain/scoring/result'
import { entry, mean } from '#shared/domain/statistics'

export interface RankingAgreement extends KendallW {
  /** People whose rankings were compared: those with a total for every ranked candidate. */
  readonly people: number
  readonly words: string
}

/**
 * Kendall's W of people's own rankings under the agreed weights, from the first votes.
 *
 * @returns null with fewer than two people or candidates, and before the reveal
 */
export function rankingAgreement(evaluation: Evaluation): RankingAgreement | null {
  const ids = stageResult(evaluation, 'first').ranking.map(({ candidateId }) => candidateId)
  const rows = resultsByPerson(evaluation).flatMap(({ withAgreedWeights: { totals } }) =>
    ids.every((id) => totals.has(id)) ? [ids.map((id) => totals.get(id) ?? 0)] : [],
  )
  const found = kendallW(rows)
  return found && { ...found, people: rows.length, words: agreementWords(found.w) }
}

export interface GroupRoutes {
  /** Agreed weights times mean scores: the result as shown. */
  readonly together: readonly Placed[]
  /** Mean of everybody's own totals with their own weights. */
  readonly apart: readonly Placed[]
  readonly disagree: boolean
}

/**
 * Two ways from people to the group: put votes together first, or let everybody decide alone and
 * take the mean. Null where somebody's own weights or totals are missing.
 */
export function groupRoutes(evaluation: Evaluation): GroupRoutes | null {
  const people = resultsByPerson(evaluation)
  const together = stageResult(evaluation, 'first').ranking
  const ids = together.map(({ candidateId }) => candidateId)
  const own = people.flatMap(({ withOwnWeights }) => withOwnWeights?.totals ?? [])
  const complete = own.every((totals) => ids.every((id) => totals.has(id)))
  if (people.length === 0 || own.length < people.length || !complete || ids.length === 0)
    return null
  const pairs = own.flatMap((totals) => ids.map((id) => ({ id, total: totals.get(id) ?? 0 })))
  const apart = rankTotals(
    [...groupedBy(pairs, ({ id }) => id)].map(([candidateId, rows]) => ({
      candidateId,
      total: mean(rows.map(({ total }) => total)) ?? 0,
    })),
  )
  const first = (placed: readonly { candidateId: CandidateId; rank: number }[]) =>
    placed.filter(({ rank }) => rank === 1).map(({ candidateId }) => candidateId)
  return {
    together,
    apart,
    disagree: !first(apart).some((id) => id === entry(ids, 0)),
  }
}
