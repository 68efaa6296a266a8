// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { withoutCandidate } from '#shared/domain/candidates'
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, ItemId } from '#shared/domain/ids'
import { dayOf } from '#shared/domain/instant'
import { stageResult } from '#shared/domain/scoring/result'
import { withTestRemoved } from '#shared/domain/trial-changes'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { edit, undo } from '../../store/edit.ts'
import { useTyped } from '../../visits/typed.ts'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { TrialsPage } from './trials-page.tsx'

const sample = scenarioEvaluation()
const before: Evaluation = { ...sample, evidence: [], trials: [] }
const total = (evaluation: Evaluation, id: string) =>
  stageResult(evaluation, 'trial').ranking.find(({ candidateId }) => candidateId === id)?.total

afterEach(cleanup)

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
  expect(trial?.start).toBe(dayOf(new Date()))
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
  const what = 'Could not be measured: Minutes to restore service from backup, Weights & Biases'
  await user.click(grid.getByRole('button', { name: what }))
  expect(
    await grid.findByText('0 pass, 0 fail, 5 not measured, 1 could not be measured'),
  ).toBeTruthy()
  expect(await screen.findByText(/10 of 12 results still open/)).toBeTruthy()
  expect(total(await evaluation(), 'mlflow')).toBe(total(open, 'mlflow'))
})

it('makes one line of the ledger of a proposal that is accepted by a double press', async () => {
  const { user, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: { ...sample, evidence: [] },
    hash: '#/e/nordhavn-sample/trials/evidence',
  })
  const card = within(
    await screen.findByRole('region', { name: 'MLflow: Governance and audit trail' }),
  )
  await user.click(card.getByRole('button', { name: 'MLflow: Governance and audit trail' }))
  await user.type(card.getByLabelText('Reason'), 'Drill done in 9 minutes.{Enter}')
  await user.dblClick(card.getByRole('button', { name: 'Accept 4' }))
  await screen.findByRole('region', { name: 'Evidence ledger' })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect((await evaluation()).evidence).toHaveLength(1)
})

describe('what is typed about evidence and not decided', () => {
  const evidencePage = (evaluation: Evaluation) =>
    renderPage(<TrialsPage />, { evaluation, hash: '#/e/nordhavn-sample/trials/evidence' })
  const cardOf = async () => {
    const name = 'MLflow: Governance and audit trail'
    const card = within(await screen.findByRole('region', { name }))
    fireEvent.click(card.getByRole('button', { name }))
    return card
  }

  it('is there again after the window has ended, until it is decided', async () => {
    const open = { ...sample, evidence: [] }
    const { user } = await evidencePage(open)
    const card = await cardOf()
    await user.type(card.getByLabelText('Reason'), 'Drill done')
    await user.click(card.getByRole('radio', { name: /^5/ }))
    cleanup()
    const again = await evidencePage(open)
    const same = await cardOf()
    expect(same.getByLabelText('Reason')).toHaveProperty('value', 'Drill done')
    await again.user.click(same.getByRole('button', { name: 'Accept 5' }))
    await screen.findByRole('region', { name: 'Evidence ledger' })
    expect((await again.evaluation()).evidence).toMatchObject([{ to: 5, reason: 'Drill done' }])
    await expect.poll(() => localStorage.length).toBe(0)
  })

  it('follows the result in what it suggests, until a score is chosen', async () => {
    const { user, db } = await evidencePage({ ...sample, evidence: [] })
    const card = await cardOf()
    await user.type(card.getByLabelText('Reason'), 'Drill done{Enter}')
    expect(card.getByRole('button', { name: 'Accept 4' })).toBeTruthy()
    await edit(db, 'Correct the results', (e) =>
      e.become((now) => ({
        ...now,
        trials: now.trials.map((trial) => ({
          ...trial,
          results: trial.results.map((row) =>
            row.candidateId === 'mlflow' ? { ...row, value: 1_000_000 } : row,
          ),
        })),
      })),
    )
    expect(await card.findByRole('button', { name: 'Accept 2' })).toBeTruthy()
    expect(card.getByLabelText('Reason')).toHaveProperty('value', 'Drill done')
  })

  it('is kept for evidence from elsewhere, and not said of another candidate', async () => {
    const begin = async () =>
      fireEvent.click(await screen.findByRole('button', { name: /^Add evidence from elsewhere/ }))
    const { user } = await evidencePage(sample)
    await begin()
    await user.selectOptions(await screen.findByLabelText('Candidate'), 'ClearML')
    const form = () => within(screen.getByRole('region', { name: 'Evidence from elsewhere' }))
    await user.type(form().getByLabelText('Reason'), 'In its manual')
    cleanup()
    const again = await evidencePage(sample)
    await begin()
    expect(form().getByLabelText('Reason')).toHaveProperty('value', 'In its manual')
    expect(form().getByLabelText('Candidate')).toHaveProperty('value', 'clearml')
    await edit(again.db, 'Remove ClearML', (e) =>
      e.become((now) => withoutCandidate(now, CandidateId.parse('clearml'))),
    )
    await form().findByText(/What this was about is not here any more/)
    expect(form().getByLabelText('Candidate')).toHaveProperty('value', '')
    expect(form().getByLabelText('Reason')).toHaveProperty('value', 'In its manual')
    const add = form().getByRole('button', { name: /^Add to the ledger/ })
    expect(add.getAttribute('aria-disabled')).toBe('true')
    await again.user.selectOptions(form().getByLabelText('Candidate'), 'MLflow')
    await again.user.click(add)
    await expect
      .poll(async () => (await again.evaluation()).evidence.at(-1))
      .toMatchObject({ candidateId: 'mlflow', reason: 'In its manual' })
  })
})

