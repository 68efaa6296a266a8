import { type ComponentType, lazy } from 'react'
import type { ParticipantId } from '#shared/domain/ids'
import type { StepId } from '#shared/domain/steps'

/** The page of every step, loaded when it is first visited. */
export const stepPages: Readonly<Record<StepId, ComponentType>> = {
  frame: lazy(async () => ({
    default: (await import('../features/frame/frame-page.tsx')).FramePage,
  })),
  'use-cases': lazy(async () => ({
    default: (await import('../features/use-cases/use-cases-page.tsx')).UseCasesPage,
  })),
  stack: lazy(async () => ({
    default: (await import('../features/stack/stack-page.tsx')).StackPage,
  })),
  shortlist: lazy(async () => ({
    default: (await import('../features/shortlist/shortlist-page.tsx')).ShortlistPage,
  })),
  criteria: lazy(async () => ({
    default: (await import('../features/criteria/criteria-page.tsx')).CriteriaPage,
  })),
  scoring: lazy(async () => ({
    default: (await import('../features/scoring/scoring-page.tsx')).ScoringPage,
  })),
  reveal: lazy(async () => ({
    default: (await import('../features/reveal/reveal-page.tsx')).RevealPage,
  })),
  results: lazy(async () => ({
    default: (await import('../features/results/results-page.tsx')).ResultsPage,
  })),
  trials: lazy(async () => ({
    default: (await import('../features/trials/trials-page.tsx')).TrialsPage,
  })),
  radar: lazy(async () => ({
    default: (await import('../features/radar/radar-page.tsx')).RadarPage,
  })),
  decision: lazy(async () => ({
    default: (await import('../features/decision/decision-page.tsx')).DecisionPage,
  })),
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
