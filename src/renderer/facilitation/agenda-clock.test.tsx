// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { AgendaClock } from './agenda-clock.tsx'

const sample = scenarioEvaluation()
const started = Date.parse('2026-03-12T10:22:00+01:00')
const scoring = {
  ...sample,
  agenda: sample.agenda.map((item) => {
    if (item.session === 'decision') return { ...item, startedAt: null, endedAt: null }
    if (item.step === 'scoring')
      return { ...item, startedAt: '2026-03-12T10:22:00+01:00', endedAt: null }
    return item.start && item.start > '10:22' ? { ...item, startedAt: null, endedAt: null } : item
  }),
}
const minutes = (count: number) => started + count * 60_000

afterEach(() => {
  vi.useRealTimers()
  cleanup()
})

/** Only the clock and the ticking are set, so that everything else goes on as usual. */
function clockAt(moment: number) {
  vi.useFakeTimers({ now: moment, toFake: ['Date', 'setInterval', 'clearInterval'] })
}

/** One second passes; what waits to be drawn is drawn before and after. */
async function tick() {
  await act(async () => {})
  await act(async () => {
    vi.advanceTimersByTime(1000)
  })
}

it('reads the clock after sleep, however long it was, and warns by sight and word', async () => {
  clockAt(minutes(10))
  await renderPage(<AgendaClock />, { evaluation: scoring })
  expect((await screen.findByRole('button')).textContent).toContain('20:00 left')

  // Asleep for eighteen and a half minutes: not one tick in between.
  vi.setSystemTime(minutes(28.5))
  await tick()
  const soon = screen.getByRole('button', { name: /under two minutes left/ })
  expect(soon.textContent).toContain('01:29 left')

  vi.setSystemTime(minutes(42))
  await tick()
  const over = screen.getByRole('button', { name: /time is over/ })
  expect(over.textContent).toContain('12:01 over')
  expect(over.textContent).toContain('12 minutes behind')
})

it('goes on where it was after a restart, because the start is in the evaluation', async () => {
  clockAt(minutes(25))
  await renderPage(<AgendaClock />, { evaluation: scoring })
  expect((await screen.findByRole('button')).textContent).toContain('05:00 left')
})

it('says in the agenda what to drop', async () => {
  clockAt(minutes(42))
  const { user } = await renderPage(<AgendaClock />, { evaluation: scoring })
  await user.click(await screen.findByRole('button'))
  const dialog = await screen.findByRole('dialog', { name: 'Agenda of the workshop' })
  expect(dialog.textContent).toMatch(/minutes behind: drop “/)
})

it('drops what it proposes by one press or key, keeps the plan, and takes it back', async () => {
  clockAt(minutes(42))
  const { user, evaluation } = await renderPage(<AgendaClock />, { evaluation: scoring })
  await user.click(await screen.findByRole('button'))
  const dialog = await screen.findByRole('dialog', { name: 'Agenda of the workshop' })
  await user.click(within(dialog).getByRole('button', { name: /^Drop/ }))
  await within(dialog).findByText('Dropped')
  expect(dialog.textContent).not.toMatch(/minutes behind: drop/)
  const dropped = async () =>
    (await evaluation()).agenda.filter(({ droppedAt }) => droppedAt !== undefined)
  expect(await dropped()).toMatchObject([{ title: 'Build, buy or adopt; radar rings' }])
  expect((await evaluation()).agenda).toHaveLength(sample.agenda.length)

  await user.click(screen.getByRole('button', { name: /^Undo/ }))
  await expect.poll(dropped).toEqual([])
  await user.click(screen.getByRole('button', { name: /^Close/ }))
  await user.keyboard('{Alt>}d{/Alt}')
  await expect.poll(dropped).toHaveLength(1)
})

it('takes a dropped item up again by starting it', async () => {
  clockAt(minutes(42))
  const [item] = scoring.agenda.filter(({ startedAt }) => startedAt === null)
  if (!item) throw new Error('Something is planned')
  const agenda = scoring.agenda.map((row) =>
    row.id === item.id ? { ...row, droppedAt: '2026-03-12T10:50:00+01:00' } : row,
  )
  const { user, evaluation } = await renderPage(<AgendaClock />, {
    evaluation: { ...scoring, agenda },
  })
  await user.click(await screen.findByRole('button'))
  const row = (await screen.findByText('Dropped')).closest('tr')
  if (!row) throw new Error('It is a row')
  await user.click(within(row).getByRole('button', { name: 'Start' }))
  await expect
    .poll(async () => (await evaluation()).agenda.find(({ id }) => id === item.id))
    .toEqual({ ...item, startedAt: expect.any(String) as string })
  expect((await evaluation()).agenda.map(({ id }) => id)).toEqual(agenda.map(({ id }) => id))
})
