/**
 * What an import would change in the personal catalogue, and the catalogue after it. Nothing is
 * changed before somebody has seen it; then all of it is, or nothing.
 */
import {
  type CategoryTarget,
  type PersonalCatalogue,
  unknownTool,
} from '#shared/catalogue/personal'
import { stagesOf } from '#shared/domain/components'
import { ToolId } from '#shared/domain/ids'
import type { Tool } from '#shared/domain/tool'
import { canonicalJson } from '#shared/evaluation-file/canonical'
import type { ImportedItem, ImportedItems } from '#shared/exchange/tools/items'
import type { ItemMatch, MatchedItems } from '#shared/exchange/tools/match-items'

export interface ImportCounts {
  /** Entries in the file that have a name of their own. */
  readonly entries: number
  /** One and the same as an earlier entry. */
  readonly merged: number
  /** In categories that stay out, companies among them. */
  readonly leftOut: number
  /** In the built-in catalogue already. */
  readonly known: number
  /** New in the personal catalogue. */
  readonly added: number
  /** There from an earlier import, and different now. */
  readonly updated: number
  /** There from an earlier import, and the same. */
  readonly unchanged: number
  /** Perhaps the same as a tool, waiting for somebody to say so; taken in as tools of their own. */
  readonly proposed: number
}

export interface ImportPlan {
  readonly counts: ImportCounts
  readonly next: PersonalCatalogue
  /** Whether `next` is any different. */
  readonly changes: boolean
}

export interface ImportChoices {
  readonly targets: ReadonlyMap<string, CategoryTarget>
  /** Keys of entries that are the tool that was proposed. The others are not. */
  readonly same: ReadonlySet<string>
  /** A name to show. */
  readonly file: string
  /** YYYY-MM-DD. */
  readonly day: string
}

/** @param builtIn ids of the built-in catalogue */
export function planImport(
  found: Pick<ImportedItems, 'kind' | 'items' | 'attribution'>,
  { matches, merged }: MatchedItems,
  personal: PersonalCatalogue,
  builtIn: ReadonlySet<ToolId>,
  choices: ImportChoices,
): ImportPlan {
  const tools = new Map(personal.tools.map((tool) => [tool.id, tool]))
  const maturities = new Map(personal.maturities.map((row) => [row.toolId, row]))
  const links = new Map(personal.links.map((row) => [row.key, row]))
  const counts = { leftOut: 0, known: 0, added: 0, updated: 0, unchanged: 0, proposed: 0 }
  const places = new Map(matches.map(({ item }) => [item.key, item]))

  for (const match of matches) {
    const { item } = match
    const going = targetOf(item, choices.targets)
    if (going === null) {
      counts.leftOut += 1
      continue
    }
    const ownId = idFor(found.kind, item.key)
    const sure = surelyId(match, ownId, choices.same, tools)
    if (match.proposedId !== null && match.proposedId !== ownId) {
      if (sure === null) counts.proposed += 1
      links.set(item.key, { key: item.key, toolId: sure })
    }
    if (sure !== null && builtIn.has(sure)) {
      counts.known += 1
      const before = maturities.get(sure)
      if (item.maturity !== null && before?.maturity.value !== item.maturity)
        maturities.set(sure, { toolId: sure, maturity: maturityFrom(item.maturity, choices) })
      continue
    }
    const id = sure ?? ownId
    const before = tools.get(id)
    const tool = toolFrom(item, id, going, found, before, choices)
    if (!before) counts.added += 1
    else if (same(before, tool)) counts.unchanged += 1
    else counts.updated += 1
    if (!before || !same(before, tool)) tools.set(id, tool)
  }

  const mapping = new Map(personal.mapping.map((row) => [row.category, row]))
  for (const [category, target] of choices.targets) mapping.set(category, { category, target })
  const next: PersonalCatalogue = {
    ...personal,
    tools: [...tools.values()],
    maturities: [...maturities.values()],
    mapping: [...mapping.values()],
    links: [...links.values()],
  }
  return {
    counts: {
      entries: found.items.length,
      merged: merged.filter(({ into }) => places.has(into)).length,
      ...counts,
    },
    next,
    changes: !same(personal, next),
  }
}

