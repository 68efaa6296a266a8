import { useMemo } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import { criterionHeads, criterionLabels } from '#shared/domain/criterion-heads'
import { namedApart } from '#shared/domain/named-apart'
import type { Stage } from '#shared/domain/scoring/cells'
import { type StageResult, stageResult } from '#shared/domain/scoring/result'
import { reachedStages } from '#shared/domain/scoring/stages'
import type { ChartCandidate } from '../../charts/chart-candidate.ts'
import { useEvaluation } from '../../store/evaluation-context.tsx'
import { replaceRoute } from '../../ui/routes.ts'
import { useRoute } from '../../ui/shown-route.ts'

/** Everything on the page speaks of candidates and criteria by these. */
export interface Naming {
  readonly candidate: (id: CandidateId) => ChartCandidate
  readonly nameOf: (id: CandidateId) => string
  readonly criterionName: (id: CriterionId) => string
  /** In a few words, for lists. */
  readonly criterionLabel: (id: CriterionId) => string
  /** In a word or two, for heads of columns. */
  readonly criterionHead: (id: CriterionId) => string
}

export interface Results {
  readonly evaluation: Evaluation
  readonly naming: Naming
  /** In their order; empty before the reveal. */
  readonly reached: readonly Stage[]
  readonly stage: Stage
  readonly chooseStage: (stage: Stage) => void
  readonly result: StageResult
}

/** The page's link to the data: the stage in the address, and its result. Null before the reveal. */
export function useResults(): Results | null {
  const evaluation = useEvaluation()
  const route = useRoute()
  const reached = useMemo(() => reachedStages(evaluation), [evaluation])
  const item = route.page === 'step' ? route.item : ''
  const stage = reached.find((one) => one === item) ?? reached.at(-1) ?? null
  const result = useMemo(() => stage && stageResult(evaluation, stage), [evaluation, stage])
  const naming = useNaming(evaluation)
  if (stage === null || result === null) return null
  const chooseStage = (next: Stage) =>
    replaceRoute({ page: 'step', id: evaluation.id, step: 'results', item: next })
  return { evaluation, naming, reached, stage, chooseStage, result }
}

function useNaming({ candidates, criteria }: Evaluation): Naming {
  return useMemo(() => {
    const byId = new Map<string, ChartCandidate>(namedApart(candidates).map((row) => [row.id, row]))
    const names = criteria.map(({ name }) => name)
    const inOrder = (texts: readonly string[]) =>
      new Map(criteria.map(({ id }, i) => [id, texts[i] ?? '']))
    const nameById = inOrder(names)
    const labelById = inOrder(criterionLabels(names))
    const headById = inOrder(criterionHeads(names))
    const candidate = (id: CandidateId) => byId.get(id) ?? { id, name: id, slot: 0 }
    return {
      candidate,
      nameOf: (id) => candidate(id).name,
      criterionName: (id) => nameById.get(id) ?? id,
      criterionLabel: (id) => labelById.get(id) ?? id,
      criterionHead: (id) => headById.get(id) ?? id,
    }
  }, [candidates, criteria])
}
