import { useEffect, useState } from 'react'
import { z } from 'zod'
import { formatScore } from '#shared/domain/format'
import { Discussion } from '#shared/domain/judgement'
import { useKeptWords } from '../../visits/use-kept-words.ts'
import type { Draft } from './use-discussion.ts'
import type { DiscussedCell } from './use-reveal.ts'

/** What was chosen and typed for a cell without being recorded. */
const KeptDraft = z.object({
  score: Discussion.shape.agreed,
  reason: z.string().max(20_000),
  /** What was recorded when it was begun. */
  basis: z.string(),
})
const asKeptDraft = (found: unknown) => KeptDraft.safeParse(found).data ?? null

/**
 * What the card of a cell shows: what was chosen and typed, or else what is recorded, or the mean.
 * Nothing but recording, skipping or taking back ends what was typed, whatever is recorded meanwhile.
 */
export function useAgreedDraft({ key, item }: DiscussedCell, readOnly: boolean) {
  const recorded = item.discussion
  const settled = recorded?.outcome === 'agreed' ? recorded : null
  const written: Draft = {
    score: settled?.agreed ?? item.spread?.mean ?? null,
    reason: settled?.reason ?? '',
  }
  const now =
    recorded && recorded.outcome !== 'open'
      ? JSON.stringify([recorded.outcome, recorded.agreed, recorded.reason])
      : ''
  const [kept, keep] = useKeptWords(readOnly ? null : `agreed-score-${key}`, asKeptDraft)
  // What is on its way into the store is shown until that one answers, so that nothing flickers.
  const [sent, setSent] = useState<Draft | null>(null)
  const [seen, setSeen] = useState(now)
  if (seen !== now) {
    setSeen(now)
    setSent(null)
  }

  const draft: Draft = kept ?? sent ?? written
  const isOpen = kept !== null && (kept.score !== written.score || kept.reason !== written.reason)
  useEffect(() => {
    if (kept !== null && !isOpen) keep(null)
  }, [kept, isOpen, keep])

  const type = (fields: Partial<Draft>) =>
    keep({ score: draft.score, reason: draft.reason, basis: kept?.basis ?? now, ...fields })
  return {
    draft,
    /** Something is chosen or typed that is not recorded. */
    isOpen,
    /** Something else has been recorded, or taken back, since it was begun. */
    isContested: isOpen && kept.basis !== now,
    type,
    takeBack: () => keep(null),
    /** @param record puts it into the store; what it refuses is there again */
    record: async (record: (draft: Draft) => Promise<void>) => {
      setSent(draft)
      keep(null)
      try {
        await record(draft)
      } catch (error) {
        type({})
        throw error
      }
    },
  }
}

/** What the card says while something else is recorded than what it was when the draft was begun. */
export function meanwhile({ discussion }: DiscussedCell['item']): string {
  const { outcome, agreed, reason } = discussion ?? { outcome: 'open', agreed: null, reason: '' }
  const why = reason === '' ? '' : ` “${reason}”`
  const what = {
    open: 'What was recorded has been taken back',
    agreed: `${formatScore(agreed)}${why} was recorded`,
    skipped: `The cell was skipped${why}`,
  }[outcome]
  return `${what} meanwhile. Recording keeps yours instead.`
}
