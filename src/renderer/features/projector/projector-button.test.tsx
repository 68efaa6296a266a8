// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { ProjectorButton } from './projector-button.tsx'
import { useFollowed } from './use-projector-control.ts'
import { useRoute } from '../../ui/shown-route.ts'

const sample = scenarioEvaluation()
const key = `stackjury-projector-${sample.id}`
const locks = Object.getOwnPropertyDescriptor(navigator, 'locks')

/** Locks as the browser keeps them, with one second window that can go away. */
function withLocks(isThere: boolean) {
  let gone = () => {}
  const waiting = new Promise<void>((resolve) => {
    gone = resolve
  })
  let held = isThere ? [{ name: key, mode: 'shared' }] : []
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: {
      query: async () => ({ held }),
      request: async (name: string, ...rest: unknown[]) => {
        if (name === key && held.length > 0) await waiting
        return (rest.at(-1) as () => unknown)()
      },
    },
  })
  return () => {
    held = []
    gone()
  }
}

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  if (locks) Object.defineProperty(navigator, 'locks', locks)
})

function Laptop() {
  const route = useRoute()
  useFollowed(route, 'light')
  return <ProjectorButton id={sample.id} />
}

const shared = () => JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>

it('opens a window of its own by key, and tells it where the facilitator is', async () => {
  withLocks(false)
  const opened = vi.spyOn(window, 'open').mockReturnValue(null)
  const { user } = await renderPage(<Laptop />, {
    evaluation: sample,
    hash: `#/e/${sample.id}/reveal/wandb.governance`,
  })
  await screen.findByRole('button', { name: /Open the projector/ })
  await user.keyboard('{F9}')
  expect(opened.mock.calls[0]?.[0]).toBe(`#/e/${sample.id}/projector`)
  expect(opened.mock.calls[0]?.[2]).toContain('noopener')
  await expect.poll(() => shared()['now']).toEqual({ step: 'reveal', item: 'wandb.governance' })
})

it('says what the room sees, freezes it, and notices when the window has gone', async () => {
  const leave = withLocks(true)
  const { user } = await renderPage(<Laptop />, {
    evaluation: sample,
    hash: `#/e/${sample.id}/results`,
  })
  await screen.findByRole('button', { name: 'Projector: results' })
  await user.keyboard('{Shift>}{F9}{/Shift}')
  await screen.findByRole('button', { name: 'Projector frozen: results' })
  expect(shared()['held']).toEqual({ step: 'results', item: '' })
  await user.keyboard('f')
  await screen.findByRole('button', { name: 'Projector: results' })

  await user.click(screen.getByRole('button', { name: 'Projector: results' }))
  await user.click(await screen.findByRole('radio', { name: 'Dark' }))
  expect(shared()['theme']).toBe('dark')
  await user.click(screen.getByRole('button', { name: 'Close the projector' }))
  expect(shared()['closings']).toBe(1)
  leave()
  await screen.findByRole('button', { name: /Open the projector/ })
})

it('puts who is how far on the projector while somebody has the laptop to themselves', async () => {
  withLocks(false)
  await renderPage(<Laptop />, {
    evaluation: sample,
    hash: `#/e/${sample.id}/private/weights/mei`,
  })
  await screen.findByRole('button')
  await expect.poll(() => shared()['now']).toEqual({ step: 'criteria', item: 'weights' })
})
