/**
 * Changes of the personal catalogue, row by row. Several windows may have it open: each sends what
 * it changed and nothing else, so that none of them can write over what another one added.
 */
import { z } from 'zod'
import { PersonalCatalogue } from '#shared/catalogue/personal'

const Keys = z.array(z.string())

export const CatalogueChange = z.object({
  /** Rows that are new, or other than before. */
  put: PersonalCatalogue,
  /** Keys of rows that are gone. */
  gone: z.object({ tools: Keys, maturities: Keys, mapping: Keys, links: Keys }),
})
export type CatalogueChange = z.infer<typeof CatalogueChange>

/** What makes one catalogue into another; its two sides swapped, it is the way back. */
export function changeBetween(
  before: PersonalCatalogue,
  after: PersonalCatalogue,
): CatalogueChange {
  const tools = difference(before.tools, after.tools, ({ id }) => id)
  const maturities = difference(before.maturities, after.maturities, ({ toolId }) => toolId)
  const mapping = difference(before.mapping, after.mapping, ({ category }) => category)
  const links = difference(before.links, after.links, ({ key }) => key)
  return {
    put: {
      tools: tools.put,
      maturities: maturities.put,
      mapping: mapping.put,
      links: links.put,
    },
    gone: {
      tools: tools.gone,
      maturities: maturities.gone,
      mapping: mapping.gone,
      links: links.gone,
    },
  }
}

/** A catalogue after a change. Rows stay at their place, new ones come last. */
export function withChange(
  catalogue: PersonalCatalogue,
  { put, gone }: CatalogueChange,
): PersonalCatalogue {
  return {
    tools: changed(catalogue.tools, put.tools, gone.tools, ({ id }) => id),
    maturities: changed(
      catalogue.maturities,
      put.maturities,
      gone.maturities,
      ({ toolId }) => toolId,
    ),
    mapping: changed(catalogue.mapping, put.mapping, gone.mapping, ({ category }) => category),
    links: changed(catalogue.links, put.links, gone.links, ({ key }) => key),
  }
}

function difference<T>(before: readonly T[], after: readonly T[], keyOf: (row: T) => string) {
  const known = new Map(before.map((row) => [keyOf(row), row]))
  const left = new Set(after.map(keyOf))
  return {
    put: after.filter((row) => {
      const old = known.get(keyOf(row))
      return old !== row && JSON.stringify(old) !== JSON.stringify(row)
    }),
    gone: before.map(keyOf).filter((key) => !left.has(key)),
  }
}

function changed<T>(
  rows: readonly T[],
  put: readonly T[],
  gone: readonly string[],
  keyOf: (row: T) => string,
): T[] {
  const all = new Map(rows.map((row) => [keyOf(row), row]))
  for (const key of gone) all.delete(key)
  for (const row of put) all.set(keyOf(row), row)
  return [...all.values()]
}
