/**
 * What each step has and what it still lacks, as a list to act on.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { preparationChecks } from '#shared/domain/readiness-preparation'
import { proofChecks } from '#shared/domain/readiness-proof'
import { votingChecks } from '#shared/domain/readiness-voting'
import type { Known, StepChecks } from '#shared/domain/step-check'
import { type StepId, stepIds, stepNames } from '#shared/domain/steps'

/** Where one step stands. */
export interface StepReadiness {
  readonly step: StepId
  /**
   * `begun`: something is there, or its agenda item is running. `missing`: something that later
   * steps build on is not there although one of them has begun.
   */
  readonly state: 'done' | 'begun' | 'not-begun' | 'missing'
  readonly count: string
  readonly done: readonly string[]
  /** What is needed first, then what might be wanted. */
  readonly missing: readonly string[]
  /** A sentence on what to do, and the step that its button leads to; null for this one. */
  readonly next: { readonly text: string; readonly step: StepId | null }
}

const checks: StepChecks<StepId> = { ...preparationChecks, ...votingChecks, ...proofChecks }

/** Steps that nothing later can do without. The others may be skipped without a warning. */
const foundations: ReadonlySet<StepId> = new Set([
  'frame',
  'use-cases',
  'shortlist',
  'criteria',
  'scoring',
])

/** All steps, in the order of the rail. Tells no vote. */
export function readiness(evaluation: Evaluation, known: Known = {}): StepReadiness[] {
  const reports = stepIds.map((step) => ({ step, ...checks[step](evaluation, known) }))
  const running = new Set(
    evaluation.agenda
      .filter(({ startedAt, endedAt }) => startedAt !== null && endedAt === null)
      .map(({ step }) => step),
  )
  return reports.map(({ step, begun, count, done, missing, hints, advice }, i) => {
    const laterBegun = reports.slice(i + 1).some((report) => report.begun)
    const complete = missing.length === 0
    return {
      step,
      state: stateOf({
        begun,
        complete,
        running: running.has(step),
        overtaken: laterBegun && foundations.has(step),
      }),
      count,
      done,
      missing: [...missing, ...hints],
      next: nextOf(step, complete, hints.length > 0, advice),
    }
  })
}

function stateOf(facts: {
  readonly begun: boolean
  readonly complete: boolean
  readonly running: boolean
  readonly overtaken: boolean
}): StepReadiness['state'] {
  if (facts.running) return 'begun'
  if (facts.begun && facts.complete) return 'done'
  if (facts.overtaken) return 'missing'
  return facts.begun ? 'begun' : 'not-begun'
}

function nextOf(
  step: StepId,
  complete: boolean,
  hinted: boolean,
  advice: string,
): StepReadiness['next'] {
  const following = stepIds[stepIds.indexOf(step) + 1] ?? null
  if (!complete) return { text: advice, step: null }
  if (!following)
    return { text: 'Everything is there. Export the record and set the review.', step: null }
  const onwards = `go on to ${stepInSentence(following)}.`
  return hinted
    ? { text: `Fill the gaps or leave them open, then ${onwards}`, step: following }
    : { text: `Everything is there: ${onwards}`, step: following }
}

const stepInSentence = (step: StepId) => `the ${stepNames[step].toLowerCase()}`
