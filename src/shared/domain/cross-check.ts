/**
 * What other methods say beside the weighted sum, for a room that asks.
 *
 * The weighted sum is the result. Which method counts is not a choice, so that nobody can pick the
 * one whose answer they like.
 */
import { countWord, joinFewNames, joinNames } from '#shared/domain/format'
import type { CandidateId } from '#shared/domain/ids'
import {
  type OtherMethod,
  type OtherMethodId,
  otherMethods,
} from '#shared/domain/methods/other-methods'
import type { StageResult } from '#shared/domain/scoring/result'

type NameOf = (id: CandidateId) => string

/**
 * `same`: the same first place. `open`: the same one and others, or only some of those that tie.
 * `other`: somebody else.
 */
export type Verdict = 'same' | 'open' | 'other'

export interface CrossCheck {
  readonly firstIds: readonly CandidateId[]
  readonly methods: readonly (OtherMethod & { readonly verdict: Verdict })[]
}

/** Other methods on the same scores and weights. Null with fewer than two ranked candidates. */
export function crossCheck({
  firstIds,
  table,
}: Pick<StageResult, 'firstIds' | 'table'>): CrossCheck | null {
  const methods = otherMethods(table)
  if (methods.length === 0) return null
  return {
    firstIds,
    methods: methods.map((method) => ({ ...method, verdict: verdictOf(method, firstIds) })),
  }
}

function verdictOf(method: OtherMethod, firstIds: readonly CandidateId[]): Verdict {
  const shared = method.firstIds.filter((id) => firstIds.includes(id)).length
  if (shared === 0) return method.firstIds.length === 0 ? 'open' : 'other'
  return shared === firstIds.length && shared === method.firstIds.length ? 'same' : 'open'
}

/** "Same winner in four of five other methods". */
export function crossCheckFinding({ methods, firstIds }: CrossCheck): string {
  const same = methods.filter(({ verdict }) => verdict === 'same').length
  const winner = firstIds.length > 1 ? 'Same tie' : 'Same winner'
  if (same === methods.length) return `${winner} in all ${countWord(same)} other methods`
  if (same === 0) return `No other method has the ${winner.toLowerCase()}`
  return `${winner} in ${countWord(same)} of ${countWord(methods.length)} other methods`
}

/** What agreement or disagreement means for who decides. */
export function crossCheckSentence({ methods, firstIds }: CrossCheck, nameOf: NameOf): string {
  const others = methods.filter(({ verdict }) => verdict === 'other')
  const open = methods.filter(({ verdict }) => verdict === 'open')
  const leaders = joinFewNames(firstIds.map(nameOf))
  if (others.length > 0) {
    const who = [...new Set(others.flatMap((method) => method.firstIds))].map(nameOf)
    const names = joinNames(others.map(({ name }) => name))
    return `${names} ${others.length === 1 ? 'puts' : 'put'} ${joinFewNames(who)} first: first place depends on how strengths may make up for weaknesses. Look at where ${leaders} ${firstIds.length > 1 ? 'are' : 'is'} weakest before deciding.`
  }
  if (open.length > 0) {
    const names = joinNames(open.map(({ name }) => name))
    return `No method puts anybody else first; ${names} ${open.length === 1 ? 'leaves' : 'leave'} it open between several.`
  }
  return 'However strengths and weaknesses are added up, the answer is the same.'
}

/** What a method looks at, in one sentence for people who have never heard of it. */
export const methodMeaning: Readonly<Record<OtherMethodId, string>> = {
  'weighted-product': 'Weak scores cost more than strong ones bring.',
  topsis: 'Near the best score, far from the worst.',
  promethee: 'Pair by pair; a point ahead counts in full.',
  vikor: 'Also the greatest single disappointment.',
  electre: 'Whom nobody clearly beats; may be several.',
}

/** "MLflow", "MLflow or ClearML", "nobody". */
export function firstNames({ firstIds }: OtherMethod, nameOf: NameOf): string {
  if (firstIds.length === 0) return 'Nobody'
  return joinFewNames(firstIds.map(nameOf))
}
