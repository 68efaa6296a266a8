/**
 * The personal catalogue: what a user added to the built-in one. It stays on the laptop; an
 * evaluation brings along what it needs of it.
 */
import { z } from 'zod'
import type { Candidate } from '#shared/domain/options'
import { ComponentId, ToolId } from '#shared/domain/ids'
import { Tool } from '#shared/domain/tool'

/** Where the tools of an imported category go: to a component, to none, or not in at all. */
export const CategoryTarget = z.union([
  z.object({ kind: z.literal('component'), componentId: ComponentId }),
  z.object({ kind: z.literal('no-component') }),
  z.object({ kind: z.literal('leave-out') }),
])
export type CategoryTarget = z.infer<typeof CategoryTarget>

export const PersonalCatalogue = z.object({
  /** Tools that are in no built-in catalogue, in the order in which they came. */
  tools: z.array(Tool),
  /** What an imported landscape says of tools that are in the built-in catalogue. */
  maturities: z.array(z.object({ toolId: ToolId, maturity: Tool.shape.maturity.unwrap() })),
  /** How categories were mapped last time. */
  mapping: z.array(z.object({ category: z.string(), target: CategoryTarget })),
  /** Entries of files that the user said are one and the same as a tool, or are not. */
  links: z.array(z.object({ key: z.string(), toolId: ToolId.nullable() })),
})
export type PersonalCatalogue = z.infer<typeof PersonalCatalogue>

export const emptyPersonalCatalogue: PersonalCatalogue = {
  tools: [],
  maturities: [],
  mapping: [],
  links: [],
}

/**
 * All tools that there are here: the built-in ones, with what a landscape says of them, those of
 * the user, and those that candidates brought along from another laptop.
 */
export function allTools(
  builtIn: readonly Tool[],
  personal: PersonalCatalogue,
  candidates: readonly Pick<Candidate, 'facts'>[],
): Tool[] {
  const maturities = new Map(personal.maturities.map((row) => [row.toolId, row.maturity]))
  const tools = builtIn.map((tool) => {
    const maturity = maturities.get(tool.id)
    return maturity ? { ...tool, maturity } : tool
  })
  const known = new Set([...builtIn, ...personal.tools].map(({ id }) => id))
  const brought = new Map(
    candidates.flatMap(({ facts = [] }) =>
      facts.filter(({ id }) => !known.has(id)).map((tool) => [tool.id, tool] as const),
    ),
  )
  return [...tools, ...personal.tools, ...brought.values()]
}

/** What a user can say of a tool that no catalogue has. */
export interface OwnTool {
  readonly id: ToolId
  readonly name: string
  readonly componentIds: readonly ComponentId[]
  readonly stages: Tool['stages']
  /** YYYY-MM-DD. */
  readonly day: string
}

/** A tool of the user's own: everything but what was said of it is unknown. */
export function ownTool({ id, name, componentIds, stages, day }: OwnTool): Tool {
  return {
    ...unknownTool,
    id,
    name,
    components: [...componentIds],
    stages: [...stages],
    origin: { kind: 'own', key: '', file: '', day },
  }
}

const unverified = { value: null, asOf: null, check: 'unverified' as const }

/** A tool of which nothing is known. */
export const unknownTool: Omit<Tool, 'id' | 'name'> = {
  aliases: [],
  formerly: [],
  vendor: '',
  description: '',
  components: [],
  categories: [],
  stages: [],
  delivery: 'unknown',
  hosting: [],
  scope: 'unknown',
  artefact: 'unknown',
  licence: { ...unverified, note: null },
  firstRelease: unverified,
  governance: { ...unverified, level: null, since: null },
  status: { state: 'unknown', asOf: null, check: 'unverified', note: null, events: [] },
  lastActivity: null,
  suggestedRing: null,
  homepage: null,
  repository: null,
  note: null,
  core: false,
  confidence: 'low',
  sources: [],
}
