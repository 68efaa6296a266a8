import type { Tool } from '#shared/domain/tool'
import { findTools, toolsFilling, toolsNamed } from '#shared/catalogue/find-tools'
import { sourcingOf } from '#shared/catalogue/signals'
import { nextSlot, useCasesServedBy } from '#shared/domain/candidates'
import { toolsInPlace } from '#shared/domain/coverage'
import type { Evaluation } from '#shared/domain/evaluation'
import { joinNames } from '#shared/domain/format'
import { CandidateId } from '#shared/domain/ids'
import type { Candidate } from '#shared/domain/options'

/** Something that can be put on the shortlist. */
export type Choice =
  | { readonly kind: 'tool'; readonly tool: Tool; readonly via: string | null }
  | { readonly kind: 'own'; readonly name: string }
  /** A name that no tool has, kept in the user's own catalogue for the next evaluation. */
  | { readonly kind: 'kept'; readonly name: string }
  | { readonly kind: 'build' }
  | { readonly kind: 'keep' }

/**
 * What is offered for a query, best first. Building and keeping are offered every time, and come
 * first while nothing has been typed, before hundreds of tools; a name that no tool has can be taken
 * as it is.
 *
 * @param tools that are left after narrowing
 */
export function choicesFor(
  query: string,
  tools: readonly Tool[],
  { frame }: Evaluation,
  isNarrowed: boolean,
): Choice[] {
  const name = query.trim()
  const always: Choice[] = [{ kind: 'build' }, { kind: 'keep' }]
  if (name === '') {
    // Whoever narrowed the tools wants to see what is left of them, whatever is in scope.
    const start = isNarrowed ? tools : toolsFilling(tools, frame.components)
    return [...always, ...start.map((tool) => ({ kind: 'tool' as const, tool, via: null }))]
  }
  const found = findTools(tools, name)
  const exact = found.some(({ tool }) => tool.name.toLowerCase() === name.toLowerCase())
  const own: Choice[] = exact
    ? []
    : [
        { kind: 'own', name },
        { kind: 'kept', name },
      ]
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
    case 'kept':
      return choice.name
    case 'build':
      return 'Build in-house'
    case 'keep':
      return 'Keep what we have'
  }
}

/**
 * The candidate that a choice becomes: with all that can be known, and no edition yet. What is kept
 * fills the components in scope that have a tool today, and no other.
 *
 * @param tools among which those that are in place are found by name
 */
export function candidateFrom(
  choice: Choice,
  evaluation: Evaluation,
  tools: readonly Tool[],
  newId: string,
): Candidate {
  const { frame, candidates, useCases } = evaluation
  const kept = choice.kind === 'keep' ? toolsInPlace(evaluation, frame.components) : []
  const known =
    choice.kind === 'tool' ? [choice.tool] : kept.flatMap(({ tool }) => toolsNamed(tools, tool))
  const componentIds =
    choice.kind === 'tool'
      ? choice.tool.components
      : choice.kind === 'keep'
        ? kept.map(({ componentId }) => componentId)
        : frame.components
  const facts = known.flatMap((tool) => factsOf(tool).facts ?? [])
  return {
    id: CandidateId.parse(newId),
    name: choiceName(choice),
    edition: joinNames([...new Set(kept.map(({ tool }) => tool.trim()))]),
    sourcing: sourcing(choice),
    componentIds: [...componentIds],
    useCaseIds: useCasesServedBy(useCases, componentIds),
    toolIds: [...new Set(known.map(({ id }) => id))],
    ...(facts.length > 0 ? { facts: [...new Set(facts)] } : {}),
    slot: nextSlot(candidates),
    withdrawn: null,
    note: '',
  }
}

/** Facts that a candidate has to bring along: those of tools that are in no built-in catalogue. */
export function factsOf(tool: Tool): Pick<Candidate, 'facts'> {
  return tool.origin ? { facts: [tool] } : {}
}

function sourcing(choice: Choice): Candidate['sourcing'] {
  switch (choice.kind) {
    case 'tool':
      return sourcingOf(choice.tool.delivery)
    case 'own':
    case 'kept':
      return 'buy'
    case 'build':
      return 'build'
    case 'keep':
      return 'keep'
  }
}