/** Entries that may be a tool, and those of an earlier import that were said to be it. */
export function proposals(
  { matches }: MatchedItems,
  kind: ImportedItems['kind'],
): (ItemMatch & { readonly proposedId: ToolId })[] {
  return matches.flatMap((match) =>
    match.proposedId === null || match.proposedId === idFor(kind, match.item.key)
      ? []
      : [{ ...match, proposedId: match.proposedId }],
  )
}

/** An entry has the same id in every import: letters of its name, and a number made of its key. */
export function idFor(kind: ImportedItems['kind'], key: string): ToolId {
  // Twice 32 bits of FNV-1a: enough for 20,000 entries, and no secret.
  const hash = (signs: Iterable<string>) => {
    let value = 0x811c9dc5
    for (const sign of signs)
      value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
    return value.toString(36)
  }
  const name = key.split(' / ').at(-1) ?? ''
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 30)
  const number = `${hash(`${kind} ${key}`)}${hash(`${key} ${kind}`)}`
  return ToolId.parse(`x-${slug}${slug === '' ? '' : '-'}${number}`)
}

function surelyId(
  { item, toolId, proposedId }: ItemMatch,
  ownId: ToolId,
  said: ReadonlySet<string>,
  tools: ReadonlyMap<ToolId, Tool>,
): ToolId | null {
  // What an earlier import took in stays what it is, whatever else has its address by now.
  if (tools.has(ownId)) return said.has(item.key) ? proposedId : ownId
  return toolId ?? (said.has(item.key) ? proposedId : null)
}

/** The components of an entry, or null where all its places stay out. */
function targetOf(item: ImportedItem, targets: ReadonlyMap<string, CategoryTarget>) {
  const going = item.categories.flatMap((category) => targets.get(category) ?? [])
  // Where it is listed decides whether it comes in; a second place only adds a component.
  if (going[0]?.kind === 'leave-out') return null
  return [...new Set(going.flatMap((to) => (to.kind === 'component' ? [to.componentId] : [])))]
}

function maturityFrom(value: NonNullable<Tool['maturity']>['value'], { file, day }: ImportChoices) {
  return { value, source: file, asOf: day }
}

function toolFrom(
  item: ImportedItem,
  id: ToolId,
  components: Tool['components'],
  { kind, attribution }: Pick<ImportedItems, 'kind' | 'attribution'>,
  before: Tool | undefined,
  choices: ImportChoices,
): Tool {
  const licence = item.licence === null ? null : spdx(item.licence)
  // A fact that says the same keeps the day on which it was first seen.
  const asOf = before?.origin?.day ?? choices.day
  const maturity = item.maturity === null ? null : maturityFrom(item.maturity, choices)
  const oldMaturity = before?.maturity?.value === item.maturity ? before?.maturity : undefined
  return {
    ...unknownTool,
    id,
    name: item.name,
    description: item.description,
    components,
    categories: item.categories,
    stages: stagesOf(components),
    licence:
      licence === null
        ? unknownTool.licence
        : {
            value: licence,
            asOf,
            check: 'secondary',
            note: licence === item.licence ? null : `"${item.licence}" in the file`,
          },
    status:
      item.maturity === 'archived'
        ? { ...unknownTool.status, state: 'archived', asOf, check: 'secondary' }
        : unknownTool.status,
    homepage: item.homepage,
    repository: item.repository,
    sources: [choices.file, attribution].filter((text) => text !== ''),
    ...(before?.sources.length ? { sources: before.sources } : {}),
    ...(maturity === null ? {} : { maturity: oldMaturity ?? maturity }),
    origin: before?.origin ?? { kind, key: item.key, file: choices.file, day: choices.day },
  }
}

/** Licences that landscapes write as text, by their SPDX names; anything else as it is. */
function spdx(text: string): string {
  const known: readonly (readonly [RegExp, string])[] = [
    [/^apache(-| )(license )?(version )?2(\.0)?$/i, 'Apache-2.0'],
    [/^mit( license)?$/i, 'MIT'],
    [/^bsd(-| )3(-| )clause.*$/i, 'BSD-3-Clause'],
    [/^bsd(-| )2(-| )clause.*$/i, 'BSD-2-Clause'],
    [/^(mpl|mozilla public license)(-| )2(\.0)?$/i, 'MPL-2.0'],
  ]
  return known.find(([pattern]) => pattern.test(text))?.[1] ?? text
}

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b)
