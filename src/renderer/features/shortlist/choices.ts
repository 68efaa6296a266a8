import type { Tool } from '#shared/catalogue/catalogue'
import { findTools, toolsFilling } from '#shared/catalogue/find-tools'
import { sourcingOf } from '#shared/catalogue/signals'
import { nextSlot, useCasesServedBy } from '#shared/domain/candidates'
import type { Evaluation } from '#shared/domain/evaluation'
import { joinNames } from '#shared/domain/format'
import { CandidateId } from '#shared/domain/ids'
import type { Candidate } from '#shared/domain/options'

/** Something that can be put on the shortlist. */
export type Choice =
  | { readonly kind: 'tool'; readonly tool: Tool; readonly via: string | null }
  | { readonly kind: 'own'; readonly name: string }
  | { readonly kind: 'build' }
  | { readonly kind: 'keep' }

/** As many tools as fit on the screen beside the other choices. */
const mostTools = 12

/**
 * What is offered for a query, best first. Building and keeping are offered every time; a name
 * that no tool has can be taken as it is.
 */
export function choicesFor(query: string, tools: readonly Tool[], { frame }: Evaluation): Choice[] {
  const name = query.trim()
  const always: Choice[] = [{ kind: 'build' }, { kind: 'keep' }]
  if (name === '') {
    const start = toolsFilling(tools, frame.components).slice(0, mostTools)
    return [...start.map((tool) => ({ kind: 'tool' as const, tool, via: null })), ...always]
  }
  const found = findTools(tools, name).slice(0, mostTools)
  const exact = found.some(({ tool }) => tool.name.toLowerCase() === name.toLowerCase())
  const own: Choice[] = exact ? [] : [{ kind: 'own', name }]
  const offered: Choice[] = found.map((one) => ({ kind: 'tool' as const, ...one }))
  // Whoever types "build" or "keep" means just that, and not a tool that builds.
  const isMeant = (choice: Choice) =>
    choiceName(choice).toLowerCase().startsWith(name.toLowerCase())
  const meant = always.filter(isMeant)
  return [...meant, ...offered, ...own, ...always.filter((choice) => !isMeant(choice))]
}

/** A choice in words, also as the label of its undo step. */
export function choiceName(choice: Choice): string {
  switch (choice.kind) {
    case 'tool':
      return choice.tool.name
    case 'own':
      return choice.name
    case 'build':
      return 'Build in-house'
    case 'keep':
      return 'Keep what we have'
  }
}

/** The candidate that a choice becomes: with all that can be known, and no edition yet. */
export function candidateFrom(choice: Choice, evaluation: Evaluation, newId: string): Candidate {
  const { frame, stack, candidates, useCases } = evaluation
  const inPlace = stack.filter(
    ({ componentId, status, tool }) =>
      tool !== '' && status === 'in-place' && frame.components.includes(componentId),
  )
  const componentIds = choice.kind === 'tool' ? choice.tool.components : frame.components
  return {
    id: CandidateId.parse(newId),
    name: choiceName(choice),
    edition: choice.kind === 'keep' ? joinNames(inPlace.map(({ tool }) => tool)) : '',
    sourcing: sourcing(choice),
    componentIds: [...componentIds],
    useCaseIds: useCasesServedBy(useCases, componentIds),
    toolIds: choice.kind === 'tool' ? [choice.tool.id] : [],
    slot: nextSlot(candidates),
    withdrawn: null,
    note: '',
  }
}

function sourcing(choice: Choice): Candidate['sourcing'] {
  switch (choice.kind) {
    case 'tool':
      return sourcingOf(choice.tool.delivery)
    case 'own':
      return 'buy'
    case 'build':
      return 'build'
    case 'keep':
      return 'keep'
  }
}
