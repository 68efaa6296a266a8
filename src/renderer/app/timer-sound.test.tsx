// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defaultSettings } from '#shared/settings'
import { renderPage } from '../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { SettingsProvider, useSettings } from './settings.tsx'
import { TimerSound } from './timer-sound.tsx'

let tones = 0
beforeEach(() => {
  tones = 0
  const node = () => ({
    frequency: { value: 0 },
    gain: { setValueAtTime: () => {}, linearRampToValueAtTime: () => {} },
    connect: (other: unknown) => other,
    start: () => (tones += 1),
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
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const sample = scenarioEvaluation()
const begin = new Date('2026-03-12T10:00:00+01:00')

function Switch() {
  const { change } = useSettings()
  return (
    <button type="button" onClick={() => change({ sound: true })}>
      Sound
    </button>
  )
}

/** The discussion of 26 minutes, with so many seconds left of it. */
async function withSecondsLeft(seconds: number, sound: boolean) {
  const planned = sample.agenda.find(({ step }) => step === 'reveal')?.minutes ?? 0
  vi.useFakeTimers({ now: begin.getTime() + (planned * 60 - seconds) * 1000, toFake: ['Date'] })
  await renderPage(
    <SettingsProvider>
      <TimerSound />
      <Switch />
    </SettingsProvider>,
    {
      evaluation: {
        ...sample,
        agenda: sample.agenda.map((item) => ({
          ...item,
          startedAt: item.step === 'reveal' ? begin.toISOString() : null,
          endedAt: null,
        })),
      },
    },
  )
  const button = await screen.findByRole('button', { name: 'Sound' })
  if (sound) act(() => button.click())
}

const later = async (seconds: number) => {
  vi.setSystemTime(Date.now() + seconds * 1000)
  // The clock is read once a second.
  await act(() => new Promise((resolve) => setTimeout(resolve, 1_100)))
}

it('sounds two minutes before the end and at it, once each, and not for what was over before', async () => {
  await withSecondsLeft(150, true)
  await later(10)
  expect(tones).toBe(0)
  await later(30)
  expect(tones).toBe(2)
  await later(60)
  expect(tones).toBe(2)
  await later(70)
  expect(tones).toBe(5)
})

it('is silent unless it is wanted', async () => {
  expect(defaultSettings.sound).toBe(false)
  await withSecondsLeft(125, false)
  await later(10)
  expect(tones).toBe(0)
})
