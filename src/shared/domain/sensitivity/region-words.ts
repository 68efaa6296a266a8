/**
 * Who wins how often over a region of weights, in words for the room.
 */
import { insideSentence, joinNames } from '#shared/domain/format'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import type {
  RegionAcceptability,
  RegionKind,
  RegionShares,
} from '#shared/domain/sensitivity/weight-regions'
import { wholePercent } from '#shared/domain/sentence'
import { entry } from '#shared/domain/statistics'

type NameOf = (id: CandidateId) => string

const within: Readonly<Record<RegionKind, string>> = {
  any: 'With any weights at all',
  order: 'In the agreed order of weights',
  near: 'Near the agreed weights',
  votes: 'Between lowest and highest vote',
}

/** Share of the weights for which a candidate comes first, alone or level, in percent. */
export function firstPercent({ percentByRank }: RegionShares): number {
  return entry(percentByRank, 0)
}

/** "With any weights at all, MLflow wins 69 of 100 times". Of the one who wins most. */
export function regionFinding({ kind, candidates }: RegionAcceptability, nameOf: NameOf): string {
  const most = Math.max(...candidates.map(firstPercent))
  const best = candidates.filter((row) => firstPercent(row) > most - 1e-9)
  const names = joinNames(best.map(({ candidateId }) => nameOf(candidateId)))
  if (best.length > 3) return `${within[kind]}, nobody wins more often than others`
  const [win, each] = best.length > 1 ? ['win', ' each'] : ['wins', '']
  if (most > 100 - 1e-9) return `${within[kind]}, ${names} always ${win}`
  return `${within[kind]}, ${names} ${win} ${wholePercent(most)} of 100 times${each}`
}

/**
 * When a candidate comes first, from its central weights: the one or two criteria that weigh more
 * there than on average over the region. Null for who never does.
 */
export function whenFirst(
  found: RegionAcceptability,
  candidate: RegionShares,
  criterionIds: readonly CriterionId[],
  criterionName: (id: CriterionId) => string,
  nameOf: NameOf,
): string | null {
  const { centralWeights } = candidate
  if (centralWeights === null) return null
  const name = nameOf(candidate.candidateId)
  if (firstPercent(candidate) > 100 - 1e-9) return `${name} is first whatever counts most.`
  const average = meanWeights(found)
  const more = centralWeights
    .map((weight, j) => ({ id: entry(criterionIds, j), by: weight - entry(average, j), j }))
    .filter(({ by, j }) => by > noticeable * entry(average, j))
    .toSorted((a, b) => b.by - a.by)
    .slice(0, 2)
    .map(({ id }) => `"${insideSentence(criterionName(id))}"`)
  if (more.length === 0) return `${name} is first without any one criterion that has to count more.`
  const degree = found.kind === 'any' ? 'most' : 'more'
  return `${name} is first when ${joinNames(more)} ${more.length > 1 ? 'count' : 'counts'} ${degree}.`
}

/** A weight this much above its average, as a part of it, is worth a word. */
const noticeable = 0.05

/** The mean of all weights of the region: the central weights, by how often each is first. */
function meanWeights({ candidates }: RegionAcceptability): number[] {
  const first = candidates.filter(({ centralWeights }) => centralWeights !== null)
  const all = first.reduce((sum, row) => sum + firstPercent(row), 0)
  return (first[0]?.centralWeights ?? []).map((_, j) =>
    first.reduce((sum, row) => sum + (firstPercent(row) / all) * (row.centralWeights?.[j] ?? 0), 0),
  )
}
