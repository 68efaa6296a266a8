// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { Suspense, useEffect } from 'react'
import { afterEach, expect, it } from 'vitest'
import { type StepId, stepIds } from '#shared/domain/steps'
import { renderPage } from '../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { type Command, useAllCommands } from '../ui/commands.tsx'
import { Frame } from './frame.tsx'
import { stepPages } from './pages.tsx'

afterEach(cleanup)

const evaluation = scenarioEvaluation()
let offered: readonly Command[] = []

/** What is offered, with the keys that each command really has here. */
function Listening() {
  const commands = useAllCommands()
  useEffect(() => {
    offered = commands
  }, [commands])
  return null
}

async function show(step: StepId, isEmpty: boolean) {
  const Page = stepPages[step]
  const { user } = await renderPage(
    <Frame step={step} notice={null}>
      <Suspense fallback={<p>Loading</p>}>{isEmpty ? <h1>Nothing</h1> : <Page />}</Suspense>
      <Listening />
    </Frame>,
    { evaluation, hash: `#/e/${evaluation.id}/${step}` },
  )
  await screen.findAllByRole('heading', { level: 1 })
  await waitFor(() => expect(offered.length).toBeGreaterThan(10))
  return user
}

/** The first key of each: a step may have a second one, such as F beside Shift F9. */
const keysById = () => new Map(offered.map(({ id, keys = [] }) => [id, keys[0]]))

it.each(stepIds)('leaves the keys of the frame alone on %s, in each of its views', async (step) => {
  await show(step, true)
  const ofFrame = keysById()
  expect(ofFrame.get('parking-lot')).toBe('P')
  cleanup()

  const user = await show(step, false)
  const taken = () => {
    const now = keysById()
    return [...ofFrame].filter(([id, keys]) => now.get(id) !== keys)
  }
  expect(taken()).toEqual([])
  const views = screen.queryAllByRole('radio').length
  for (let index = 0; index < Math.min(views, 6); index++) {
    const view = screen.queryAllByRole('radio')[index]
    if (view) await user.click(view)
    expect(taken()).toEqual([])
  }
})
