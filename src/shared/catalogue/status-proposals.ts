/**
 * Moves on the radar that the catalogue suggests: for tools that nobody looks after any more, and
 * for those that nobody here has tried yet.
 */
import { formatPartialDate } from '#shared/catalogue/signals'
import type { Evaluation } from '#shared/domain/evaluation'
import { countWord } from '#shared/domain/format'
import type { ToolId } from '#shared/domain/ids'
import type { Blip } from '#shared/domain/proof'
import { blipState, lastSaid, type RingProposal, ringProposals } from '#shared/domain/radar'
import type { Tool } from '#shared/domain/tool'

/** What nobody develops any more does no harm where it runs, and is not begun with: that is Hold. */
const ended: Readonly<Partial<Record<Tool['status']['state'], string>>> = {
  archived: 'is archived',
  discontinued: 'is discontinued',
  inactive: 'has had no activity for a year or more',
  maintenance: 'is maintained and not developed any more',
}

/** Years from the first release on that a tool should have behind it before anybody looks at it. */
const oldEnough = 2

/** All that is proposed: what results say, with what the catalogue adds. @param today YYYY-MM-DD */
export function allRingProposals(
  evaluation: Evaluation,
  tools: ReadonlyMap<ToolId, Tool>,
  today: string,
): RingProposal[] {
  return withStatusProposals(ringProposals(evaluation), evaluation, tools, today)
}

/**
 * Proposals from results, with what the catalogue adds to them. Results come first: where both say
 * something of one tool, only the result does. A blip that people here put where it is after the
 * tool had ended, from where it was on a day before, has been dealt with and proposes nothing; one
 * that a later radar only carried over has not.
 *
 * @param today YYYY-MM-DD: how old a tool is
 */
export function withStatusProposals(
  proposals: readonly RingProposal[],
  evaluation: Evaluation,
  tools: ReadonlyMap<ToolId, Tool>,
  today: string,
): RingProposal[] {
  const told = new Set(proposals.map(({ blipId }) => blipId))
  const ends = evaluation.blips.flatMap((blip): RingProposal[] => {
    const { ring } = blipState(blip)
    const tool = toolOf(blip, evaluation, tools)
    const words = tool && ended[tool.status.state]
    if (!tool || !words || ring === null || ring === 'hold' || told.has(blip.id)) return []
    const { asOf } = tool.status
    if (asOf !== null && isDecidedAfter(blip, asOf)) return []
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
  return [...proposals.map((proposal) => atUsualRing(proposal, evaluation, tools, today)), ...ends]
}

function isDecidedAfter(blip: Blip, day: string): boolean {
  const at = lastSaid(blip)
  const said = blip.history[at]?.day ?? null
  return said !== null && said > day && (blip.history[at - 1]?.day ?? null) !== null
}

/** A candidate that is not on the radar goes where tools of its kind and age usually begin. */
function atUsualRing(
  proposal: RingProposal,
  { candidates }: Evaluation,
  tools: ReadonlyMap<ToolId, Tool>,
  today: string,
): RingProposal {
  const toolIds = candidates.find(({ id }) => id === proposal.candidateId)?.toolIds ?? []
  const tool = toolIds.length === 1 ? tools.get(toolIds[0] as ToolId) : undefined
  if (proposal.blipId !== null || proposal.to !== 'assess' || !tool) return proposal
  const words = ended[tool.status.state]
  if (words) return { ...proposal, to: 'hold', reason: `${tool.name} ${words}.` }
  const { value: year } = tool.firstRelease
  if (year !== null && Number(today.slice(0, 4)) - year < oldEnough)
    return {
      ...proposal,
      to: 'hold',
      reason: `First released in ${year}: less than ${countWord(oldEnough)} years old, too new to assess.`,
    }
  const commitment = tool.scope === 'suite' ? ' A hard commitment: ask who runs it before.' : ''
  const usual = tool.suggestedRing
  // What nobody here has tried is not to be adopted, whatever others say of its kind.
  if (!usual || usual.ring === 'adopt' || usual.ring === 'assess')
    return { ...proposal, reason: `${proposal.reason}${commitment}` }
  return {
    ...proposal,
    to: usual.ring,
    reason: `${proposal.reason} Usual for: ${usual.basis}.${commitment}`,
  }
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
