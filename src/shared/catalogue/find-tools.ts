/**
 * Finding a tool by what people call it.
 */
import { plainName } from '#shared/catalogue/plain-name'
import type { ComponentId } from '#shared/domain/ids'
import type { Tool } from '#shared/domain/tool'

export interface FoundTool {
  readonly tool: Tool
  /** The other or former name that matched; null when it was the name itself, or a description. */
  readonly via: string | null
}

/** A name as it is searched: with its words, and run together. */
interface SearchName {
  readonly name: string
  readonly plain: string
  readonly joined: string
}

interface SearchEntry {
  readonly own: SearchName
  readonly others: readonly SearchName[]
  /** Vendor and description. */
  readonly text: string
}

// Thousands of tools are searched with every key: what does not change is made once per tool.
const entries = new WeakMap<Tool, SearchEntry>()

function entryOf(tool: Tool): SearchEntry {
  const known = entries.get(tool)
  if (known) return known
  const searchName = (name: string): SearchName => {
    const plain = plainName(name)
    return { name, plain, joined: plain.replaceAll(' ', '') }
  }
  const entry = {
    own: searchName(tool.name),
    others: [...tool.aliases, ...tool.formerly].map(searchName),
    text: plainName(`${tool.vendor} ${tool.description}`),
  }
  entries.set(tool, entry)
  return entry
}

/** How well a name fits: 0 it is the name, 1 it begins so, 2 one of its words does, 3 it is inside. */
function fit({ plain, joined }: SearchName, query: string, joinedQuery: string): number | null {
  if (plain === query) return 0
  if (plain.startsWith(query)) return 1
  if (plain.includes(` ${query}`)) return 2
  // "scikit learn" and "scikitlearn" are one name.
  if (joined.startsWith(joinedQuery)) return 2
  return query.length >= 3 && plain.includes(query) ? 3 : null
}

/** Descriptions are searched from this length on; before, they would find everything. */
const shortestForDescription = 4

/**
 * Tools that a query means, best first: by name, then by other and former names, then by vendor
 * and description. Accents, case and punctuation do not matter. Several names at once, as in
 * "DVC & Make", find each of them where no tool is called so. Nothing for an empty query.
 */
export function findTools(tools: readonly Tool[], query: string): FoundTool[] {
  const found = findByName(tools, query)
  const names = namesIn(query)
  if (found.length > 0 || names.length < 2) return found
  return names.flatMap((name) => findByName(tools, name).slice(0, 1))
}

function findByName(tools: readonly Tool[], query: string): FoundTool[] {
  const sought = plainName(query)
  if (sought === '') return []
  const joined = sought.replaceAll(' ', '')
  return tools
    .flatMap((tool) => {
      const found = match(tool, sought, joined)
      return found ? [found] : []
    })
    .toSorted(
      (a, b) =>
        a.place - b.place ||
        Number(b.tool.core) - Number(a.tool.core) ||
        a.tool.name.length - b.tool.name.length,
    )
    .map(({ tool, via }) => ({ tool, via }))
}

function match(
  tool: Tool,
  sought: string,
  joined: string,
): (FoundTool & { readonly place: number }) | null {
  const entry = entryOf(tool)
  const own = fit(entry.own, sought, joined)
  let other: { readonly name: string; readonly place: number } | null = null
  for (const name of entry.others) {
    const place = fit(name, sought, joined)
    if (place !== null && (other === null || place < other.place))
      other = { name: name.name, place }
  }
  // A former name that fits exactly beats a name that merely contains the letters.
  if (own !== null && (!other || own <= other.place)) return { tool, via: null, place: own * 2 }
  if (other) return { tool, via: other.name, place: other.place * 2 + 1 }
  if (sought.length < shortestForDescription) return null
  return entry.text.includes(sought) ? { tool, via: null, place: 10 } : null
}

/**
 * The tool that is called exactly so, by its own name or else by another or a former one. Null
 * where none is, or where several share that other name.
 */
export function toolNamed(tools: readonly Tool[], name: string): Tool | null {
  const sought = plainName(name)
  if (sought === '') return null
  const own = tools.filter((tool) => entryOf(tool).own.plain === sought)
  if (own.length > 0) return own.find(({ core }) => core) ?? own[0] ?? null
  const others = tools.filter((tool) => entryOf(tool).others.some(({ plain }) => plain === sought))
  return others.length === 1 ? (others[0] ?? null) : null
}

/** The tools that a text names, such as "DVC & Make": as a whole, else one by one. */
export function toolsNamed(tools: readonly Tool[], text: string): Tool[] {
  const whole = toolNamed(tools, text)
  if (whole) return [whole]
  const found = namesIn(text).flatMap((name) => toolNamed(tools, name) ?? [])
  return [...new Set(found)]
}

const namesIn = (text: string) =>
  text.split(/,|&|\+|\s(?:and|with)\s/i).filter((name) => name.trim() !== '')

/**
 * Tools that fill any of the components, those that fill most of them first. For a start where
 * nothing has been typed yet.
 */
export function toolsFilling(tools: readonly Tool[], components: readonly ComponentId[]): Tool[] {
  const filled = (tool: Tool) => components.filter((id) => tool.components.includes(id)).length
  return tools
    .filter((tool) => filled(tool) > 0 && tool.status.state !== 'discontinued')
    .toSorted((a, b) => filled(b) - filled(a) || Number(b.core) - Number(a.core))
}
