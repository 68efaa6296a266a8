import { candidateTitle } from '#shared/domain/candidates'
import type { Evaluation } from '#shared/domain/evaluation'
import type { StepId } from '#shared/domain/steps'
import { useCaseCodes } from '#shared/domain/use-cases'
import { useEvaluation } from '../store/evaluation-context.tsx'
import { type Command, useFindable } from '../ui/commands.tsx'
import { navigate } from '../ui/routes.ts'

/** Lets the palette find whatever has a name here, and goes to it. Names only: nothing that was voted. */
export function FindCommands() {
  const evaluation = useEvaluation()
  useFindable(() => named(evaluation))
  return null
}

function named(evaluation: Evaluation): readonly Command[] {
  const { id, useCases, candidates, criteria, participants } = evaluation
  const codes = useCaseCodes(useCases)
  const to = (key: string, label: string, step: StepId, item: string): Command => ({
    id: `find ${step} ${key}`,
    label,
    run: () => navigate({ page: 'step', id, step, item }),
  })
  return [
    ...candidates.map((row) =>
      to(row.id, `Candidate: ${candidateTitle(row)}`, 'shortlist', row.id),
    ),
    ...criteria.map((row) => to(row.id, `Criterion: ${row.name}`, 'criteria', row.id)),
    ...useCases.map((row) =>
      to(row.id, `Use case: ${codes.get(row.id) ?? ''} ${row.title}`, 'use-cases', row.id),
    ),
    ...participants.map((row) =>
      row.kind === 'voter'
        ? to(row.id, `Person: ${row.name}, ${row.role || 'votes'}`, 'scoring', row.id)
        : to(row.id, `Person: ${row.name}, observes`, 'frame', 'people'),
    ),
  ]
}
