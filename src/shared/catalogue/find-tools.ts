/**
 * Finding a tool by what people call it.
 */
import type { Tool } from '#shared/catalogue/catalogue'
import type { ComponentId } from '#shared/domain/ids'

export interface FoundTool {
  readonly tool: Tool
  /** The other or former name that matched; null when it was the name itself, or a description. */
  readonly via: string | null
}

/** Lower case, without accents, with single blanks where there were other signs. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
}

/** How well a name fits: 0 it is the name, 1 it begins so, 2 one of its words does, 3 it is inside. */
function fit(name: string, query: string): number | null {
  const text = plain(name)
  if (text === query) return 0
  if (text.startsWith(query)) return 1
  if (text.includes(` ${query}`)) return 2
  // "scikit learn" and "scikitlearn" are one name.
  if (text.replaceAll(' ', '').startsWith(query.replaceAll(' ', ''))) return 2
  return query.length >= 3 && text.includes(query) ? 3 : null
}

/** Descriptions are searched from this length on; before, they would find everything. */
const shortestForDescription = 4

/**
 * Tools that a query means, best first: by name, then by other and former names, then by vendor
 * and description. Accents, case and punctuation do not matter. Nothing for an empty query.
 */
export function findTools(tools: readonly Tool[], query: string): FoundTool[] {
  const sought = plain(query)
  if (sought === '') return []
  return tools
    .flatMap((tool) => {
      const found = match(tool, sought)
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

function match(tool: Tool, sought: string): (FoundTool & { readonly place: number }) | null {
  const own = fit(tool.name, sought)
  const others = [...tool.aliases, ...tool.formerly]
    .map((name) => ({ name, place: fit(name, sought) }))
    .flatMap(({ name, place }) => (place === null ? [] : [{ name, place }]))
    .toSorted((a, b) => a.place - b.place)
  const [other] = others
  // A former name that fits exactly beats a name that merely contains the letters.
  if (own !== null && (!other || own <= other.place)) return { tool, via: null, place: own * 2 }
  if (other) return { tool, via: other.name, place: other.place * 2 + 1 }
  if (sought.length < shortestForDescription) return null
  const text = plain(`${tool.vendor} ${tool.description}`)
  return text.includes(sought) ? { tool, via: null, place: 10 } : null
}

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
