/** A ranking in one line, as a change of it is told: "1 MLflow, 2 Weights & Biases". */
import type { CandidateId } from '#shared/domain/ids'
import type { Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { joined, words } from '#shared/domain/record/words'

export const rankingOrder = (ids: readonly CandidateId[], names: RecordFacts['names']): Words =>
  ids.length === 0
    ? ['not recorded']
    : joined(
        ids.map((id, i) => words`${String(i + 1)} ${names.candidate(id)}`),
        ', ',
      )

/** " Ranking before: … Ranking after: …", or nothing for what happened before the reveal. */
export const rankingsAround = (
  { rankingBefore, rankingAfter }: Record<'rankingBefore' | 'rankingAfter', readonly CandidateId[]>,
  names: RecordFacts['names'],
): Words =>
  rankingBefore.length + rankingAfter.length === 0
    ? []
    : words` Ranking before: ${rankingOrder(rankingBefore, names)}. Ranking after: ${rankingOrder(rankingAfter, names)}.`
