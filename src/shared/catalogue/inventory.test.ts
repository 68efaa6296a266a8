import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { findTools } from '#shared/catalogue/find-tools'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'

const Row = z.object({ toolId: z.string(), name: z.string(), writtenAs: z.array(z.string()) })
const fixture = new URL('../../../test/fixtures/inventory-names.json', import.meta.url)
const rows = z.array(Row).parse(JSON.parse(readFileSync(fixture, 'utf8')))
const { tools } = await loadCatalogue()

it('knows the 64 tools of the source documents', () => {
  expect(rows).toHaveLength(64)
  const known = new Set<string>(tools.map(({ id }) => id))
  expect(rows.filter(({ toolId }) => !known.has(toolId))).toEqual([])
})

it('finds each first by every name that the documents write', () => {
  const missed = rows.flatMap(({ toolId, name, writtenAs }) =>
    [name, ...writtenAs]
      .map((written) => ({ written, toolId, found: findTools(tools, written) }))
      // Of several names written together, each tool is one of those that are found.
      .filter(({ written, found }) =>
        written.includes(' & ') && found.length > 1
          ? !found.some(({ tool }) => tool.id === toolId)
          : found[0]?.tool.id !== toolId,
      )
      .map(({ written }) => `${toolId}: ${written}`),
  )
  expect(missed).toEqual([])
})
