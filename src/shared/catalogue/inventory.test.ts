import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { findTools } from '#shared/catalogue/find-tools'
import { fateOf } from '#shared/catalogue/signals'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'
import type { Tool } from '#shared/domain/tool'

const Row = z.object({ toolId: z.string(), name: z.string(), writtenAs: z.array(z.string()) })
const fixture = new URL('../../../test/fixtures/inventory-names.json', import.meta.url)
const rows = z.array(Row).parse(JSON.parse(readFileSync(fixture, 'utf8')))
const { tools } = await loadCatalogue()

it('knows the 64 tools of the source documents', () => {
  expect(rows).toHaveLength(64)
  const known = new Set<string>(tools.map(({ id }) => id))
  expect(rows.filter(({ toolId }) => !known.has(toolId))).toEqual([])
})

it('says what became of each that is no longer what the documents wrote of', () => {
  const byId = new Map<string, Tool>(tools.map((tool) => [tool.id, tool]))
  const silent = rows.filter(({ toolId }) => {
    const tool = byId.get(toolId)
    if (!tool) return true
    const turned = tool.status.events.some(({ type }) =>
      /acquired|renamed|retired|archiv/.test(type),
    )
    return (tool.status.state !== 'active' || turned) && fateOf(tool) === null
  })
  expect(silent).toEqual([])
  const fateBy = (name: string) => {
    const [found] = findTools(tools, name)
    return found ? fateOf(found.tool) : null
  }
  expect(fateBy('neptune')).toBe(
    'Discontinued, 5 Mar 2026: acquired by OpenAI, 3 Dec 2025; its service was shut down, 5 Mar 2026',
  )
  expect(fateBy('MXNet')).toBe(
    'Archived, 26 Jan 2023: retired by Apache Software Foundation, Sep 2023',
  )
  expect(fateBy('SageMaker')).toBe('Renamed, 3 Dec 2024')
  expect(fateBy('Seldon')).toBe(
    'Licence changed, 16 Jan 2024; acquired by TrueFoundry, 25 Jun 2026',
  )
  expect(fateBy('Git')).toBeNull()
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
