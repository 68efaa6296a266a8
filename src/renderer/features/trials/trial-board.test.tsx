// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { dayOf } from '#shared/domain/instant'
import { undo } from '../../store/edit.ts'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { TrialsPage } from './trials-page.tsx'

const sample = scenarioEvaluation()
const before: Evaluation = { ...sample, evidence: [], trials: [] }

afterEach(cleanup)

/** The sample while its trial runs, with a time box that ended long ago. */
const running: Evaluation = {
  ...sample,
  trials: sample.trials.map((trial) => ({
    ...trial,
    status: 'running',
    start: '2020-03-16',
    end: '2020-03-27',
  })),
}

it('moves a trial over the board with the keys, and asks why when it is stopped', async () => {
  const { user, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: sample,
    hash: '#/e/nordhavn-sample/trials',
  })
  const board = within(await screen.findByRole('region', { name: 'Trial board' }))
  expect(board.getByRole('button', { name: /Side-by-side/ })).toBeTruthy()
  await user.keyboard('{Shift>}{ArrowLeft}{/Shift}')
  await expect.poll(async () => (await evaluation()).trials[0]?.status).toBe('evaluating')
  expect((await evaluation()).trials[0]?.log.at(-1)?.text).toBe(
    'Ended; results are being evaluated.',
  )
  await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
  await expect.poll(async () => (await evaluation()).trials[0]?.status).toBe('done')
  await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
  await user.type(await screen.findByLabelText('Reason, needed'), 'No budget')
  await user.tab()
  await user.click(screen.getByRole('button', { name: 'Stop the trial' }))
  await expect.poll(async () => (await evaluation()).trials[0]?.status).toBe('stopped')
  expect((await evaluation()).trials[0]?.log.at(-1)?.text).toBe('Stopped: No budget')
})

it('takes a trial to the column in which it is dropped, but starts none without a charter', async () => {
  const { user, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: before,
    hash: '#/e/nordhavn-sample/trials',
  })
  await screen.findByText('No trial yet')
  await user.keyboard('n')
  const ticket = await screen.findByRole('button', { name: /^Trial 1/ })
  const data = new Map<string, string>()
  const dataTransfer = {
    setData: (type: string, value: string) => data.set(type, value),
    getData: (type: string) => data.get(type) ?? '',
    effectAllowed: 'none',
  }
  fireEvent.dragStart(ticket, { dataTransfer })
  const column = screen.getByRole('heading', { name: 'Running' }).parentElement
  if (!column) throw new Error('The column has a heading')
  fireEvent.drop(column, { dataTransfer })
  expect(await screen.findByText(/It cannot leave Planned/)).toBeTruthy()
  expect((await evaluation()).trials[0]?.status).toBe('planned')
})

it('takes a trial whose charter is complete to the column in which it is dropped', async () => {
  const planned: Evaluation = {
    ...sample,
    trials: sample.trials.map((trial) => ({
      ...trial,
      status: 'planned',
      start: null,
      results: [],
    })),
    evidence: [],
  }
  const { evaluation, db } = await renderPage(<TrialsPage />, {
    evaluation: { ...planned, trials: planned.trials.map((t) => ({ ...t, end: '2099-01-02' })) },
    hash: '#/e/nordhavn-sample/trials',
  })
  const ticket = await screen.findByRole('button', { name: /^Side-by-side/ })
  const data = new Map<string, string>()
  const dataTransfer = {
    setData: (type: string, value: string) => data.set(type, value),
    getData: (type: string) => data.get(type) ?? '',
    effectAllowed: 'none',
  }
  const column = (name: string) => {
    const found = screen.getByRole('heading', { name }).parentElement
    if (!found) throw new Error('The column has a heading')
    return found
  }
  fireEvent.dragStart(ticket, { dataTransfer })
  // The browser drops only where the page says that it may.
  expect(fireEvent.dragOver(column('Running'), { dataTransfer })).toBe(false)
  fireEvent.drop(column('Running'), { dataTransfer })
  await expect.poll(async () => (await evaluation()).trials[0]?.status).toBe('running')
  expect((await evaluation()).trials[0]).toMatchObject({
    start: dayOf(new Date()),
    log: [{ text: 'Started.' }],
  })
  const inRunning = within(
    await screen
      .findByRole('heading', { name: 'Running 1' })
      .then((h) => h.parentElement as HTMLElement),
  )
  expect(inRunning.getByRole('button', { name: /^Side-by-side/ })).toBeTruthy()
  expect(await undo(db)).toMatchObject({ label: 'Trial running' })
  await expect
    .poll(async () => (await evaluation()).trials[0])
    .toEqual({
      ...planned.trials[0],
      end: '2099-01-02',
    })
})

