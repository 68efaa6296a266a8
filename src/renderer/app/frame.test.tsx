// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { renderPage } from '../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { Frame } from './frame.tsx'

afterEach(cleanup)

const show = (step: 'reveal' | 'frame') =>
  renderPage(
    <Frame step={step} notice={null}>
      <h1>Step</h1>
    </Frame>,
    { evaluation: scenarioEvaluation() },
  )

it.each(['reveal', 'frame'] as const)(
  'shows the parking lot by its key on %s, with the panel closed or open',
  async (step) => {
    const { user, evaluation } = await show(step)
    await screen.findByRole('heading', { name: 'Step' })
    expect(screen.queryByRole('complementary') !== null).toBe(step === 'frame')

    await user.keyboard('p')
    const field = await screen.findByRole('textbox', { name: 'Put aside' })
    // A dialog inside of something hidden would take every key and show nothing.
    expect(field.closest('[hidden]')).toBeNull()
    expect(document.activeElement).toBe(field)
    await user.keyboard('Who may see the logs?{Enter}')
    await waitFor(async () =>
      expect((await evaluation()).parkingLot.at(-1)?.text).toBe('Who may see the logs?'),
    )
  },
)
