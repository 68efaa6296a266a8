/**
 * How much an evaluation holds and how far it had come, to tell one copy of it from another.
 * Counts only: what anybody voted is never part of it.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { isRevealed } from '#shared/domain/scoring/rounds'
import type { StepId } from '#shared/domain/steps'

/** Counts of what was written, abstentions among the scores included. */
export interface Contents {
  /** The step that was worked on, or the last one that something was written on. */
  readonly step: StepId
  readonly useCases: number
  readonly candidates: number
  readonly criteria: number
  /** People who have said how they would weigh. */
  readonly weightVotes: number
  readonly scores: number
}

export function contentsOf(evaluation: Evaluation): Contents {
  const { useCases, candidates, criteria, weightVotes, scorecards } = evaluation
  return {
    step: stepReached(evaluation),
    useCases: useCases.length,
    candidates: candidates.length,
    criteria: criteria.length,
    weightVotes: new Set(weightVotes.map(({ participantId }) => participantId)).size,
    scores: scorecards.reduce((sum, { votes }) => sum + Object.keys(votes).length, 0),
  }
}

function stepReached(evaluation: Evaluation): StepId {
  const { agenda, decision, blips, trials, rounds, discussions, criteria, candidates } = evaluation
  const running = agenda.findLast(
    ({ startedAt, endedAt }) => startedAt !== null && endedAt === null,
  )
  if (running?.step) return running.step
  if (decision.status !== 'open' || decision.chosenId !== null) return 'decision'
  if (blips.length > 0) return 'radar'
  if (trials.length > 0) return 'trials'
  if (discussions.length > 0 || isRevealed(evaluation)) return 'reveal'
  if (rounds.some(({ openedAt }) => openedAt !== null)) return 'scoring'
  if (criteria.length > 0) return 'criteria'
  if (candidates.length > 0) return 'shortlist'
  if (evaluation.stack.length > 0) return 'stack'
  return evaluation.useCases.length > 0 ? 'use-cases' : 'frame'
}
