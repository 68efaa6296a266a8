import { describe, expect, it } from 'vitest'
import { findTools, toolsFilling } from '#shared/catalogue/find-tools'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'
import { loadCriterionLibrary, starterCriteria } from '#shared/catalogue/criterion-library'
import { stackComponents } from '#shared/domain/components'
import { ComponentId } from '#shared/domain/ids'

const { tools, categories } = await loadCatalogue()
const namesFor = (query: string) => findTools(tools, query).map(({ tool }) => tool.name)

describe('the built-in catalogue', () => {
  it('has 131 tools with different ids, in known categories and components', () => {
    const known = new Set(categories.map(({ id }) => id))
    const components = new Set(stackComponents.map(({ id }) => id))
    expect(tools).toHaveLength(131)
    expect(new Set(tools.map(({ id }) => id)).size).toBe(131)
    expect(tools.flatMap((tool) => tool.categories).filter((id) => !known.has(id))).toEqual([])
    expect(tools.flatMap((tool) => tool.components).filter((id) => !components.has(id))).toEqual([])
  })

  it('says of a fact without a value that it is unverified, and never "unknown" as a value', () => {
    const facts = tools.flatMap(({ licence, firstRelease, governance }) => [
      licence,
      firstRelease,
      governance,
    ])
    expect(facts.filter(({ value, check }) => value === null && check !== 'unverified')).toEqual([])
    expect(facts.filter(({ value }) => value === 'unknown')).toEqual([])
  })

  it('keeps the date of a status where it is known', () => {
    const neptune = tools.find(({ id }) => id === 'neptune-ai')
    expect(neptune?.status).toMatchObject({ state: 'discontinued', asOf: '2026-03-05' })
  })
})

describe('finding a tool', () => {
  it('finds it by three letters, best match first', () => {
    expect(namesFor('mlf')[0]).toBe('MLflow')
    expect(namesFor('zen')[0]).toBe('ZenML')
    expect(namesFor('cle')[0]).toBe('ClearML')
  })

  it('finds it by an alias or a former name, and says by which', () => {
    expect(findTools(tools, 'maiot')[0]).toMatchObject({ tool: { name: 'ZenML' }, via: 'Maiot' })
    expect(findTools(tools, 'wandb')[0]).toMatchObject({ tool: { id: 'weights-and-biases' } })
    expect(findTools(tools, 'allegro trains')[0]?.tool.name).toBe('ClearML')
    expect(findTools(tools, 'kfserving')[0]?.tool.name).toBe('KServe')
  })

  it('does not mind case, accents and punctuation', () => {
    expect(namesFor('WEIGHTS  &  biases')[0]).toBe('Weights & Biases')
    expect(namesFor('Zén-ML')[0]).toBe('ZenML')
  })

  it('finds nothing for nothing and nothing for an unknown name', () => {
    expect(findTools(tools, '  ')).toEqual([])
    expect(findTools(tools, 'our own thing 42')).toEqual([])
  })

  it('offers tools for the components in scope, those that fill most first', () => {
    const scope = ['experiment-tracking', 'model-registry'].map((id) => ComponentId.parse(id))
    const filling = toolsFilling(tools, scope)
    expect(filling[0]?.components).toEqual(expect.arrayContaining(scope))
    expect(filling.some(({ id }) => id === 'neptune-ai')).toBe(false)
    expect(toolsFilling(tools, [])).toEqual([])
  })
})

describe('the library of criteria', () => {
  it('has 40 criteria with all five anchors and a starter set of ten', async () => {
    const library = await loadCriterionLibrary()
    expect(library.criteria).toHaveLength(40)
    expect(new Set(library.criteria.map(({ id }) => id)).size).toBe(40)
    for (const { anchors } of library.criteria)
      expect(Object.values(anchors).every((text) => text.trim() !== '')).toBe(true)
    expect(starterCriteria(library)).toHaveLength(10)
  })

  it('keeps 5 as the best score of a cost', async () => {
    const { criteria } = await loadCriterionLibrary()
    const price = criteria.find(({ id }) => id === 'licence-price')
    expect(price?.direction).toBe('cost')
    expect(price?.anchors[5]).not.toBe(price?.anchors[1])
  })
})
