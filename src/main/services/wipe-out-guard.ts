import type { Evaluation } from '#shared/domain/evaluation'
import type { Scorecard } from '#shared/domain/judgement'
import type { ChangeSet, RowMaps } from '#shared/evaluation-file/change-set'
import { keyText } from '#shared/evaluation-file/rows'

/** How many votes an evaluation holds, abstentions included. */
export function countVotes({ scorecards }: Pick<Evaluation, 'scorecards'>): number {
  return scorecards.reduce((sum, card) => sum + votesOn(card), 0)
}

/** How many votes a change set takes away on purpose, measured against the rows before it. */
export function votesRemovedBy({ changes }: ChangeSet, rows: RowMaps): number {
  return changes.reduce((sum, { table, key, after }) => {
    if (table !== 'scorecards') return sum
    const before = rows.scorecards.get(keyText(key))
    const left = after === null ? 0 : votesOn(after)
    return sum + Math.max(0, (before ? votesOn(before) : 0) - left)
  }, 0)
}

function votesOn(card: Partial<Pick<Scorecard, 'votes'>>): number {
  return Object.keys(card.votes ?? {}).length
}