it('keeps no result of a success criterion that another window removes while it is typed', async () => {
  const { user, evaluation, db } = await renderPage(<TrialsPage />, {
    evaluation: before,
    hash: '#/e/nordhavn-sample/trials',
  })
  const [trial] = sample.trials
  const [test] = trial?.successCriteria ?? []
  if (!trial || !test) throw new Error('The sample has a trial')
  await edit(db, 'Add a trial', (e) => e.append('trials', { ...trial, results: [] }))
  await user.click(await screen.findByRole('radio', { name: /Results/ }))
  const field = await screen.findByLabelText(`${test.measure}, MLflow`)
  await user.type(field, '61')
  await edit(db, 'Remove a success criterion', (e) =>
    e.become((now) => withTestRemoved(now, trial.id, test, null)),
  )
  await expect.poll(() => field.isConnected).toBe(false)
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(contradictionsOf(await evaluation())).toEqual([])
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
  expect(await undo(db)).toMatchObject({ label: 'Accept evidence' })
  await expect.poll(async () => total(await evaluation(), 'mlflow')).toBeCloseTo(3.8267, 4)
})

it('keeps what was proposed when the group rejects it, and puts it on the table again', async () => {
  const { user, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: { ...sample, evidence: [] },
    hash: '#/e/nordhavn-sample/trials/evidence',
  })
  const name = 'MLflow: Governance and audit trail'
  const card = within(await screen.findByRole('region', { name }))
  await user.click(card.getByRole('button', { name }))
  await user.type(card.getByLabelText('Reason'), 'One drill is not enough.{Enter}')
  await user.click(card.getByRole('button', { name: 'Reject' }))
  const ledger = within(await screen.findByRole('region', { name: 'Evidence ledger' }))
  expect(ledger.getByText('rejected')).toBeTruthy()
  expect(ledger.getByText('4 proposed')).toBeTruthy()
  expect(ledger.getByText('One drill is not enough.')).toBeTruthy()
  expect((await evaluation()).evidence).toMatchObject([{ from: 3, to: 4, status: 'rejected' }])
  expect(total(await evaluation(), 'mlflow')).toBeCloseTo(3.8267, 4)
  await user.click(ledger.getByRole('button', { name: /^Talk again about MLflow/ }))
  const again = within(await screen.findByRole('region', { name }))
  expect(await again.findByText(/3 → 4/)).toBeTruthy()
})

