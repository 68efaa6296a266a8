/** Whether everybody agreed that the record shows who voted what, and whether they did so beforehand. */
import type { Evaluation } from '#shared/domain/evaluation'
import type { Frame } from '#shared/domain/frame'
import { formatDay } from '#shared/domain/format'

export interface VotesAgreed {
  /** `unknown`: agreed, and an older file did not keep when. */
  readonly when: 'beforehand' | 'afterwards' | 'unknown'
  /** "agreed beforehand, on 12 March 2026" */
  readonly words: string
  /** The same in brief, after "Votes are in the appendix, ": "as was agreed beforehand". */
  readonly brief: string
}

/** Null where nobody agreed to it. Votes were seen from the first reveal on, of weights or of scores. */
export function votesAgreed({ frame, weighting, rounds }: Evaluation): VotesAgreed | null {
  if (!frame.votesInRecord) return null
  const at = frame.votesInRecordAt
  if (at === undefined)
    return {
      when: 'unknown',
      words: 'agreed, on a day that is not recorded',
      brief: 'as was agreed',
    }
  const on = `on ${formatDay(at.slice(0, 10))}`
  const seen = [weighting.revealedAt, ...rounds.map(({ revealedAt }) => revealedAt)].some(
    (revealed) => revealed !== null && Date.parse(revealed) <= Date.parse(at),
  )
  return seen
    ? {
        when: 'afterwards',
        words: `agreed after votes were seen, ${on}`,
        brief: 'agreed after votes were seen',
      }
    : {
        when: 'beforehand',
        words: `agreed beforehand, ${on}`,
        brief: 'as was agreed beforehand',
      }
}

/**
 * The frame with the agreement set now, or taken back.
 *
 * @param at an instant
 */
export function withVotesInRecord(frame: Frame, agreed: boolean, at: string): Frame {
  const { votesInRecordAt: _, ...rest } = frame
  return { ...rest, votesInRecord: agreed, ...(agreed ? { votesInRecordAt: at } : {}) }
}
