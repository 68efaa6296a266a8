/**
 * Moves on the radar that the catalogue suggests: for tools that nobody looks after any more, and
 * for those that nobody here has tried yet.
 */
import { formatPartialDate } from '#shared/catalogue/signals'
import type { Evaluation } from '#shared/domain/evaluation'
import type { ToolId } from '#shared/domain/ids'
import type { Blip } from '#shared/domain/proof'
import { blipState, type RingProposal } from '#shared/domain/radar'
import type { Tool } from '#shared/domain/tool'

const ended: Readonly<Partial<Record<Tool['status']['state'], string>>> = {
  archived: 'is archived',
  discontinued: 'is discontinued',
}

/**
 * Proposals from results, with what the catalogue adds to them. Results come first: where both say
 * something of one tool, only the result does. A blip that was put where it is after the tool had
 * ended has been dealt with, and proposes nothing.
 */
export function withStatusProposals(
  proposals: readonly RingProposal[],
  evaluation: Evaluation,
  tools: ReadonlyMap<ToolId, Tool>,
): RingProposal[] {
  const told = new Set(proposals.map(({ blipId }) => blipId))
  const ends = evaluation.blips.flatMap((blip): RingProposal[] => {
    const { ring, day } = blipState(blip)
    const tool = toolOf(blip, evaluation, tools)
    const words = tool && ended[tool.status.state]
    if (!tool || !words || ring === null || ring === 'hold' || told.has(blip.id)) return []
    const { asOf } = tool.status
    if (asOf !== null && day !== null && day > asOf && blip.history.length > 1) return []
    const since = asOf === null ? '' : `, ${formatPartialDate(asOf)}`
    return [
      {
        candidateId: blip.candidateId,
        blipId: blip.id,
        from: ring,
        to: 'hold',
        reason: `${tool.name} ${words}${since}.`,
      },
    ]
  })
  return [...proposals.map((proposal) => atUsualRing(proposal, evaluation, tools)), ...ends]
}

/** A candidate that is not on the radar goes where tools of its kind usually begin. */
function atUsualRing(
  proposal: RingProposal,
  { candidates }: Evaluation,
  tools: ReadonlyMap<ToolId, Tool>,
): RingProposal {
  const toolIds = candidates.find(({ id }) => id === proposal.candidateId)?.toolIds ?? []
  const tool = toolIds.length === 1 ? tools.get(toolIds[0] as ToolId) : undefined
  if (proposal.blipId !== null || proposal.to !== 'assess' || !tool) return proposal
  const words = ended[tool.status.state]
  if (words) return { ...proposal, to: 'hold', reason: `${tool.name} ${words}.` }
  const usual = tool.suggestedRing
  // What nobody here has tried is not to be adopted, whatever others say of its kind.
  if (!usual || usual.ring === 'adopt' || usual.ring === 'assess') return proposal
  return { ...proposal, to: usual.ring, reason: `${proposal.reason} Usual for: ${usual.basis}.` }
}

function toolOf(
  { toolId, candidateId }: Blip,
  { candidates }: Evaluation,
  tools: ReadonlyMap<ToolId, Tool>,
): Tool | undefined {
  if (toolId !== null) return tools.get(toolId)
  const toolIds = candidates.find(({ id }) => id === candidateId)?.toolIds ?? []
  return toolIds.length === 1 ? tools.get(toolIds[0] as ToolId) : undefined
}