it('asks again when a result that was decided about is corrected, and marks the old line', async () => {
  const { user, db } = await renderPage(<TrialsPage />, {
    evaluation: { ...sample, evidence: [] },
    hash: '#/e/nordhavn-sample/trials/evidence',
  })
  const name = 'MLflow: Governance and audit trail'
  const card = within(await screen.findByRole('region', { name }))
  await user.click(card.getByRole('button', { name }))
  await user.type(card.getByLabelText('Reason'), 'Drill done.{Enter}')
  await user.click(card.getByRole('button', { name: 'Accept 4' }))
  await expect.poll(() => screen.queryByRole('region', { name })).toBeNull()
  expect(screen.queryByText('decided on an earlier result')).toBeNull()

  await user.click(screen.getByRole('radio', { name: 'Trials' }))
  const grid = within(await screen.findByRole('table', { name: 'Results of the trial' }))
  const measure = sample.trials[0]?.successCriteria.find(
    ({ criterionId }) => criterionId === 'governance',
  )?.measure
  const field = grid.getByLabelText(`${measure}, MLflow`)
  await user.clear(field)
  await user.type(field, '1000{Enter}')
  expect(await screen.findByText(/^1 score decided on an earlier result$/)).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: /^Evidence, / }))
  expect(await screen.findByRole('region', { name })).toBeTruthy()
  expect(screen.getByText('decided on an earlier result')).toBeTruthy()
  expect(await undo(db)).toMatchObject({ label: 'Change a result' })
  await expect.poll(() => screen.queryByText('decided on an earlier result')).toBeNull()
})

it('asks why when a target is changed after the start, and says on the trial that it was', async () => {
  const { user, evaluation, db } = await renderPage(<TrialsPage />, {
    evaluation: sample,
    hash: '#/e/nordhavn-sample/trials',
  })
  await screen.findByRole('table', { name: 'Results of the trial' })
  const measure = sample.trials[0]?.successCriteria[0]?.measure ?? ''
  const first = async () => (await evaluation()).trials[0]?.successCriteria[0]
  await user.keyboard('1')
  await user.click(await screen.findByRole('button', { name: `Change ${measure}` }))
  const target = screen.getByLabelText('Target')
  await user.clear(target)
  await user.type(target, '99{Enter}')
  await user.click(await screen.findByRole('button', { name: 'Leave it' }))
  expect(await first()).toEqual(sample.trials[0]?.successCriteria[0])

  await user.clear(target)
  await user.type(target, '99{Enter}')
  await user.type(await screen.findByLabelText('Reason, needed'), 'Harder drill{Enter}')
  await expect.poll(async () => (await first())?.target).toBe(99)
  expect((await evaluation()).trials[0]?.log.at(-1)?.text).toMatch(/Reason: Harder drill$/)
  await user.click(screen.getByRole('button', { name: /^Close/ }))
  expect(await screen.findByText('target changed after it was measured')).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: /^Results/ }))
  expect(await screen.findByText('target changed after it was measured')).toBeTruthy()
  expect(await undo(db)).toMatchObject({ label: 'Change the target of a success criterion' })
  await expect.poll(first).toEqual(sample.trials[0]?.successCriteria[0])
  expect((await evaluation()).trials[0]?.log).toEqual([])
})

const [test] = sample.trials[0]?.successCriteria ?? []
const aPause = () => act(() => new Promise((resolve) => setTimeout(resolve, 500)))
const Status = () => <output aria-label="Typed">{useTyped() ?? 'nothing'}</output>

it.each([
  ['Measure', `${test?.measure} (all)`],
  ['Target', '99'],
  ['Unit', 'minutes'],
  ['stop rule 1', 'It loses data twice'],
])(
  'asks why %s is changed after the start when it is left, not while it is typed',
  async (label, text) => {
    const { user } = await renderPage(
      <>
        <TrialsPage />
        <Status />
      </>,
      { evaluation: sample, hash: '#/e/nordhavn-sample/trials' },
    )
    await screen.findByRole('table', { name: 'Results of the trial' })
    await user.keyboard('1')
    await user.click(await screen.findByRole('button', { name: `Change ${test?.measure}` }))
    const field = screen.getByLabelText<HTMLInputElement>(label)
    await user.clear(field)
    await user.type(field, text.slice(0, 1))
    await aPause()
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByLabelText('Typed').textContent).toBe('waiting')
    await user.type(field, text.slice(1))
    await user.tab()
    expect((await screen.findByRole('dialog')).textContent).toContain(text)
    expect(screen.getByLabelText('Typed').textContent).toBe('nothing')
  },
)

