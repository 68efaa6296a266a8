import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'
import { stackCoverage } from '#shared/domain/coverage'
import { ComponentId } from '#shared/domain/ids'
import { withStackEntry } from '#shared/domain/stack'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { candidateFrom, choicesFor } from './choices.ts'

const { tools } = await loadCatalogue()
const sample = scenarioEvaluation()
const keep = (evaluation: typeof sample) =>
  candidateFrom({ kind: 'keep' }, evaluation, tools, 'kept')

describe('keeping what we have', () => {
  it('fills nothing where nothing is in place', () => {
    const candidate = keep(sample)
    expect(candidate).toMatchObject({ componentIds: [], toolIds: [], edition: '' })
    const { candidates } = sample
    const covered = stackCoverage({ ...sample, candidates: [...candidates, candidate] }).at(-1)
    expect(covered?.fills).toEqual([])
  })

  it('fills what has a tool today, with what is known of that', () => {
    const tracked = withStackEntry(sample, ComponentId.parse('experiment-tracking'), {
      tool: 'Neptune',
    })
    expect(keep(tracked)).toMatchObject({
      componentIds: ['experiment-tracking'],
      toolIds: ['neptune-ai'],
      edition: 'Neptune',
    })
    const two = withStackEntry(tracked, ComponentId.parse('model-registry'), {
      tool: 'DVC & our own scripts',
    })
    expect(keep(two).toolIds).toEqual(['neptune-ai', 'dvc'])
  })
})

it('offers building and keeping before hundreds of tools', () => {
  const open = choicesFor('', tools, sample, true)
  expect(open.slice(0, 2).map(({ kind }) => kind)).toEqual(['build', 'keep'])
  expect(open.length).toBeGreaterThan(100)
})
