/**
 * The support poll: how much each voter stands behind the decision. Blind until revealed.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { ParticipantId } from '#shared/domain/ids'
import { voters } from '#shared/domain/scoring/rounds'
import { extent, mean } from '#shared/domain/statistics'

/** What each level of support means. */
export const supportNames: Readonly<Record<number, string>> = {
  5: 'full support',
  4: 'minor reservations',
  3: 'can live with it',
  2: 'serious concern',
  1: 'block',
}

/** How far the poll is, and after the reveal what it says. */
export interface SupportPoll {
  readonly answered: number
  readonly expected: number
  /** Null before the reveal and without an answer. */
  readonly result: {
    readonly votes: readonly { readonly participantId: ParticipantId; readonly level: number }[]
    readonly mean: number
    readonly min: number
    readonly blocks: number
    /** "nobody blocks, the lowest is “can live with it”". */
    readonly words: string
  } | null
}

/** The poll among voters. Observers, and people who are gone from the list, do not count. */
export function supportPoll(evaluation: Evaluation): SupportPoll {
  const { support, supportRevealedAt } = evaluation.decision
  const votes = voters(evaluation).flatMap(({ id }) => {
    const level = support[id]
    return level === undefined ? [] : [{ participantId: id, level }]
  })
  const expected = voters(evaluation).filter(
    ({ id, leftAt }) => leftAt === null || support[id] !== undefined,
  ).length
  const levels = votes.map(({ level }) => level)
  const average = mean(levels)
  const ends = extent(levels)
  if (supportRevealedAt === null || average === null || ends === null)
    return { answered: votes.length, expected, result: null }
  const blocks = levels.filter((level) => level === 1).length
  const blocking = blocks === 1 ? 'one person blocks' : `${blocks} people block`
  const words =
    blocks > 0 ? blocking : `nobody blocks, the lowest is “${supportNames[ends.low] ?? ends.low}”`
  return {
    answered: votes.length,
    expected,
    result: { votes, mean: average, min: ends.low, blocks, words },
  }
}
