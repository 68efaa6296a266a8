import { expect, it } from 'vitest'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'
import { ComponentId } from '#shared/domain/ids'
import { withRadarOf } from '#shared/domain/radar-crossing'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { addables } from './addable.ts'

const { tools } = await loadCatalogue()
const sample = scenarioEvaluation()

it('knows the tool that is in place by its name or another one that it has', () => {
  const stack = ['Neptune', 'neptune.ai', 'Our own tracker'].map((tool, i) => ({
    ...(sample.stack[0] ?? Object.create(null)),
    componentId: ComponentId.parse(`component-${i}`),
    tool,
  })) as typeof sample.stack
  const inPlace = addables({ ...sample, blips: [], stack }, '', tools).filter(({ key }) =>
    key.startsWith('stack '),
  )
  expect(inPlace.map(({ toolId }) => toolId)).toEqual(['neptune-ai', 'neptune-ai', null])
})

it('does not offer a candidate that a radar from elsewhere has already', () => {
  const next = withRadarOf({ ...sample, blips: [] }, sample)
  const offered = addables(next, '').map(({ name }) => name)
  expect(offered).not.toContain('MLflow')
})
