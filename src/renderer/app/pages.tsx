import { type ComponentType, lazy } from 'react'
import type { ParticipantId } from '#shared/domain/ids'
import { type StepId, stepIds } from '#shared/domain/steps'

const loadSteps: Readonly<Record<StepId, () => Promise<ComponentType>>> = {
  frame: async () => (await import('../features/frame/frame-page.tsx')).FramePage,
  'use-cases': async () => (await import('../features/use-cases/use-cases-page.tsx')).UseCasesPage,
  stack: async () => (await import('../features/stack/stack-page.tsx')).StackPage,
  shortlist: async () => (await import('../features/shortlist/shortlist-page.tsx')).ShortlistPage,
  criteria: async () => (await import('../features/criteria/criteria-page.tsx')).CriteriaPage,
  scoring: async () => (await import('../features/scoring/scoring-page.tsx')).ScoringPage,
  reveal: async () => (await import('../features/reveal/reveal-page.tsx')).RevealPage,
  results: async () => (await import('../features/results/results-page.tsx')).ResultsPage,
  trials: async () => (await import('../features/trials/trials-page.tsx')).TrialsPage,
  radar: async () => (await import('../features/radar/radar-page.tsx')).RadarPage,
  decision: async () => (await import('../features/decision/decision-page.tsx')).DecisionPage,
}

/** The page of every step, loaded when it is first visited or while nothing else is to be done. */
export const stepPages = Object.fromEntries(
  stepIds.map((step) => [step, lazy(async () => ({ default: await loadSteps[step]() }))]),
  // Made from all steps just above.
) as unknown as Readonly<Record<StepId, ComponentType>>

/**
 * Fetches what is not there yet, so that a step is on screen before the next key is pressed:
 * keys that come before a page has its commands would be lost.
 */
export function preloadPages(): () => void {
  const handle = requestIdleCallback(() => {
    for (const step of stepIds) void loadSteps[step]().catch(() => {})
  })
  return () => cancelIdleCallback(handle)
}

type PrivatePage = ComponentType<{ readonly participantId: ParticipantId }>

/** One person's own screens, without a frame. */
export const privatePages: Readonly<Record<'scores' | 'weights', PrivatePage>> = {
  scores: lazy(async () => ({
    default: (await import('../features/scoring/private-scores.tsx')).PrivateScores,
  })),
  weights: lazy(async () => ({
    default: (await import('../features/criteria/private-weights.tsx')).PrivateWeights,
  })),
}
