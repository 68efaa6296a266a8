/**
 * The second window while the room prepares: frame, use cases, stack and shortlist.
 */
import { coverage } from '#shared/domain/coverage'
import { componentName, findComponent } from '#shared/domain/components'
import { counted, joinNames } from '#shared/domain/format'
import { atEveryStage, stageNames } from '#shared/domain/lifecycle'
import type { RoomEvaluation } from '#shared/domain/projector/room'
import type { ProjectorView, StageItem } from '#shared/domain/projector/view'
import { excludedCandidates, openQuestions, scoredCandidates } from '#shared/domain/screening'
import { stackRows, stackStatusNames, suiteLine } from '#shared/domain/stack'
import { useCaseCodes, useCaseSentence } from '#shared/domain/use-cases'

export function frameView({ frame, participants }: RoomEvaluation): ProjectorView {
  const voters = participants.filter(({ kind }) => kind === 'voter').length
  const observers = participants.length - voters
  const owner = participants.find(({ id }) => id === frame.ownerId)
  const sentences = [
    voters > 0 ? `${counted(voters, 'person votes', 'people vote')}` : '',
    observers > 0 ? `${counted(observers, 'looks on', 'look on')}` : '',
  ].filter((text) => text !== '')
  return {
    kind: 'frame',
    title: frame.title,
    organisation: frame.organisation,
    question: frame.question,
    scope: frame.components.map(componentName),
    people: [
      sentences.length > 0 ? `${sentences.join(', ')}.` : '',
      owner ? `${owner.name} decides.` : '',
    ]
      .filter((text) => text !== '')
      .join(' '),
  }
}

const useCaseLooks = { must: 'filled', should: 'outlined', could: 'dashed' } as const

export function useCasesView(evaluation: RoomEvaluation, item: string): ProjectorView {
  const { useCases, personas } = evaluation
  const codes = useCaseCodes(useCases)
  const chosen = useCases.find(({ id }) => id === item)
  const persona = personas.find(({ id }) => id === chosen?.personaId)
  const silent = coverage(evaluation).stagesWithoutUseCase
  return {
    kind: 'loops',
    title: useCasesTitle(useCases.length, silent.length),
    gap: 'no use case yet',
    stages: atEveryStage((stage) =>
      useCases
        .filter((useCase) => useCase.stage === stage)
        .map(({ id, title, priority }): StageItem => ({
          id,
          title,
          code: codes.get(id) ?? '',
          look: useCaseLooks[priority],
        })),
    ),
    chosen: chosen
      ? {
          id: chosen.id,
          code: codes.get(chosen.id) ?? '',
          name: chosen.title,
          text: useCaseSentence(chosen),
          facts: [
            persona?.name ?? '',
            { must: 'Must', should: 'Should', could: 'Could' }[chosen.priority],
            chosen.stage ? stageNames[chosen.stage] : '',
            chosen.acceptance,
          ].filter((fact) => fact !== ''),
        }
      : null,
  }
}

function useCasesTitle(count: number, silentStages: number): string {
  if (count === 0) return 'What should get better?'
  const cases = counted(count, 'use case', 'use cases')
  if (silentStages === 0) return `${cases}, something at every stage`
  return `${cases}, ${counted(silentStages, 'stage', 'stages')} without any`
}

const stackLooks = {
  'in-place': 'filled',
  'under-evaluation': 'half',
  'next-evaluation': 'outlined',
  open: 'dashed',
} as const

export function stackView(evaluation: RoomEvaluation, item: string): ProjectorView {
  const rows = stackRows(evaluation)
  const chosen = rows.find(({ componentId }) => componentId === item)
  const component = chosen && findComponent(chosen.componentId)
  const scope = evaluation.frame.components
  return {
    kind: 'loops',
    title:
      suiteLine(evaluation) ||
      (scope.length > 0
        ? `We decide ${joinNames(scope.map(componentName)).toLowerCase()}`
        : 'What do we have today?'),
    gap: 'nothing here yet',
    stages: atEveryStage((stage) =>
      rows.flatMap(({ componentId, entry }): StageItem[] => {
        const known = findComponent(componentId)
        if (!known?.stages.includes(stage) || !entry || entry.status === 'not-needed') return []
        return [
          {
            id: componentId,
            code: known.short,
            title: `${known.name}: ${stackStatusNames[entry.status].toLowerCase()}`,
            look: stackLooks[entry.status],
          },
        ]
      }),
    ),
    chosen: chosen
      ? {
          id: chosen.componentId,
          code: '',
          name: componentName(chosen.componentId),
          text: component?.purpose ?? '',
          facts: [
            chosen.inScope ? 'In scope' : '',
            chosen.entry ? stackStatusNames[chosen.entry.status] : '',
            chosen.entry?.tool ?? '',
            chosen.candidates.length > 0
              ? `Candidates: ${joinNames(chosen.candidates.map(({ name }) => name))}`
              : '',
          ].filter((fact) => fact !== ''),
        }
      : null,
  }
}

export function shortlistView(evaluation: RoomEvaluation): ProjectorView {
  const { candidates, mustHaves } = evaluation
  const open = openQuestions(evaluation)
  const textOf = new Map(mustHaves.map(({ id, text }) => [id, text]))
  const running = scoredCandidates(evaluation).map(({ id, name, slot, edition }) => ({
    ...{ id, name, slot, edition },
    open: open.filter(({ candidateId }) => candidateId === id).length,
  }))
  const out = excludedCandidates(evaluation).flatMap(({ candidateId, failed, withdrawn }) => {
    const candidate = candidates.find(({ id }) => id === candidateId)
    if (!candidate) return []
    const { id, name, slot, edition } = candidate
    const reasons = failed.map(({ mustHaveId, reason }) =>
      [textOf.get(mustHaveId) ?? '', reason].filter((text) => text !== '').join(': '),
    )
    return [
      { id, name, slot, edition, reasons: withdrawn === null ? reasons : [...reasons, withdrawn] },
    ]
  })
  const title =
    candidates.length === 0
      ? 'Which tools are worth a look?'
      : `${counted(running.length, 'candidate', 'candidates')} in the running${out.length > 0 ? `, ${out.length} out` : ''}`
  return { kind: 'shortlist', title, running, out }
}
