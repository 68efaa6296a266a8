// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId, ParticipantId } from '#shared/domain/ids'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { hostContract } from '#shared/host-contract'
import type { Host } from '../../host/host.ts'
import { edit, undo } from '../../store/edit.ts'
import { provideRealLocks } from '../../../../test/locks.ts'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { DecisionPage } from './decision-page.tsx'

const sample = scenarioEvaluation()
const undecided: Evaluation = {
  ...sample,
  decision: {
    ...sample.decision,
    status: 'open',
    statement: '',
    because: '',
    chosenId: null,
    date: null,
    reviewDate: null,
    support: {},
    supportRevealedAt: null,
    dissent: [],
    signedBy: [],
  },
}
const at = (part: string) => ({ hash: `#/e/nordhavn-sample/decision/${part}` })
const ctrlEnter = '{Control>}{Enter}{/Control}'

afterEach(cleanup)

it('is accepted with Ctrl+Enter as soon as nothing is missing, and not before', async () => {
  const { user, evaluation, db } = await renderPage(<DecisionPage />, {
    evaluation: undecided,
    ...at('decision'),
  })
  const missing = within(await screen.findByLabelText('Missing before the decision'))
  expect(missing.getAllByRole('listitem')).toHaveLength(4)
  await user.keyboard(ctrlEnter)
  expect((await evaluation()).decision.status).toBe('open')

  await user.type(screen.getByLabelText('We decide'), 'We run MLflow.')
  await user.type(screen.getByLabelText('Because'), 'It passed.')
  await user.selectOptions(screen.getByLabelText('Chosen candidate'), 'mlflow')
  await user.type(screen.getByLabelText('Review by'), '2027-04-09')
  await user.tab()
  await expect.poll(() => screen.queryByLabelText('Missing before the decision')).toBeNull()
  await user.keyboard(ctrlEnter)
  await expect.poll(async () => (await evaluation()).decision.status).toBe('accepted')
  expect((await evaluation()).decision).toMatchObject({
    statement: 'We run MLflow.',
    because: 'It passed.',
    chosenId: 'mlflow',
    reviewDate: '2027-04-09',
  })
  expect((await evaluation()).decision.date).not.toBeNull()
  expect(await undo(db)).toMatchObject({ label: 'Accept the decision' })
})

it('is not accepted by way of another status while something is missing', async () => {
  const { user } = await renderPage(<DecisionPage />, {
    evaluation: undecided,
    ...at('decision'),
  })
  const choices = () =>
    within(screen.getByLabelText('Status'))
      .getAllByRole('option')
      .map(({ textContent }) => textContent)
  await user.selectOptions(await screen.findByLabelText('Status'), 'Superseded')
  await screen.findByText(/superseded since/)
  expect(choices()).toEqual(['Open', 'Proposed', 'Superseded'])
})

it('polls one person after the other and shows nothing before everything is shown', async () => {
  const { user, evaluation, db } = await renderPage(<DecisionPage />, {
    evaluation: undecided,
    ...at('support'),
  })
  await screen.findByText('Support: 0 of 6 people have answered')
  await user.keyboard('s')
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'I am Ana Ferreira' }))
  expect(await dialog.findByText('Ana Ferreira: how far do you support this?')).toBeTruthy()
  await user.keyboard('2')
  expect(await dialog.findByRole('button', { name: 'I am Jonas Lindqvist' })).toBeTruthy()
  await user.click(dialog.getByRole('radio', { name: 'Quick entry' }))
  await user.keyboard('5')
  await dialog.findByText('Mei Tanaka: how far do you support this?')
  await expect.poll(async () => (await evaluation()).decision.support).toEqual({ ana: 2, jonas: 5 })
  expect(await undo(db)).toBeNull()
  await user.click(dialog.getByRole('button', { name: 'Back to the facilitator' }))

  const page = await screen.findByText('Support: 2 of 6 people have answered')
  expect(page.closest('section')?.textContent).not.toMatch(/Mean|Lowest/)
  expect(screen.queryByLabelText('Support by person')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Show the support' }))
  const shown = within(await screen.findByLabelText('Support by person'))
  expect(shown.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Ana Ferreira2serious concern',
    'Jonas Lindqvist5full support',
  ])
  expect(screen.getByText('3.50')).toBeTruthy()
})

