import { findTools, toolNamed } from '#shared/catalogue/find-tools'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, ToolId } from '#shared/domain/ids'
import { componentName } from '#shared/domain/components'
import { blipOfCandidate } from '#shared/domain/radar-candidates'
import type { Tool } from '#shared/domain/tool'

/** As many tools of the catalogue as are offered at once. */
const mostFromCatalogue = 8

/** Something that could be put on the radar. */
export interface Addable {
  readonly key: string
  readonly name: string
  /** Where it comes from: "Candidate", "In place: model registry", or "Own name". */
  readonly origin: string
  readonly candidateId: CandidateId | null
  readonly toolId: ToolId | null
}

/**
 * Candidates, tools of the stack and of the catalogue that are not on the radar yet and match what
 * was typed; last the typed name itself, where nothing is called exactly so.
 */
export function addables(
  evaluation: Evaluation,
  query: string,
  tools: readonly Tool[] = [],
): Addable[] {
  const { blips, candidates, stack } = evaluation
  const taken = new Set(blips.map(({ name }) => name.trim().toLowerCase()))
  const fromCandidates = candidates
    .filter(
      (candidate) =>
        !blipOfCandidate(evaluation, candidate) && !taken.has(candidate.name.trim().toLowerCase()),
    )
    .map(({ id, name, toolIds }) => ({
      key: `candidate ${id}`,
      name,
      origin: 'Candidate',
      candidateId: id,
      toolId: toolIds.length === 1 ? (toolIds[0] ?? null) : null,
    }))
  const known = new Set([...taken, ...fromCandidates.map(({ name }) => name.toLowerCase())])
  const fromStack = stack
    .filter(({ tool }) => tool.trim() !== '' && !known.has(tool.trim().toLowerCase()))
    .map(({ componentId, tool }) => ({
      key: `stack ${componentId}`,
      name: tool.trim(),
      origin: `In place: ${componentName(componentId)}`,
      candidateId: null,
      toolId: toolNamed(tools, tool)?.id ?? null,
    }))
  const typed = query.trim()
  const wanted = typed.toLowerCase()
  const found = [...fromCandidates, ...fromStack].filter(({ name }) =>
    name.toLowerCase().includes(wanted),
  )
  const exact = taken.has(wanted) || found.some(({ name }) => name.toLowerCase() === wanted)
  const offered = new Set(found.map((one) => one.name.toLowerCase()))
  const fromCatalogue = findTools(tools, typed)
    .filter(
      ({ tool: { name } }) => !taken.has(name.toLowerCase()) && !offered.has(name.toLowerCase()),
    )
    .slice(0, mostFromCatalogue)
    .map(({ tool, via }) => ({
      key: `tool ${tool.id}`,
      name: tool.name,
      origin: via === null ? 'Catalogue' : `Catalogue, found as ${via}`,
      candidateId: null,
      toolId: tool.id,
    }))
  const isNamed = fromCatalogue.some(({ name }) => name.toLowerCase() === wanted)
  if (typed === '' || exact || isNamed) return [...found, ...fromCatalogue]
  return [
    ...found,
    ...fromCatalogue,
    { key: 'own', name: typed, origin: 'Own name', candidateId: null, toolId: null },
  ]
}
