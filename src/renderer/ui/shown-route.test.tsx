// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useEffect } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EvaluationId } from '#shared/domain/ids'
import type { StepId } from '#shared/domain/steps'
import { hrefOf, type Route } from './routes.ts'
import { goToStep, useRoute, useRouteAhead } from './shown-route.ts'

/** Frames come when a test lets them. */
let frames = new Map<number, () => void>()
const heard: string[] = []

beforeEach(() => {
  frames = new Map()
  heard.length = 0
  vi.useFakeTimers()
  let last = 0
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
    last += 1
    frames.set(last, run)
    return last
  })
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id))
  location.hash = '#/e/one/scoring'
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const nameOf = (route: Route) =>
  route.page === 'step' ? `${route.id} ${route.step}` : `${hrefOf(route)}`

function Page() {
  const name = nameOf(useRoute())
  useEffect(() => {
    const onKeyDown = () => heard.push(name)
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [name])
  return <output aria-label="page">{name}</output>
}

function Rail() {
  return <output aria-label="rail">{nameOf(useRouteAhead())}</output>
}

const show = () =>
  render(
    <>
      <Rail />
      <Page />
    </>,
  )

/** As a key does, or, given an address, as anything else. */
function go(to: StepId | `#${string}`): void {
  act(() => {
    if (to.startsWith('#')) location.hash = to
    else goToStep({ page: 'step', id: EvaluationId.parse('one'), step: to as StepId, item: '' })
    // The test DOM is late with its own.
    window.dispatchEvent(new Event('hashchange'))
  })
}

function frame(): void {
  const due = [...frames.values()]
  frames.clear()
  for (const run of due) run()
  act(() => {
    vi.advanceTimersByTime(0)
  })
}

const page = () => screen.getByLabelText('page').textContent
const rail = () => screen.getByLabelText('rail').textContent

it('marks another step at once and shows it after the next frame', () => {
  show()
  go('reveal')
  expect([rail(), page()]).toEqual(['one reveal', 'one scoring'])
  frame()
  expect(page()).toBe('one reveal')
})

it('gives a key that comes before the frame to the step that was asked for', () => {
  show()
  go('reveal')
  fireEvent.keyDown(window, { key: 'ArrowDown' })
  expect(heard).toEqual(['one reveal'])
  frame()
  expect(page()).toBe('one reveal')
})

it('gives a press of the pointer to the step that was asked for, too', () => {
  show()
  go('reveal')
  fireEvent.pointerDown(window)
  expect(page()).toBe('one reveal')
})

it.each([
  '#/',
  '#/e/two/reveal',
  '#/e/one/private/scores/ana',
  '#/e/one/scoring/jonas',
  '#/e/one/results',
] as const)('is at %s at once where no key has asked for a step', (hash) => {
  show()
  go(hash)
  expect(page()).toBe(rail())
  expect(frames.size).toBe(0)
})

it('shows the last of several steps only', () => {
  show()
  go('reveal')
  go('results')
  expect(frames.size).toBe(1)
  frame()
  expect(page()).toBe('one results')
})

it('goes on where no frame is drawn: in a window that is out of sight', () => {
  show()
  go('reveal')
  act(() => {
    vi.advanceTimersByTime(100)
  })
  expect(page()).toBe('one reveal')
  expect(frames.size).toBe(0)
})

it('begins where the window is, also after everything was closed in between', () => {
  const { unmount } = show()
  go('reveal')
  unmount()
  expect(frames.size).toBe(0)
  location.hash = '#/e/one/radar'
  show()
  expect(page()).toBe('one radar')
})