describe('quick entry of support', () => {
  const enter = async (support: Evaluation['decision']['support']) => {
    const page = await renderPage(<DecisionPage />, {
      evaluation: { ...undecided, decision: { ...undecided.decision, support } },
      ...at('support'),
    })
    await screen.findByText(/people have answered/)
    await page.user.keyboard('s')
    const dialog = within(await screen.findByRole('dialog'))
    await page.user.click(dialog.getByRole('radio', { name: 'Quick entry' }))
    return { dialog, given: async () => (await page.evaluation()).decision.support }
  }

  it('takes a key that is held down for one person', async () => {
    const { dialog, given } = await enter({})
    fireEvent.keyDown(window, { key: '4' })
    for (let i = 0; i < 3; i++) fireEvent.keyDown(window, { key: '4', repeat: true })
    await dialog.findByText('Jonas Lindqvist: how far do you support this?')
    await expect.poll(given).toEqual({ ana: 4 })
  })

  it('takes two quick digits for two people, before either is in the store', async () => {
    const before = Object.fromEntries(
      Object.entries(sample.decision.support).filter(([id]) => id !== 'ana' && id !== 'jonas'),
    )
    const { dialog, given } = await enter(before)
    fireEvent.keyDown(window, { key: '4' })
    fireEvent.keyDown(window, { key: '2' })
    expect(dialog.getByText(/^Everybody has answered/)).toBeTruthy()
    fireEvent.keyDown(window, { key: '1' })
    await expect.poll(given).toEqual({ ...before, ana: 4, jonas: 2 })
  })
})

it('goes on to the next one when whoever is asked leaves meanwhile', async () => {
  const { user, db } = await renderPage(<DecisionPage />, {
    evaluation: undecided,
    ...at('support'),
  })
  await screen.findByText(/people have answered/)
  await user.keyboard('s')
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'I am Ana Ferreira' }))
  await dialog.findByText('Ana Ferreira: how far do you support this?')
  await edit(db, 'Ana leaves', (e) =>
    e.patch('participants', ParticipantId.parse('ana'), {
      leftAt: '2026-04-09T10:00:00.000+02:00',
    }),
  )
  expect(await dialog.findByRole('button', { name: 'I am Jonas Lindqvist' })).toBeTruthy()
  expect(dialog.queryByText(/^Everybody has answered/)).toBeNull()
})

