import { describe, expect, it } from 'vitest'
import { facetIds, facetValues, withFacets } from '#shared/catalogue/facets'
import { findTools } from '#shared/catalogue/find-tools'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'
import { ownTool } from '#shared/catalogue/personal'
import { ToolId } from '#shared/domain/ids'
import type { Tool } from '#shared/domain/tool'

const { tools } = await loadCatalogue()

describe('facets', () => {
  it('narrow to the tools that have every chosen value', () => {
    const left = withFacets(tools, { component: 'feature-store', delivery: 'open-source' })
    expect(left.length).toBeGreaterThan(0)
    expect(left.length).toBeLessThan(tools.length)
    for (const tool of left) {
      expect(tool.components).toContain('feature-store')
      expect(tool.delivery).toBe('open-source')
    }
  })

  it('count for each value just the tools that choosing it would leave', () => {
    const facets = { stage: 'training' }
    for (const facet of facetIds)
      for (const { value, count } of facetValues(tools, facet, facets))
        expect(withFacets(tools, { ...facets, [facet]: value })).toHaveLength(count)
  })

  it('offer unknown as a value, last', () => {
    const day = '2026-05-18'
    const own = ownTool({ id: ToolId.parse('own'), name: 'Own', componentIds: [], stages: [], day })
    for (const facet of facetIds) {
      expect(facetValues([...tools, own], facet, {}).at(-1)).toMatchObject({ name: 'Unknown' })
      expect(withFacets([own], { [facet]: 'unknown' })).toEqual([own])
    }
  })
})

it('searches 3,000 tools in less than a frame per key', () => {
  const many = Array.from({ length: 3_000 }, (_, i): Tool => {
    const tool = tools[i % tools.length] ?? tools[0]
    if (!tool) throw new Error('The catalogue is empty')
    return { ...tool, id: ToolId.parse(`${tool.id}-${i}`), name: `${tool.name} ${i}` }
  })
  findTools(many, 'warm')
  const keys = 'experiment tracking'
  // The best of a few tries each: a laptop that does something else meanwhile measures that, too.
  const timeOf = (query: string) => {
    let best = Infinity
    for (let tries = 0; tries < 5 || (tries < 40 && best >= 16); tries += 1) {
      const began = performance.now()
      findTools(withFacets(many, { status: 'active' }), query)
      best = Math.min(best, performance.now() - began)
    }
    return best
  }
  const times = Array.from(keys, (_, i) => timeOf(keys.slice(0, i + 1)))
  expect(Math.max(...times)).toBeLessThan(16)
})
