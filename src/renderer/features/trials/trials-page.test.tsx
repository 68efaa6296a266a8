// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { stageResult } from '#shared/domain/scoring/result'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { undo } from '../../store/edit.ts'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { TrialsPage } from './trials-page.tsx'

const sample = scenarioEvaluation()
const before: Evaluation = { ...sample, evidence: [], trials: [] }
const total = (evaluation: Evaluation, id: string) =>
  stageResult(evaluation, 'trial').ranking.find(({ candidateId }) => candidateId === id)?.total

afterEach(cleanup)
// A busy machine may take its time; what is waited for is what the user would see.
configure({ asyncUtilTimeout: 5_000 })

it('starts a trial only when its charter says what the room needs to know', async () => {
  const { user, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: before,
    hash: '#/e/nordhavn-sample/trials',
  })
  await screen.findByText('No trial yet')
  await user.keyboard('n')
  const title = await screen.findByLabelText('Title of the trial')
  await expect.poll(() => document.activeElement).toBe(title)
  const start = screen.getByRole('button', { name: 'Start the trial' })
  expect(start.getAttribute('aria-disabled')).toBe('true')
  expect(
    within(screen.getByLabelText('Missing before the trial can start')).getAllByRole('listitem'),
  ).toHaveLength(6)

  await user.type(
    screen.getByLabelText('Hypothesis'),
    'It is fast enough{Control>}{Enter}{/Control}',
  )
  await user.click(screen.getByLabelText('MLflow'))
  await user.selectOptions(screen.getByLabelText('Owner'), 'Mei Tanaka')
  const end = screen.getByLabelText('End')
  await user.type(end, '2026-05-29')
  await user.tab()
  await user.type(screen.getByLabelText('Add a stop rule'), 'It loses data{Enter}')
  await user.click(screen.getByRole('button', { name: 'Add a success criterion' }))
  await user.type(await screen.findByLabelText('Measure'), 'Minutes to restore{Enter}')
  await user.type(screen.getByLabelText('Target'), '60{Enter}')
  await user.type(screen.getByLabelText('Unit'), 'min{Enter}')
  await expect.poll(() => screen.queryByLabelText('Missing before the trial can start')).toBeNull()

  await user.click(screen.getByRole('button', { name: 'Start the trial' }))
  await expect.poll(async () => (await evaluation()).trials[0]?.status).toBe('running')
  const [trial] = (await evaluation()).trials
  expect(trial?.successCriteria).toMatchObject([
    { measure: 'Minutes to restore', operator: '<=', target: 60, unit: 'min', must: true },
  ])
  expect(await screen.findByText('It loses data')).toBeTruthy()
})

it('shows the verdict as soon as a number is there, and changes no score by itself', async () => {
  const open = {
    ...sample,
    evidence: [],
    trials: sample.trials.map((t) => ({ ...t, results: [] })),
  }
  const { user, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: open,
    hash: '#/e/nordhavn-sample/trials',
  })
  const grid = within(await screen.findByRole('table', { name: 'Results of the trial' }))
  const field = grid.getByLabelText('Minutes to restore service from backup, MLflow')
  await user.type(field, '61{Enter}')
  await expect.poll(() => grid.getAllByText('fail')).toHaveLength(1)
  await user.clear(field)
  await user.type(field, '60{Enter}')
  await expect.poll(() => grid.queryAllByText('pass')).toHaveLength(1)
  expect(grid.getAllByText('1 pass, 0 fail, 5 not measured')).toHaveLength(1)
  expect(total(await evaluation(), 'mlflow')).toBe(total(open, 'mlflow'))
})

it('changes a score when the group accepts with a reason, and undo takes it back', async () => {
  const { user, evaluation, db } = await renderPage(<TrialsPage />, {
    evaluation: { ...sample, evidence: [] },
    hash: '#/e/nordhavn-sample/trials/evidence',
  })
  const card = within(
    await screen.findByRole('region', { name: 'MLflow: Governance and audit trail' }),
  )
  await user.click(card.getByRole('button', { name: 'MLflow: Governance and audit trail' }))
  expect(card.getByText(/3 → 4, total 3\.83 → 3\.98/)).toBeTruthy()
  await user.click(card.getByRole('button', { name: 'Accept 4' }))
  expect((await evaluation()).evidence).toEqual([])

  await user.type(card.getByLabelText('Reason'), 'Drill done in 9 minutes.{Enter}')
  await user.click(card.getByRole('button', { name: 'Accept 4' }))
  const ledger = within(await screen.findByRole('region', { name: 'Evidence ledger' }))
  expect(ledger.getByText('+0.15')).toBeTruthy()
  expect((await evaluation()).evidence).toMatchObject([
    { from: 3, to: 4, status: 'accepted', decidedBy: 'group', reason: 'Drill done in 9 minutes.' },
  ])
  expect(await undo(db)).toBe('Accept evidence')
  await expect.poll(async () => total(await evaluation(), 'mlflow')).toBeCloseTo(3.8267, 4)
})

it('removes a trial with everything that points at it', async () => {
  const { user, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: sample,
    hash: '#/e/nordhavn-sample/trials',
  })
  await user.click(await screen.findByRole('button', { name: /^Remove Side-by-side/ }))
  await expect.poll(async () => (await evaluation()).trials).toEqual([])
  expect(contradictionsOf(await evaluation())).toEqual([])
  expect(await screen.findByText('No trial yet')).toBeTruthy()
})

it('names must use cases that nobody tests, and lets a trial take them on', async () => {
  const { user, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: sample,
    hash: '#/e/nordhavn-sample/trials',
  })
  await screen.findByText('Nobody tests 1 must use case')
  await user.click(screen.getByRole('button', { name: 'Test it in this trial' }))
  await screen.findByText('Every must use case is tested')
  expect((await evaluation()).trials[0]?.successCriteria.at(-1)).toMatchObject({ useCaseId: 'uc3' })
})

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
  await user.type(await screen.findByLabelText('Why it is stopped'), 'No budget')
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

it('keeps a file with a line of the log, within its limit, and lets go of it with the line', async () => {
  const { user, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: sample,
    hash: '#/e/nordhavn-sample/trials',
  })
  await screen.findByRole('region', { name: 'Trial board' })
  await user.keyboard('3')
  await user.type(await screen.findByLabelText('Add a line for today'), 'Drill done{Enter}')
  const field = await screen.findByLabelText('File for line 1')
  await user.upload(field, new File([new Uint8Array(2 * 1024 * 1024)], 'large.bin'))
  expect(await screen.findByText(/at most 1 MB/)).toBeTruthy()
  await user.upload(field, new File(['measured'], 'drill.txt', { type: 'text/plain' }))
  expect(await screen.findByText('drill.txt')).toBeTruthy()
  const [attached] = (await evaluation()).attachments ?? []
  expect(attached && atob(attached.base64)).toBe('measured')
  expect(screen.getByTitle('Save drill.txt').getAttribute('href')).toMatch(
    /^data:application\/octet-stream;base64,/,
  )
  expect(contradictionsOf(await evaluation())).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Remove line 1' }))
  await expect.poll(async () => (await evaluation()).attachments).toBeUndefined()
})
