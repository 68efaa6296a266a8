import { z } from 'zod'

/** The steps of a workshop, in their order on the rail. Any can be visited at any time. */
export const StepId = z.enum([
  'frame',
  'use-cases',
  'stack',
  'shortlist',
  'criteria',
  'scoring',
  'reveal',
  'results',
  'trials',
  'radar',
  'decision',
])
export type StepId = z.infer<typeof StepId>

export const stepIds: readonly StepId[] = StepId.options

/** What the rail, the palette and the record call each step. */
export const stepNames: Readonly<Record<StepId, string>> = {
  frame: 'Frame',
  'use-cases': 'Use cases',
  stack: 'Stack map',
  shortlist: 'Shortlist',
  criteria: 'Criteria',
  scoring: 'Scoring',
  reveal: 'Reveal',
  results: 'Results',
  trials: 'Trials',
  radar: 'Radar',
  decision: 'Decision',
}
