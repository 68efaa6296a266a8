/**
 * How far people agree on the ranking, in words for the room.
 */
import type { BallotCheck } from '#shared/domain/agreement/ballot-check'
import type { GroupRoutes, RankingAgreement } from '#shared/domain/agreement/group-agreement'
import { joinFewNames } from '#shared/domain/format'
import type { CandidateId } from '#shared/domain/ids'

type NameOf = (id: CandidateId) => string

/** "People agree in part on the ranking". */
export function agreementFinding(agreement: RankingAgreement | null): string {
  return agreement?.words.replace(/\.$/, '') ?? 'Too few people have ranked every candidate'
}

/** Whether counting places or duels puts somebody else first than points do. */
export function ballotSentence({ points, borda, copeland }: BallotCheck, nameOf: NameOf): string {
  const names = (ids: readonly CandidateId[]) => joinFewNames(ids.map(nameOf))
  const put = (ids: readonly CandidateId[], verb: 'put' | 'puts') =>
    ids.length > 1 ? `${verb} ${names(ids)} level at first` : `${verb} ${names(ids)} first`
  if (same(borda.firstIds, points.firstIds) && same(copeland.firstIds, points.firstIds))
    return `Counting places (Borda) and duels (Copeland) instead of points also ${put(points.firstIds, 'puts')}.`
  if (same(borda.firstIds, copeland.firstIds))
    return `Points ${put(points.firstIds, 'put')}, while places (Borda) and duels (Copeland) ${put(borda.firstIds, 'put')}: most people place it well even where points run behind.`
  return `Points ${put(points.firstIds, 'put')}, places (Borda) ${put(borda.firstIds, 'put')}, and duels (Copeland) ${put(copeland.firstIds, 'put')}: no clear favourite of the room.`
}

/** Whether deciding together and each alone lead to the same first place. */
export function routesSentence(routes: GroupRoutes | null, nameOf: NameOf): string {
  if (!routes)
    return 'Not everybody’s own weights and scores are complete, so nothing can be said about what each would decide alone.'
  const first = (way: 'together' | 'apart') =>
    routes[way].filter(({ rank }) => rank === 1).map(({ candidateId }) => nameOf(candidateId))
  const [together, apart] = [joinFewNames(first('together')), joinFewNames(first('apart'))]
  if (!routes.disagree)
    return `The mean of everybody’s own totals, each with their own weights, leads to ${apart} as well.`
  return `Two ways to the group disagree: mean scores under the agreed weights lead to ${together}, the mean of everybody’s own totals to ${apart}. It matters whether the room decides together or each alone.`
}

const same = (a: readonly CandidateId[], b: readonly CandidateId[]) =>
  a.length === b.length && a.every((id) => b.includes(id))
