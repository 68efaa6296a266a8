import type { StepId } from '#shared/domain/steps'
import { useEvaluation } from '../store/evaluation-context.tsx'

const steps: ReadonlySet<StepId> = new Set(['criteria', 'scoring', 'reveal', 'results', 'decision'])

/** Where votes were looked for and are not: why every result stands without them. */
export function HandedOnNotice({ step }: { readonly step: StepId }) {
  const { votesInShort } = useEvaluation()
  if (!votesInShort || !steps.has(step)) return null
  return (
    <div className="notice plain" role="status">
      Who voted what was taken out before this file was handed on. Means, lowest and highest votes
      and everything that was agreed are in it, so the result is the same.
    </div>
  )
}