it('keeps in the log what a window that goes cannot ask a reason for', async () => {
  const handedOver: string[] = []
  const { user } = await renderPage(<TrialsPage />, {
    evaluation: sample,
    hash: '#/e/nordhavn-sample/trials',
    onCall: (_, input) => handedOver.push(JSON.stringify(input) ?? ''),
  })
  await screen.findByRole('table', { name: 'Results of the trial' })
  await user.keyboard('1')
  const field = await screen.findByLabelText('stop rule 1')
  fireEvent.change(field, { target: { value: 'It loses data twice' } })
  fireEvent(window, new Event('pagehide'))
  const words = 'Not changed, the window went before a reason was given: Stop rule'
  await expect.poll(() => handedOver.filter((input) => input.includes(words))).toHaveLength(1)
  expect(handedOver.join()).toContain('changed to “It loses data twice”')
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('asks why when a stop rule or a criterion goes after the start', async () => {
  const { user, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: sample,
    hash: '#/e/nordhavn-sample/trials',
  })
  await screen.findByRole('table', { name: 'Results of the trial' })
  await user.keyboard('1')
  await user.click(await screen.findByRole('button', { name: 'Remove stop rule 1' }))
  await user.type(await screen.findByLabelText('Reason, needed'), 'It cannot happen{Enter}')
  const rules = sample.trials[0]?.stopRules ?? []
  await expect.poll(async () => (await evaluation()).trials[0]?.stopRules).toEqual(rules.slice(1))
  const measure = sample.trials[0]?.successCriteria[0]?.measure ?? ''
  await user.click(screen.getByRole('button', { name: `Remove ${measure}` }))
  expect((await evaluation()).trials[0]?.successCriteria).toHaveLength(6)
  await user.type(await screen.findByLabelText('Reason, needed'), 'Nobody needs it{Enter}')
  await expect.poll(async () => (await evaluation()).trials[0]?.successCriteria.length).toBe(5)
  expect((await evaluation()).trials[0]?.log.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Stop rule .* Reason: It cannot happen$/),
    expect.stringMatching(/^Success criterion .* Reason: Nobody needs it$/),
  ])
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
  expect(await screen.findByText(/without a measure or a target$/)).toBeTruthy()
  expect((await evaluation()).trials[0]?.successCriteria.at(-1)).toMatchObject({ useCaseId: 'uc3' })
  expect(screen.getByText('Nobody tests 1 must use case')).toBeTruthy()
  await user.click(screen.getByRole('heading', { level: 1 }))
  await user.keyboard('1')
  await user.click(await screen.findByRole('button', { name: 'Change success criterion 7' }))
  await user.type(await screen.findByLabelText('Measure'), 'Runs per day{Enter}')
  await user.type(screen.getByLabelText('Target'), '20{Enter}')
  expect(await screen.findByText('Every must use case is tested')).toBeTruthy()
})

