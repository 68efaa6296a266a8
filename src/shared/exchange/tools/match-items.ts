/**
 * Which imported entries are one and the same, and which are tools that are known already.
 *
 * By repository, then by homepage, then by name. Two products can share a name, and several can
 * share a repository or a company's homepage: a match by name alone, or by an address that others
 * of the file have too, is proposed and not made.
 */
import { z } from 'zod'
import { plainAddress, plainName, plainRepository } from '#shared/catalogue/plain-name'
import { ToolId } from '#shared/domain/ids'
import type { Tool } from '#shared/domain/tool'
import { ImportedItem } from '#shared/exchange/tools/items'

export const ItemMatch = z.object({
  item: ImportedItem,
  /** The tool that it is, for certain. */
  toolId: ToolId.nullable(),
  /** The tool that it may be, for people to say. */
  proposedId: ToolId.nullable(),
  by: z.enum(['repository', 'homepage', 'name']).nullable(),
})
export type ItemMatch = z.infer<typeof ItemMatch>

export const MatchedItems = z.object({
  matches: z.array(ItemMatch),
  /** Entries that were the same as an earlier one of the file and are one with it. */
  merged: z.array(z.object({ key: z.string(), into: z.string(), place: z.string() })),
})
export type MatchedItems = z.infer<typeof MatchedItems>

const repositoryOf = ({ repository, homepage }: Pick<ImportedItem, 'repository' | 'homepage'>) => {
  if (repository !== null) return plainRepository(repository)
  // Many a project has no other home than its repository.
  const home = homepage === null ? '' : plainRepository(homepage)
  return /^(github|gitlab)\.com\/[^/]+\/[^/]+$/.test(home) ? home : null
}
const homeOf = ({ homepage }: Pick<ImportedItem, 'homepage'>) =>
  homepage === null ? null : plainAddress(homepage)

export function matchItems(items: readonly ImportedItem[], tools: readonly Tool[]): MatchedItems {
  const { kept, merged } = withoutDuplicates(items)
  const shares = countShares(kept)
  const known = indexOf(tools)
  const matches = kept.map((item): ItemMatch => {
    const repository = repositoryOf(item)
    const home = homeOf(item)
    const names = known.byName.get(plainName(item.name)) ?? []
    const tries = [
      { by: 'repository', address: repository, found: known.byRepository },
      { by: 'homepage', address: home, found: known.byHome },
    ] as const
    for (const { by, address, found } of tries) {
      const tools = address === null ? [] : (found.get(address) ?? [])
      const [only] = tools
      const named = tools.find((tool) => names.includes(tool))
      const isOwn = address !== null && shares.get(`${by} ${address}`) === 1 && tools.length === 1
      if (named) return { item, toolId: named.id, proposedId: null, by }
      if (only)
        return { item, toolId: isOwn ? only.id : null, proposedId: isOwn ? null : only.id, by }
    }
    const [namesake] = names
    return { item, toolId: null, proposedId: namesake?.id ?? null, by: namesake ? 'name' : null }
  })
  return { matches, merged }
}

/** Entries of one name with one repository or homepage are one, in all the places of both. */
function withoutDuplicates(items: readonly ImportedItem[]) {
  const kept = new Map<string, ImportedItem>()
  const merged: MatchedItems['merged'] = []
  const seen = new Map<string, string>()
  for (const item of items) {
    const name = plainName(item.name)
    const marks = [repositoryOf(item), homeOf(item)]
      .filter((address) => address !== null)
      .map((address) => `${name} ${address}`)
    const earlier = marks.map((mark) => seen.get(mark)).find((key) => key !== undefined)
    const first = earlier === undefined ? undefined : kept.get(earlier)
    for (const mark of marks) if (!seen.has(mark)) seen.set(mark, first?.key ?? item.key)
    if (first) {
      kept.set(first.key, together(first, item))
      merged.push({ key: item.key, into: first.key, place: item.place })
    } else kept.set(item.key, item)
  }
  return { kept: [...kept.values()], merged }
}

function together(first: ImportedItem, second: ImportedItem): ImportedItem {
  return {
    ...first,
    categories: [...new Set([...first.categories, ...second.categories])],
    homepage: first.homepage ?? second.homepage,
    repository: first.repository ?? second.repository,
    description: first.description || second.description,
    licence: first.licence ?? second.licence,
    maturity: first.maturity ?? second.maturity,
  }
}

/** How many entries have each address. */
function countShares(items: readonly ImportedItem[]): ReadonlyMap<string, number> {
  const shares = new Map<string, number>()
  const count = (key: string) => shares.set(key, (shares.get(key) ?? 0) + 1)
  for (const item of items) {
    const [repository, home] = [repositoryOf(item), homeOf(item)]
    if (repository !== null) count(`repository ${repository}`)
    if (home !== null) count(`homepage ${home}`)
  }
  return shares
}

function indexOf(tools: readonly Tool[]) {
  const byRepository = new Map<string, Tool[]>()
  const byHome = new Map<string, Tool[]>()
  const byName = new Map<string, Tool[]>()
  const add = (map: Map<string, Tool[]>, key: string | null, tool: Tool) => {
    if (key === null || key === '') return
    const there = map.get(key)
    if (!there) map.set(key, [tool])
    else if (!there.includes(tool)) there.push(tool)
  }
  for (const tool of tools) {
    add(byRepository, repositoryOf(tool), tool)
    add(byHome, homeOf(tool), tool)
    for (const name of [tool.name, ...tool.aliases, ...tool.formerly])
      add(byName, plainName(name), tool)
  }
  return { byRepository, byHome, byName }
}
