/**
 * What is connected to what, and where the gaps are: personas, use cases, criteria, trial tests,
 * lifecycle stages and components of the stack.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type {
  CandidateId,
  ComponentId,
  CriterionId,
  PersonaId,
  UseCaseId,
} from '#shared/domain/ids'
import type { StackEntry } from '#shared/domain/options'
import { voters } from '#shared/domain/scoring/rounds'
import { scoredCandidates } from '#shared/domain/screening'
import { untestedMustUseCases } from '#shared/domain/trials'
import { LifecycleStage } from '#shared/domain/values'

export interface Coverage {
  readonly criteriaWithoutUseCase: readonly CriterionId[]
  readonly useCasesWithoutCriterion: readonly UseCaseId[]
  readonly mustUseCasesWithoutTrialCriterion: readonly UseCaseId[]
  /** Personas that a use case names and no voter has. */
  readonly personasWithoutVoter: readonly PersonaId[]
  /** Candidates in the running that serve no use case. */
  readonly candidatesWithoutUseCase: readonly CandidateId[]
  readonly stagesWithoutUseCase: readonly LifecycleStage[]
}

/** All gaps, each list in the order of the evaluation. References to things that are gone do not count. */
export function coverage(evaluation: Evaluation): Coverage {
  const { useCases, criteria, personas } = evaluation
  const known = new Set(useCases.map(({ id }) => id))
  const servedBy = new Set(criteria.flatMap(({ useCaseIds }) => useCaseIds))
  const named = new Set(useCases.map(({ personaId }) => personaId))
  const voting = new Set(voters(evaluation).map(({ personaId }) => personaId))
  const stagesUsed = new Set(useCases.map(({ stage }) => stage))
  return {
    criteriaWithoutUseCase: criteria
      .filter(({ useCaseIds }) => !useCaseIds.some((id) => known.has(id)))
      .map(({ id }) => id),
    useCasesWithoutCriterion: useCases.filter(({ id }) => !servedBy.has(id)).map(({ id }) => id),
    mustUseCasesWithoutTrialCriterion: untestedMustUseCases(evaluation),
    personasWithoutVoter: personas
      .filter(({ id }) => named.has(id) && !voting.has(id))
      .map(({ id }) => id),
    candidatesWithoutUseCase: scoredCandidates(evaluation)
      .filter(({ useCaseIds }) => !useCaseIds.some((id) => known.has(id)))
      .map(({ id }) => id),
    stagesWithoutUseCase: LifecycleStage.options.filter((stage) => !stagesUsed.has(stage)),
  }
}

/** What one candidate would mean for the stack. */
export interface CandidateCoverage {
  readonly candidateId: CandidateId
  /** Components in scope that it fills, and those that it leaves open. */
  readonly fills: readonly ComponentId[]
  readonly leavesOpen: readonly ComponentId[]
  /** Components out of scope that it brings along while something is in place there. */
  readonly overlaps: readonly StackEntry[]
  /** Other components out of scope that it brings along. */
  readonly brings: readonly ComponentId[]
}

/** Coverage and overlaps of every candidate on the list, in shortlist order. */
export function stackCoverage(evaluation: Evaluation): CandidateCoverage[] {
  const scope = evaluation.frame.components
  const inPlace = new Map(
    evaluation.stack
      .filter(({ status }) => status === 'in-place')
      .map((row) => [row.componentId, row]),
  )
  return evaluation.candidates.map(({ id, componentIds }) => {
    const beyond = componentIds.filter((component) => !scope.includes(component))
    return {
      candidateId: id,
      fills: scope.filter((component) => componentIds.includes(component)),
      leavesOpen: scope.filter((component) => !componentIds.includes(component)),
      overlaps: beyond.flatMap((component) => inPlace.get(component) ?? []),
      brings: beyond.filter((component) => !inPlace.has(component)),
    }
  })
}
