// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { renderPage } from '../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { FindCommands } from './find-commands.tsx'
import { GlobalCommands } from './global-commands.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const sample = scenarioEvaluation()
const open = () =>
  renderPage(
    <>
      <GlobalCommands />
      <FindCommands />
      <h1>Step</h1>
    </>,
    { evaluation: sample },
  )

it.each([
  ['weights & bia', 'shortlist/wandb'],
  ['governance', 'criteria/governance'],
  ['mei', 'scoring/mei'],
  [sample.useCases[1]?.title.slice(0, 14) ?? '', `use-cases/${sample.useCases[1]?.id}`],
])('finds “%s” by its name and goes there', async (query, place) => {
  const { user } = await open()
  await screen.findByRole('heading', { name: 'Step' })
  await user.keyboard('{Control>}k{/Control}')
  const field = await screen.findByRole('combobox', { name: 'Find or do anything' })
  // Without a question nothing but commands is listed.
  expect(screen.queryByText(/^(?:Candidate|Criterion|Person|Use case): /)).toBeNull()
  await user.type(field, `${query}{Enter}`)
  await waitFor(() => expect(location.hash).toBe(`#/e/${sample.id}/${place}`))
})

it('says by a tone what the clock says once it is switched on, and makes none before', async () => {
  const started: number[] = []
  const node = () => ({
    frequency: { value: 0 },
    gain: { setValueAtTime: () => {}, linearRampToValueAtTime: () => {} },
    connect: (other: unknown) => other,
    start: (at: number) => started.push(at),
    stop: () => {},
  })
  vi.stubGlobal(
    'AudioContext',
    class {
      currentTime = 0
      destination = {}
      resume = async () => {}
      createOscillator = node
      createGain = node
    },
  )
  const { user } = await open()
  await screen.findByRole('heading', { name: 'Step' })
  expect(started).toEqual([])
  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByRole('combobox'), 'tone of the timer{Enter}')
  await waitFor(() => expect(started).toHaveLength(2))
})
