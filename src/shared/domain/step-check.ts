import type { Evaluation } from '#shared/domain/evaluation'
import type { StepId } from '#shared/domain/steps'

/** What one step reports about itself. */
export interface StepCheck {
  /** Whether anybody has put something there. */
  readonly begun: boolean
  /** Behind the step's name on the rail: "6 people", "6"; empty for nothing to count. */
  readonly count: string
  readonly done: readonly string[]
  /** What has to be there before the step is done. */
  readonly missing: readonly string[]
  /** What might be missing and may be left open on purpose. */
  readonly hints: readonly string[]
  /** What to do next in this step while something is missing. */
  readonly advice: string
}

/** What is known besides the evaluation. */
export interface Known {
  /** Moves that are proposed, those included that only a catalogue of tools can tell; left out where none was asked. */
  readonly ringProposals?: number
}

/** A check for each of some steps. */
export type StepChecks<Steps extends StepId> = {
  readonly [Step in Steps]: (evaluation: Evaluation, known: Known) => StepCheck
}
