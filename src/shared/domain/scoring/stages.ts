/**
 * How far an evaluation has come: which stages of the result say something of their own.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { acceptedEvidence, cells, type Stage } from '#shared/domain/scoring/cells'
import { isRevealed } from '#shared/domain/scoring/rounds'

/** What the pages and the record call each stage. */
export const stageNames: Readonly<Record<Stage, string>> = {
  first: 'First votes',
  discussed: 'After discussion',
  trial: 'After trial',
}

/**
 * The stages that have something: first votes once revealed, the discussion once a score was
 * agreed, the trial once evidence was accepted, even if it only confirms. Empty before the reveal.
 */
export function reachedStages(evaluation: Evaluation): Stage[] {
  if (!isRevealed(evaluation)) return []
  const discussed = cells(evaluation, 'discussed').some(({ source }) => source === 'agreed')
  const tried = acceptedEvidence(evaluation).length > 0
  return [
    'first',
    ...(discussed ? (['discussed'] as const) : []),
    ...(tried ? (['trial'] as const) : []),
  ]
}

/** The stage to show first: the latest that has something. Null before the reveal. */
export function latestStage(evaluation: Evaluation): Stage | null {
  return reachedStages(evaluation).at(-1) ?? null
}
