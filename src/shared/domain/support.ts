/**
 * The support poll: how much each voter stands behind the decision. Blind until revealed.
 */
import type { Decision } from '#shared/domain/decision'
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

type PollResult = NonNullable<SupportPoll['result']>

/** The poll among voters. Observers, and people who are gone from the list, do not count. */
export function supportPoll(evaluation: Evaluation): SupportPoll {
  const { support, supportRevealedAt } = evaluation.decision
  const expected = voters(evaluation).filter(
    ({ id, leftAt }) => leftAt === null || support[id] !== undefined,
  ).length
  const votes = votesOf(evaluation, support)
  return {
    answered: votes.length,
    expected,
    result: supportRevealedAt === null ? null : resultOf(votes),
  }
}

/** A poll that was shown before support was asked for again. */
export interface EarlierPoll extends PollResult {
  /** YYYY-MM-DD, when it was shown. */
  readonly day: string
}

/** Earlier polls with at least one answer of a voter, oldest first. */
export function earlierPolls(evaluation: Evaluation): EarlierPoll[] {
  return (evaluation.decision.earlierPolls ?? []).flatMap(({ shownAt, support }) => {
    const result = resultOf(votesOf(evaluation, support))
    return result ? [{ ...result, day: shownAt.slice(0, 10) }] : []
  })
}

/** Ready to be asked again. What was shown is kept; what nobody saw is not. */
export function askedAgain({
  support,
  supportRevealedAt,
  earlierPolls: earlier = [],
}: Pick<Decision, 'support' | 'supportRevealedAt' | 'earlierPolls'>): Partial<Decision> {
  return {
    support: {},
    supportRevealedAt: null,
    ...(supportRevealedAt !== null && {
      earlierPolls: [...earlier, { shownAt: supportRevealedAt, support }],
    }),
  }
}

function votesOf(evaluation: Evaluation, support: Decision['support']): PollResult['votes'] {
  return voters(evaluation).flatMap(({ id }) => {
    const level = support[id]
    return level === undefined ? [] : [{ participantId: id, level }]
  })
}

function resultOf(votes: PollResult['votes']): PollResult | null {
  const levels = votes.map(({ level }) => level)
  const average = mean(levels)
  const ends = extent(levels)
  if (average === null || ends === null) return null
  const blocks = levels.filter((level) => level === 1).length
  const blocking = blocks === 1 ? 'one person blocks' : `${blocks} people block`
  const words =
    blocks > 0 ? blocking : `nobody blocks, the lowest is “${supportNames[ends.low] ?? ends.low}”`
  return { votes, mean: average, min: ends.low, blocks, words }
}