it('asks on the board what follows when the time box of a running trial has ended', async () => {
  const { user, evaluation, db } = await renderPage(<TrialsPage />, {
    evaluation: running,
    hash: '#/e/nordhavn-sample/trials',
  })
  const asks = within(await screen.findByRole('group', { name: /^Questions about Side-by-side/ }))
  const question = 'The time box has ended: evaluate, extend or stop?'
  expect(asks.getByText(question)).toBeTruthy()
  const trial = async () => (await evaluation()).trials[0]

  await user.click(asks.getByRole('button', { name: 'Extend' }))
  fireEvent.change(await screen.findByLabelText('New end'), { target: { value: '2099-01-02' } })
  await user.type(screen.getByLabelText('Why it needs longer'), 'The data came late')
  await user.tab()
  await user.click(screen.getByRole('button', { name: 'Extend the trial' }))
  await expect.poll(async () => (await trial())?.end).toBe('2099-01-02')
  expect((await trial())?.log.at(-1)?.text).toBe('Extended to 2 January 2099: The data came late')
  await expect.poll(() => screen.queryByText(question)).toBeNull()
  expect(await undo(db)).toMatchObject({ label: 'Extend a trial' })

  await screen.findByText(question)
  await user.click(screen.getByRole('button', { name: 'Start evaluating' }))
  await expect.poll(async () => (await trial())?.status).toBe('evaluating')
  expect(await undo(db)).toMatchObject({ label: 'Trial evaluating' })

  await screen.findByText(question)
  await user.click(screen.getByRole('button', { name: 'Stop' }))
  await user.type(await screen.findByLabelText('Reason, needed'), 'No time')
  await user.tab()
  await user.click(screen.getByRole('button', { name: 'Stop the trial' }))
  await expect.poll(async () => (await trial())?.status).toBe('stopped')
  expect((await trial())?.log.at(-1)?.text).toBe('Stopped: No time')
})

it('stops a trial from the board when one of its stop rules has come true, with that reason', async () => {
  const { user, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: running,
    hash: '#/e/nordhavn-sample/trials',
  })
  const asks = within(await screen.findByRole('group', { name: /^Questions about Side-by-side/ }))
  asks.getByRole('button', { name: 'Has a stop rule come true?' }).focus()
  await user.keyboard('{Enter}')
  const rules = sample.trials[0]?.stopRules ?? []
  const answers = await asks.findAllByRole('button', { name: 'It has happened' })
  expect(answers).toHaveLength(rules.length)
  answers[0]?.focus()
  await user.keyboard('{Enter}')
  await user.type(await screen.findByLabelText('What happened, and what follows'), 'On Monday')
  await user.tab()
  await user.click(screen.getByRole('button', { name: 'Stop the trial' }))
  await expect.poll(async () => (await evaluation()).trials[0]?.status).toBe('stopped')
  expect((await evaluation()).trials[0]?.log.at(-1)?.text).toBe(
    `Stopped, as agreed: ${rules[0]?.text}. On Monday`,
  )
})

it('says once in the log what is pressed twice', async () => {
  const { user, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: running,
    hash: '#/e/nordhavn-sample/trials',
  })
  await user.dblClick(await screen.findByRole('button', { name: 'Evaluate' }))
  await screen.findByRole('button', { name: 'Run on' })
  await new Promise((resolve) => setTimeout(resolve, 100))
  const texts = (await evaluation()).trials[0]?.log.map(({ text }) => text) ?? []
  const log = running.trials[0]?.log ?? []
  expect(texts).toEqual([...log.map(({ text }) => text), 'Ended; results are being evaluated.'])
})
