import type { Evaluation } from '#shared/domain/evaluation'
import type { Candidate } from '#shared/domain/options'
import type { Blip } from '#shared/domain/proof'

const plain = (name: string) => name.trim().toLowerCase()

/**
 * The blip of a candidate. One that came from another evaluation belongs to no candidate yet: it is
 * this candidate's where it is called so, or is the one tool that this candidate alone consists of.
 */
export function blipOfCandidate(
  { blips, candidates }: Pick<Evaluation, 'blips' | 'candidates'>,
  candidate: Pick<Candidate, 'id' | 'name' | 'toolIds'>,
): Blip | undefined {
  const own = blips.find(({ candidateId }) => candidateId === candidate.id)
  if (own) return own
  const free = blips.filter(({ candidateId }) => candidateId === null)
  const named = free.find(({ name }) => plain(name) === plain(candidate.name))
  if (named) return named
  const [tool, ...more] = candidate.toolIds
  if (tool === undefined || more.length > 0) return undefined
  // Two editions of one product are two candidates, and nothing says which of them it was.
  if (candidates.filter(({ toolIds }) => toolIds.includes(tool)).length > 1) return undefined
  return free.find(({ toolId }) => toolId === tool)
}
