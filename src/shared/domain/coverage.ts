/**
 * What is connected to what, and where the gaps are: personas, use cases, criteria, trial tests,
 * lifecycle stages and components of the stack.
 */
import { componentName } from '#shared/domain/components'
import type { Evaluation } from '#shared/domain/evaluation'
import { insideSentence, joinNames } from '#shared/domain/format'
import type {
  CandidateId,
  ComponentId,
  CriterionId,
  PersonaId,
  UseCaseId,
} from '#shared/domain/ids'
import type { Candidate, StackEntry } from '#shared/domain/options'
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
  /** What it would take the place of: tools of components in scope that it fills. */
  readonly replaces: readonly StackEntry[]
  /** Components out of scope that it brings along while something is in place there. */
  readonly overlaps: readonly StackEntry[]
  /** Other components out of scope that it brings along. */
  readonly brings: readonly ComponentId[]
}

/** Components of those given that have a tool today, in their order. */
export function toolsInPlace(
  { stack }: Pick<Evaluation, 'stack'>,
  components: readonly ComponentId[],
): StackEntry[] {
  return components.flatMap((id) =>
    stack.filter(
      ({ componentId, status, tool }) =>
        componentId === id && status !== 'not-needed' && tool.trim() !== '',
    ),
  )
}

/** What is in place goes on where a candidate keeps it, or is called like it: "MLflow 2.17". */
function goesOn(tool: string, { sourcing, name }: Candidate): boolean {
  const [now, then] = [tool.trim().toLowerCase(), name.trim().toLowerCase()]
  return sourcing === 'keep' || now === then || now.startsWith(`${then} `)
}

/** Coverage and overlaps of every candidate on the list, in shortlist order. */
export function stackCoverage(evaluation: Evaluation): CandidateCoverage[] {
  const scope = evaluation.frame.components
  const inPlace = new Map(
    evaluation.stack
      .filter(({ status }) => status === 'in-place')
      .map((row) => [row.componentId, row]),
  )
  return evaluation.candidates.map((candidate) => {
    const { id, componentIds } = candidate
    const beyond = componentIds.filter((component) => !scope.includes(component))
    const fills = scope.filter((component) => componentIds.includes(component))
    return {
      candidateId: id,
      fills,
      replaces: toolsInPlace(evaluation, fills).filter(({ tool }) => !goesOn(tool, candidate)),
      leavesOpen: scope.filter((component) => !componentIds.includes(component)),
      overlaps: beyond.flatMap((component) => inPlace.get(component) ?? []),
      brings: beyond.filter((component) => !inPlace.has(component)),
    }
  })
}

/** "fills 1 of 2; leaves model registry open; replaces MLflow; stands beside Airflow; brings serving along". May be empty. */
export function coverageWords(covered: CandidateCoverage): string {
  const { fills, leavesOpen, replaces, overlaps, brings } = covered
  const names = (ids: readonly ComponentId[]) =>
    joinNames(ids.map((id) => insideSentence(componentName(id))))
  const scope = fills.length + leavesOpen.length
  const beside = overlaps.map(({ tool, componentId }) =>
    tool === '' ? insideSentence(componentName(componentId)) : tool,
  )
  return [
    scope === 0 ? '' : `fills ${fills.length} of ${scope}`,
    leavesOpen.length === 0 || fills.length === 0 ? '' : `leaves ${names(leavesOpen)} open`,
    replaces.length === 0
      ? ''
      : `replaces ${joinNames([...new Set(replaces.map(({ tool }) => tool))])}`,
    beside.length === 0 ? '' : `stands beside ${joinNames(beside)}`,
    brings.length === 0 ? '' : `brings ${names(brings)} along`,
  ]
    .filter((part) => part !== '')
    .join('; ')
}