it('designs a trial from what weighs most where no single score decides', async () => {
  const { user, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: sample,
    hash: '#/e/nordhavn-sample/trials',
  })
  await screen.findByRole('region', { name: 'Trial board' })
  await user.keyboard('d')
  expect(await screen.findByText(/^No single point changes who comes first/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Make the trial' }))
  await expect.poll(async () => (await evaluation()).trials.length).toBe(2)
  const names = new Set(sample.criteria.map(({ name }) => name))
  for (const { measure, must } of (await evaluation()).trials[1]?.successCriteria ?? []) {
    expect(names).toContain(measure)
    expect(must).toBe(false)
  }
})

it('changes the day and the text of a line of the log, each of which undo takes back', async () => {
  const { user, evaluation, db } = await renderPage(<TrialsPage />, {
    evaluation: sample,
    hash: '#/e/nordhavn-sample/trials',
  })
  await screen.findByRole('region', { name: 'Trial board' })
  await user.keyboard('3')
  await user.type(await screen.findByLabelText('Add a line for today'), 'Dril done{Enter}')
  await user.click(await screen.findByRole('button', { name: 'Change line 1' }))
  const line = async () => (await evaluation()).trials[0]?.log[0]
  const today = dayOf(new Date())
  const text = await screen.findByLabelText('Text of line 1')
  await user.clear(text)
  await user.tab()
  expect((await line())?.text).toBe('Dril done')
  await user.clear(text)
  await user.type(text, 'Drill done{Enter}')
  await expect.poll(async () => (await line())?.text).toBe('Drill done')
  fireEvent.change(screen.getByLabelText('Day of line 1'), { target: { value: '2026-03-20' } })
  fireEvent.blur(screen.getByLabelText('Day of line 1'))
  await expect.poll(async () => (await line())?.day).toBe('2026-03-20')
  await user.click(screen.getByRole('button', { name: /^Close/ }))
  expect(await screen.findByText('20 March 2026')).toBeTruthy()
  expect(await undo(db)).toMatchObject({ label: 'Change a line of the log' })
  expect(await line()).toMatchObject({ day: today, text: 'Drill done' })
  expect(await undo(db)).toMatchObject({ label: 'Change a line of the log' })
  expect(await line()).toMatchObject({ day: today, text: 'Dril done' })
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

it('attaches nothing to a line that was removed while its file was read, and says so', async () => {
  const { user, db, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: sample,
    hash: '#/e/nordhavn-sample/trials',
  })
  await screen.findByRole('region', { name: 'Trial board' })
  await user.keyboard('3')
  await user.type(await screen.findByLabelText('Add a line for today'), 'Drill done{Enter}')
  const field = await screen.findByLabelText('File for line 1')
  const file = new File(['measured'], 'drill.txt')
  file.arrayBuffer = async () => {
    await edit(db, 'Elsewhere', (e) =>
      e.become((now) => ({ ...now, trials: now.trials.map((row) => ({ ...row, log: [] })) })),
    )
    return new ArrayBuffer(8)
  }
  await user.upload(field, file)
  await screen.findByText('drill.txt was not attached: its line of the log was removed.')
  expect((await evaluation()).attachments).toBeUndefined()
})

it('says what cannot be read, and keeps no more files than fit when two come at once', async () => {
  const [trial] = sample.trials
  if (!trial) throw new Error('The sample has a trial')
  const lineId = ItemId.parse('line')
  const line = { id: lineId, day: '2026-03-20', byId: null, text: 'Drill done' }
  const kept = (n: number) => ({
    id: ItemId.parse(`kept-${n}`),
    trialId: trial.id,
    lineId,
    name: `kept-${n}`,
    mediaType: '',
    base64: btoa('x'.repeat(1024 * 1024)),
  })
  const { user, evaluation } = await renderPage(<TrialsPage />, {
    evaluation: {
      ...sample,
      trials: [{ ...trial, log: [line] }],
      attachments: Array.from({ length: 9 }, (_, n) => kept(n)),
    },
    hash: '#/e/nordhavn-sample/trials',
  })
  await screen.findByRole('region', { name: 'Trial board' })
  await user.keyboard('3')
  const field = await screen.findByLabelText('File for line 1')
  const gone = new File(['x'], 'gone.txt')
  Object.assign(gone, { arrayBuffer: () => Promise.reject(new Error('NotReadableError')) })
  fireEvent.change(field, { target: { files: [gone] } })
  expect(await screen.findByText(/“gone.txt” could not be read/)).toBeTruthy()

  const large = (name: string) => new File([new Uint8Array(800 * 1024)], name)
  fireEvent.change(field, { target: { files: [large('one')] } })
  fireEvent.change(field, { target: { files: [large('two')] } })
  expect(await screen.findByText(/All attachments together/)).toBeTruthy()
  await expect.poll(async () => (await evaluation()).attachments?.length).toBe(10)
  expect(contradictionsOf(await evaluation())).toEqual([])
})
