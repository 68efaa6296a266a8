import { z } from 'zod'
import type { EvidenceVerdict } from '#shared/domain/evidence-edits'
import { Evidence } from '#shared/domain/proof'
import { useKeptWords } from '../../visits/use-kept-words.ts'

type Draft = Pick<EvidenceVerdict, 'to' | 'decidedBy' | 'reason'>

/** What was chosen and typed about a result without being decided. Without a score, what is suggested. */
const KeptVerdict = z.object({
  to: Evidence.shape.to.optional(),
  reason: z.string().max(20_000),
  decidedBy: z.string().max(20_000),
})
const asKeptVerdict = (found: unknown) => KeptVerdict.safeParse(found).data ?? null

const group = 'group'

/**
 * What the card of a result shows: what was chosen and typed there, or else what is suggested. A
 * suggestion follows its result until somebody has chosen a score.
 *
 * @param key of the result; null where nothing may be decided
 */
export function useVerdictDraft(
  key: string | null,
  suggested: Pick<Draft, 'to' | 'reason'>,
): { readonly draft: Draft; readonly type: (fields: Partial<Draft>) => void; drop: () => void } {
  const [kept, keep] = useKeptWords(key === null ? null : `verdict-${key}`, asKeptVerdict)
  const now = kept ?? { reason: suggested.reason, decidedBy: group }
  return {
    draft: { ...now, to: now.to === undefined ? suggested.to : now.to },
    type: (fields) => {
      const next = { ...now, ...fields }
      const isNothing =
        next.to === undefined && next.reason === suggested.reason && next.decidedBy === group
      keep(isNothing ? null : next)
    },
    /** Forgets it: it was decided. */
    drop: () => keep(null),
  }
}