it('asks nobody any more once another window has shown the support', async () => {
  const { user, evaluation, db } = await renderPage(<DecisionPage />, {
    evaluation: { ...undecided, decision: { ...undecided.decision, support: { ana: 4 } as never } },
    ...at('support'),
  })
  await screen.findByText(/people have answered/)
  await user.keyboard('s')
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('radio', { name: 'Quick entry' }))
  await dialog.findByText('Jonas Lindqvist: how far do you support this?')
  await edit(db, 'Show the support', (e) =>
    e.patchSheet('decision', { supportRevealedAt: '2026-04-09T10:00:00.000+02:00' }),
  )
  // Before the page has heard of it.
  fireEvent.keyDown(window, { key: '1' })
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
  await screen.findByLabelText('Support by person')
  expect((await evaluation()).decision.support).toEqual({ ana: 4 })
  await user.click(screen.getByRole('button', { name: 'Ask again' }))
  await screen.findByText(/Support: 0 of/)
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('keeps what was shown when support is asked for again, in one undoable step', async () => {
  const { user, evaluation, db } = await renderPage(<DecisionPage />, {
    evaluation: sample,
    ...at('support'),
  })
  await user.click(await screen.findByRole('button', { name: 'Ask again' }))
  const before = await screen.findByRole('list', { name: 'Asked before' })
  expect(before.textContent).toContain('shown on 9 April 2026: nobody blocks')
  expect(before.textContent).toContain('Ana Ferreira 3')
  expect((await evaluation()).decision).toMatchObject({
    support: {},
    supportRevealedAt: null,
    earlierPolls: [{ support: sample.decision.support }],
  })
  expect(await undo(db)).toMatchObject({ label: 'Ask for support again' })
  expect((await evaluation()).decision).toEqual(sample.decision)
})

it('has one dissent of each person, however often it is chosen', async () => {
  const { evaluation } = await renderPage(<DecisionPage />, {
    evaluation: undecided,
    ...at('support'),
  })
  const choice = await screen.findByLabelText('Record dissent of')
  fireEvent.change(choice, { target: { value: 'ana' } })
  fireEvent.change(choice, { target: { value: 'ana' } })
  await screen.findByLabelText('Reason of Ana Ferreira')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect((await evaluation()).decision.dissent).toHaveLength(1)
})

it('keeps dissent in the words of whoever stays apart', async () => {
  const { user, evaluation } = await renderPage(<DecisionPage />, {
    evaluation: undecided,
    ...at('support'),
  })
  await user.selectOptions(await screen.findByLabelText('Record dissent of'), 'Ana Ferreira')
  await user.selectOptions(await screen.findByLabelText('What Ana Ferreira prefers'), 'wandb')
  await user.type(screen.getByLabelText('Reason of Ana Ferreira'), `It saves time.${ctrlEnter}`)
  await user.type(
    screen.getByLabelText('What would change Ana Ferreira’s mind'),
    `If nobody keeps a sheet.${ctrlEnter}`,
  )
  await expect
    .poll(async () => (await evaluation()).decision.dissent)
    .toEqual([
      {
        participantId: 'ana',
        prefers: 'wandb',
        reason: 'It saves time.',
        wouldChangeMyMind: 'If nobody keeps a sheet.',
      },
    ])
  expect(contradictionsOf(await evaluation())).toEqual([])
})

it('names the rule that leads from the answers to the outcome, and the reason against it', async () => {
  const { user, evaluation } = await renderPage(<DecisionPage />, {
    evaluation: {
      ...sample,
      sourcing: { ...sample.sourcing, answers: [], override: null },
    },
    ...at('sourcing'),
  })
  await screen.findByText('Still open.')
  const answer = async (question: RegExp, name: string) =>
    user.click(
      within(screen.getByRole('radiogroup', { name: question })).getByRole('radio', { name }),
    )
  await answer(/set us apart/, 'No')
  await answer(/cover the must-have/, 'Yes')
  await answer(/leaving a bought product/, 'No')
  await answer(/rules forbid/, 'No')
  await answer(/keep one engineer/, 'No')
  await screen.findByText('Do not build. Adopt open source or buy.')
  expect(screen.getByText(/^The rule that led to it: \S/)).toBeTruthy()

  await user.click(screen.getByRole('button', { name: 'Decide otherwise' }))
  await user.type(screen.getByLabelText('The group’s outcome'), 'Build it')
  await user.type(screen.getByLabelText('Reason, needed'), 'We have the people after all')
  await user.tab()
  await user.click(screen.getByRole('button', { name: 'Decide this' }))
  await screen.findByText('Build it')
  expect((await evaluation()).sourcing).toMatchObject({
    override: { outcome: 'Build it', reason: 'We have the people after all' },
  })
})

it('keeps the outcome that the group words otherwise until it is decided or left', async () => {
  const { user } = await renderPage(<DecisionPage />, { evaluation: sample, ...at('sourcing') })
  const begin = async () =>
    fireEvent.click(await screen.findByRole('button', { name: 'Decide otherwise' }))
  await begin()
  await user.type(screen.getByLabelText('The group’s outcome'), 'Build it')
  await user.type(screen.getByLabelText('Reason, needed'), 'We have')
  cleanup()
  const again = await renderPage(<DecisionPage />, { evaluation: sample, ...at('sourcing') })
  await begin()
  expect(screen.getByLabelText('The group’s outcome')).toHaveProperty('value', 'Build it')
  expect(screen.getByLabelText('Reason, needed')).toHaveProperty('value', 'We have')
  await again.user.click(screen.getByRole('button', { name: 'Keep as it is' }))
  expect(localStorage).toHaveLength(0)
})

it('lets nobody sign before the text is there, and says what is missing', async () => {
  const { user, evaluation } = await renderPage(<DecisionPage />, {
    evaluation: undecided,
    ...at('record'),
  })
  await screen.findByText(/Nobody can sign before this is there: What we decide/)
  await user.keyboard('g')
  await user.click(screen.getByRole('checkbox', { name: /^Ana Ferreira/ }))
  expect((await evaluation()).decision.signedBy).toEqual([])
})

it('says who signed an earlier text, and lets them sign again in one undoable step', async () => {
  const { user, evaluation, db } = await renderPage(<DecisionPage />, {
    evaluation: { ...sample, decision: { ...sample.decision, because: 'Of something new.' } },
    ...at('record'),
  })
  const list = within(await screen.findByRole('list', { name: 'Signatures' }))
  expect(list.getAllByText('signed an earlier text, 9 April 2026')).toHaveLength(6)
  await user.click(list.getByRole('button', { name: /Sign again: Ana Ferreira/ }))
  await expect.poll(() => list.getAllByText('signed an earlier text, 9 April 2026')).toHaveLength(5)
  const mine = (await evaluation()).decision.signatures?.find((row) => row.participantId === 'ana')
  expect(mine).toMatchObject({ because: 'Of something new.', chosen: expect.any(String) })
  expect(await undo(db)).toMatchObject({ label: 'Sign' })
  expect((await evaluation()).decision.signatures).toHaveLength(6)
  await user.keyboard('g')
  await expect.poll(() => list.queryByText(/earlier text/)).toBeNull()
})

it('signs for everybody present, and saves the record from what is on disk', async () => {
  const calls: string[] = []
  const { user, evaluation } = await renderPage(<DecisionPage />, {
    evaluation: { ...sample, decision: { ...sample.decision, signedBy: [], signatures: [] } },
    onCall: (method) => calls.push(method),
    ...at('record'),
  })
  await user.click(await screen.findByRole('button', { name: 'Sign for all present' }))
  await screen.findByText('Signed by 6 of 7')
  expect((await evaluation()).decision.signedBy).not.toContain('ingrid')
  await user.click(screen.getByRole('button', { name: 'Save as Markdown' }))
  await screen.findByText('Documents/Stackjury/nordhavn-sample.stackjury')
  expect(calls.at(-1)).toBe('export')
  expect(calls).toContain('append')
  expect(screen.getByRole('button', { name: 'Show in folder' })).toBeTruthy()
})

it('changes nothing while it is opened for reading', async () => {
  await renderPage(<DecisionPage />, {
    evaluation: sample,
    readOnly: 'This evaluation is decided.',
    ...at('decision'),
  })
  await screen.findByText(/Accepted on 9 April 2026/)
  expect(screen.getByLabelText('We decide')).toHaveProperty('readOnly', true)
  expect(screen.queryByRole('button', { name: 'Open again' })).toBeNull()
})

it('gives a trigger a number, notes that it happened, and looks back because of it', async () => {
  const { user, evaluation, db } = await renderPage(<DecisionPage />, {
    evaluation: sample,
    ...at('follow-up'),
  })
  await user.click(await screen.findByRole('button', { name: 'Give trigger 1 a number' }))
  await user.type(await screen.findByLabelText('Measure of trigger 1'), 'Researchers{Enter}')
  await user.type(screen.getByLabelText('Target of trigger 1'), '25{Enter}')
  await expect
    .poll(async () => (await evaluation()).decision.triggers[0]?.measured)
    .toEqual({ measure: 'Researchers', operator: '>', target: 25, unit: '' })
  await user.click(screen.getByRole('button', { name: /^It has happened.*trigger 1$/ }))
  await screen.findByText('The review is due because this has happened:')
  await user.click(screen.getByRole('button', { name: 'Look back at the prediction' }))
  const words = `${sample.decision.triggers[0]?.text} (Researchers > 25)`
  await expect
    .poll(async () => (await evaluation()).decision.lookBacks)
    .toMatchObject([{ reason: words, held: 'too-early' }])
  expect(screen.getByText(words)).toBeTruthy()
  expect(await undo(db)).toMatchObject({ label: 'Look back at the prediction' })
  expect((await evaluation()).decision.triggers[0]?.happenedOn).toMatch(/^\d{4}-/)
})

it('saves the dates for a calendar, also under a title that is longer than any name of a file', async () => {
  const asked: unknown[] = []
  const { user } = await renderPage(<DecisionPage />, {
    evaluation: { ...sample, frame: { ...sample.frame, title: 'Long '.repeat(400) } },
    ...at('follow-up'),
    onCall: (method, input) => method === 'content' && asked.push(input),
  })
  await user.click(await screen.findByRole('button', { name: 'Save the dates for a calendar' }))
  await screen.findByText('Saved as content.ics')
  expect(() => hostContract.exports.saveContent.input.parse(asked[0])).not.toThrow()
})

describe('a decision that replaces another', () => {
  const earlier: Evaluation = {
    ...sample,
    id: EvaluationId.parse('earlier'),
    frame: { ...sample.frame, title: 'Last year' },
  }
  const earlierNow = async (host: Host) =>
    (await host.evaluations.open({ id: earlier.id })).evaluation.decision

  it('is marked once by two presses, and that can be taken back', async () => {
    // Two presses open it at once, and wait for each other as two windows do.
    provideRealLocks()
    const { user, host } = await renderPage(<DecisionPage />, {
      evaluation: {
        ...sample,
        decision: { ...sample.decision, supersedes: 'Last year', supersedesId: earlier.id },
      },
      others: [earlier],
      ...at('follow-up'),
    })
    await user.dblClick(
      await screen.findByRole('button', { name: /Mark the earlier decision as superseded/ }),
    )
    const said = await screen.findAllByText('Last year is marked as superseded')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(screen.getAllByText('Last year is marked as superseded')).toHaveLength(1)
    const toast = said[0]?.parentElement
    await user.click(within(toast ?? document.body).getByRole('button', { name: 'Undo' }))
    await expect.poll(async () => (await earlierNow(host)).status).toBe('accepted')
  })

  it('is linked to an evaluation of this laptop, and marks it on request once it is accepted', async () => {
    const { user, evaluation, host } = await renderPage(<DecisionPage />, {
      evaluation: { ...sample, decision: { ...sample.decision, status: 'proposed' } },
      others: [earlier],
      ...at('follow-up'),
    })
    await screen.findAllByRole('option', { name: 'Last year' })
    await user.selectOptions(screen.getByLabelText('Supersedes'), 'Last year')
    await expect
      .poll(async () => (await evaluation()).decision)
      .toMatchObject({ supersedes: 'Last year', supersedesId: 'earlier' })
    await user.keyboard('m')
    expect((await earlierNow(host)).status).toBe('accepted')

    await user.keyboard(ctrlEnter)
    await screen.findByRole('button', { name: /Mark the earlier decision as superseded/ })
    ;(document.activeElement as HTMLElement).blur()
    await user.keyboard('m')
    await screen.findByText('Last year is marked as superseded')
    expect(await earlierNow(host)).toMatchObject({
      status: 'superseded',
      supersededBy: sample.frame.title,
      supersededById: sample.id,
    })
    await expect
      .poll(() => screen.queryByRole('button', { name: /Mark the earlier decision/ }))
      .toBeNull()
    const toast = screen.getByText('Last year is marked as superseded').parentElement
    await user.click(within(toast as HTMLElement).getByRole('button', { name: /Undo/ }))
    await expect.poll(async () => (await earlierNow(host)).status).toBe('accepted')
    expect('supersededById' in (await earlierNow(host))).toBe(false)
  })

  it('is named by the one that it replaces, which writes it down with one key', async () => {
    const later: Evaluation = {
      ...earlier,
      frame: { ...sample.frame, title: 'This year' },
      decision: { ...sample.decision, supersedes: sample.frame.title, supersedesId: sample.id },
    }
    const { user, evaluation, db } = await renderPage(<DecisionPage />, {
      evaluation: sample,
      others: [later],
      ...at('decision'),
    })
    await screen.findByText('This year')
    await user.keyboard('m')
    await expect
      .poll(async () => (await evaluation()).decision)
      .toMatchObject({ status: 'superseded', supersededBy: 'This year', supersededById: 'earlier' })
    await expect.poll(() => screen.queryByText(/as is said there/)).toBeNull()
    expect(await undo(db)).toMatchObject({ label: 'Mark as superseded' })
    expect((await evaluation()).decision).toEqual(sample.decision)
  })

  it('may have been made elsewhere, and then is words', async () => {
    const { user, evaluation } = await renderPage(<DecisionPage />, {
      evaluation: undecided,
      others: [earlier],
      ...at('follow-up'),
    })
    await user.selectOptions(
      await screen.findByLabelText('Supersedes'),
      'A decision made elsewhere',
    )
    await user.type(screen.getByLabelText('What the earlier decision is called'), 'Memo 12{Enter}')
    await expect.poll(async () => (await evaluation()).decision.supersedes).toBe('Memo 12')
    expect('supersedesId' in (await evaluation()).decision).toBe(false)
  })
})
