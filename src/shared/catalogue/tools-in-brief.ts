import { fateOf, signalsOf } from '#shared/catalogue/signals'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'
import type { Evaluation } from '#shared/domain/evaluation'
import type { ToolId } from '#shared/domain/ids'
import type { ToolInBrief } from '#shared/domain/record/tools'
import type { Tool } from '#shared/domain/tool'

/** What the record says of the tools that candidates are made of: from the catalogue, and from what they bring along. */
export async function toolsInBrief({
  candidates,
}: Pick<Evaluation, 'candidates'>): Promise<ReadonlyMap<ToolId, ToolInBrief>> {
  const { tools } = await loadCatalogue()
  const brought = candidates.flatMap(({ facts = [] }) => facts)
  const known = new Map([...tools, ...brought].map((tool) => [tool.id, tool]))
  const used = new Set(candidates.flatMap(({ toolIds }) => toolIds))
  return new Map(
    [...used].flatMap((id) => {
      const tool = known.get(id)
      return tool ? [[id, inBrief(tool)] as const] : []
    }),
  )
}

function inBrief(tool: Tool): ToolInBrief {
  const words = new Map(
    signalsOf(tool).map(({ id, text, asOf, check }) => [
      id,
      text === 'unknown'
        ? 'unknown'
        : [text, asOf === '' ? '' : `(${asOf})`, check === 'verified' ? '' : 'unverified']
            .filter((part) => part !== '')
            .join(' '),
    ]),
  )
  const of = (id: Parameters<typeof words.get>[0]) => words.get(id) ?? 'unknown'
  return {
    name: tool.name,
    firstRelease: of('age'),
    governance: of('governance'),
    licence: of('licence'),
    reach: of('commitment'),
    status: of('status'),
    fate: fateOf(tool),
  }
}
