// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen, within, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import type { EvaluationEntry, FileHandle } from '#shared/host-contract'
import { createMemoryHost } from '../../../../test/memory-host.ts'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import type { Host } from '../../host/host.ts'
import { HostProvider } from '../../host/host-context.tsx'
import { CommandProvider } from '../../ui/commands.tsx'
import { ToastProvider } from '../../ui/toasts.tsx'
import { createKeptWords } from '../../visits/kept-words.ts'
import { HomePage } from './home-page.tsx'

const sample = scenarioEvaluation()
const serving = emptyEvaluation(EvaluationId.parse('serving'), '2026-05-18T09:00:00Z', 'Serving')

beforeEach(() => {
  location.hash = '#/'
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-18T10:00:00') })
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: { request: async (_: string, work: () => Promise<unknown>) => work() },
  })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

async function openHome(
  evaluations: readonly Evaluation[],
  change: (host: Host) => Host = (h) => h,
) {
  const host = change(createMemoryHost(evaluations, sample))
  render(
    <HostProvider value={host}>
      <CommandProvider>
        <ToastProvider>
          <HomePage />
        </ToastProvider>
      </CommandProvider>
    </HostProvider>,
  )
  await screen.findByText(evaluations.length === 0 ? /No evaluation/ : 'Last change')
  return { host, user: userEvent.setup() }
}

const newest = async (host: Host) => {
  const entries = await host.evaluations.list({})
  const id = entries.at(-1)?.id
  if (!id) throw new Error('Nothing was made')
  return (await host.evaluations.open({ id })).evaluation
}

describe('Home', () => {
  it('asks for a file also before it knows who asks', async () => {
    let answer: () => void = () => {}
    const told = new Promise<void>((resolve) => {
      answer = resolve
    })
    const { user } = await openHome([serving], (host) => ({
      ...host,
      app: { ...host.app, info: async (input) => told.then(() => host.app.info(input)) },
    }))
    const choosers: string[] = []
    screen.getByLabelText('File to open').addEventListener('click', () => choosers.push('asked'))
    await user.keyboard('{Control>}o{/Control}')
    expect(choosers).toEqual([])
    answer()
    await waitFor(() => expect(choosers).toEqual(['asked']))
    await user.keyboard('{Control>}o{/Control}')
    expect(choosers).toEqual(['asked', 'asked'])
  })

  it('begins with a table that was copied out of a spreadsheet', async () => {
    const { user, host } = await openHome([])
    const cells = '\tWeight\tMLflow\tClearML\nFit\t3\t4\t5\nCost\t1\t5\t1\n'
    fireEvent.paste(document.body, { clipboardData: { getData: () => cells } })
    const dialog = within(await screen.findByRole('dialog', { name: 'Start from this table' }))
    expect(
      within(dialog.getByRole('table', { name: 'What was pasted' })).getAllByRole('row'),
    ).toHaveLength(3)
    await user.type(dialog.getByLabelText('Title'), 'From our sheet{Enter}')
    await expect.poll(() => location.hash).toMatch(/^#\/e\/.+\/frame/)
    expect(await newest(host)).toMatchObject({
      frame: { title: 'From our sheet' },
      candidates: [{ name: 'MLflow' }, { name: 'ClearML' }],
      criteria: [{ name: 'Fit' }, { name: 'Cost' }],
      weighting: { agreed: { c1: 75, c2: 25 }, locked: null },
      participants: [{ name: 'The table' }],
    })
  })

  it('shows what other numbers would be as votes, and takes them only when asked to', async () => {
    const { user, host } = await openHome([])
    const cells = '\tWeight\tMLflow\tClearML\nFit\t30%\t8\t10\nCost\t70%\t1\t5.5\n'
    fireEvent.paste(document.body, { clipboardData: { getData: () => cells } })
    const dialog = within(await screen.findByRole('dialog', { name: 'Start from this table' }))
    const shown = () =>
      within(dialog.getByRole('table', { name: 'What was pasted' }))
        .getAllByRole('cell')
        .map(({ textContent }) => textContent)
    expect(shown()).toEqual(['30', '8', '10', '70', '1', '5.50'])
    const offer = dialog.getByRole('checkbox', { name: /from 1 to 10, moved to 1 to 5/ })
    expect((offer as HTMLInputElement).checked).toBe(false)
    await user.click(offer)
    expect(shown()).toEqual(['30', '8 → 4', '10 → 5', '70', '1', '5.50 → 3'])
    await user.type(dialog.getByLabelText('Title'), 'From one to ten{Enter}')
    await expect.poll(() => location.hash).toMatch(/^#\/e\/.+\/frame/)
    expect(await newest(host)).toMatchObject({
      weighting: { agreed: { c1: 30, c2: 70 } },
      scorecards: [{ votes: { c1: 4, c2: 1 }, reasons: { c1: '8 in the table' } }, {}],
    })
  })

  it('calls an evaluation superseded as soon as a decided one says that it replaces it', async () => {
    const later: Evaluation = {
      ...sample,
      id: EvaluationId.parse('later'),
      frame: { ...sample.frame, title: 'Tracking, again' },
      decision: { ...sample.decision, supersedes: sample.frame.title, supersedesId: sample.id },
    }
    await openHome([sample, later])
    const row = (await screen.findByRole('button', { name: sample.frame.title })).closest('tr')
    expect(row?.textContent).toContain('Superseded')
    expect(row?.textContent).toContain('Superseded by Tracking, again')
    const other = screen.getByRole('button', { name: 'Tracking, again' }).closest('tr')
    expect(other?.textContent).toContain('Decided')
  })

  it('shows what would bring a review forward, and begins it with a key when it happened', async () => {
    const quiet = { ...sample, decision: { ...sample.decision, actions: [] } }
    const { user, host } = await openHome([quiet])
    const card = (await screen.findByText(/^Look again sooner if:/)).closest('article')
    expect(card?.textContent).toContain(sample.decision.triggers[0]?.text)
    await user.keyboard('t')
    const dialog = await screen.findByRole('dialog', { name: 'What has happened?' })
    expect(within(dialog).getAllByRole('listitem')).toHaveLength(4)
    await user.keyboard('2')
    await expect.poll(() => location.hash).toMatch(/\/decision\/follow-up$/)
    const { evaluation } = await host.evaluations.open({ id: sample.id })
    expect(evaluation.decision.triggers.map(({ happenedOn }) => happenedOn)).toEqual([
      undefined,
      '2026-05-18',
      undefined,
      undefined,
    ])
  })

  it('names the trigger as the reason of a review that is due, and takes it back', async () => {
    const [first, ...others] = sample.decision.triggers
    if (!first) throw new Error('The sample has triggers')
    const triggers = [{ ...first, happenedOn: '2026-05-17' }, ...others]
    const { user } = await openHome([
      { ...sample, decision: { ...sample.decision, actions: [], triggers } },
    ])
    const reason = await screen.findByText(/because this has happened/)
    expect(reason.textContent).toContain(first.text)
    expect(screen.getByRole('button', { name: 'Start the review' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'It has not happened' }))
    await screen.findByText(/^Look again sooner if:/)
    expect(screen.queryByRole('button', { name: 'Start the review' })).toBeNull()
  })

  it('says where a pasted table is broken, and begins nothing', async () => {
    const { host } = await openHome([])
    const cells = 'Fit\t4\n"Cost\t5\n'
    fireEvent.paste(document.body, { clipboardData: { getData: () => cells } })
    await screen.findByText(/is no table: line 2: a quote is opened and never closed/)
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(await host.evaluations.list({})).toEqual([])
  })

  it('shows what a file would bring in before it does', async () => {
    const taken: string[] = []
    const { user } = await openHome([serving], (host) => ({
      ...host,
      evaluations: {
        ...host.evaluations,
        previewFile: async () => ({
          title: 'From elsewhere',
          participants: 6,
          candidates: 5,
          criteria: 8,
          votes: 240,
          here: 'other',
          inRecord: false,
        }),
        importFile: async ({ name }) => {
          taken.push(name)
          return host.evaluations.open({ id: serving.id })
        },
      },
    }))
    const choose = () =>
      user.upload(screen.getByLabelText('File to open'), new File(['x'], 'theirs.stackjury'))
    await choose()
    const dialog = await screen.findByRole('dialog', { name: 'Take this evaluation in?' })
    expect(dialog.textContent).toContain('5 candidates, 8 criteria, 6 participants, 240 votes')
    expect(dialog.textContent).toContain('with other content')
    await user.click(within(dialog).getByRole('button', { name: /Cancel/ }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(taken).toEqual([])
    await choose()
    await user.click(await screen.findByRole('button', { name: /Take it in as a copy/ }))
    await expect.poll(() => location.hash).toMatch(/^#\/e\/serving\//)
    expect(taken).toEqual(['theirs.stackjury'])
  })

  it('looks at the size of a file before it reads it', async () => {
    const { user } = await openHome([serving])
    const large = new File(['x'], 'large.stackjury')
    Object.defineProperty(large, 'size', { value: 51 * 1024 * 1024 })
    await user.upload(screen.getByLabelText('File to open'), large)
    expect((await screen.findByRole('alert')).textContent).toContain(
      'large.stackjury: it is larger than 50 MB',
    )
  })

  it('begins an evaluation with N, a title and a question, and goes to its frame', async () => {
    const { user, host } = await openHome([])
    await user.keyboard('n')
    await user.type(screen.getByLabelText('Title'), 'Registry')
    await user.type(screen.getByLabelText('Decision question'), 'Which one?{Enter}')
    await expect.poll(() => location.hash).toMatch(/^#\/e\/.*\/frame$/)
    expect((await newest(host)).frame).toMatchObject({ title: 'Registry', question: 'Which one?' })
  })

  it('finds an evaluation by a tool, and opens it with Enter where its work goes on', async () => {
    const { user } = await openHome([serving, sample])
    await user.keyboard('/')
    await user.keyboard('clearml')
    expect(screen.queryByRole('button', { name: 'Serving' })).toBeNull()
    await user.keyboard('{Enter}')
    expect(location.hash).toBe('#/e/nordhavn-sample/decision')
  })

  it('starts from the chosen one with its criteria and none of its scores', async () => {
    const { user, host } = await openHome([sample])
    await user.keyboard('3')
    await user.type(screen.getByLabelText('Title'), 'Again{Enter}')
    await expect.poll(() => location.hash).toMatch(/frame$/)
    const begun = await newest(host)
    expect(begun.criteria).toHaveLength(sample.criteria.length)
    expect(begun.scorecards).toEqual([])
    expect(begun.frame.origin?.title).toBe(sample.frame.title)
  })

  it('takes criteria, must-haves and agenda from a template', async () => {
    const { user, host } = await openHome([sample])
    await user.keyboard('2')
    await user.keyboard('monitoring{Enter}')
    await user.click(screen.getByRole('button', { name: 'Create' }))
    await expect.poll(() => location.hash).toMatch(/frame$/)
    const begun = await newest(host)
    expect(begun.criteria.length).toBeGreaterThan(5)
    expect(begun.agenda.length).toBeGreaterThan(5)
  })

  it('shows what is due today, and marking an action as done reaches the file', async () => {
    const { user, host } = await openHome([sample])
    const card = (await screen.findAllByRole('article'))[0]
    if (!card) throw new Error('Nothing is due')
    expect(card.textContent).toContain('10 days late')
    await user.click(within(card).getByRole('button', { name: 'Mark as done' }))
    await screen.findByText('Marked as done')
    const { evaluation } = await host.evaluations.open({ id: sample.id })
    expect(evaluation.decision.actions.filter(({ done }) => done)).toHaveLength(1)
  })

  it('asks before it removes, and says where the file is', async () => {
    const { user, host } = await openHome([sample])
    createKeptWords(sample.id).keep('new-criterion', 'Laten')
    await user.keyboard('{Delete}')
    await user.click(screen.getByRole('button', { name: 'Remove' }))
    await screen.findByText(/folder of removed evaluations/)
    expect(await host.evaluations.list({})).toEqual([])
    expect(localStorage, 'what was typed and not entered').toHaveLength(0)
  })

  it('lists a file that cannot be read with what to do about it', async () => {
    const broken: EvaluationEntry = {
      id: null,
      file: { handle: 'x' as FileHandle, name: 'old.stackjury', path: 'old.stackjury' },
      changedAt: '2026-05-01T10:00:00Z',
      summary: null,
      problem: { code: 'file-too-new', message: 'Written by a newer Stackjury' },
    }
    await openHome([sample], (host) => ({
      ...host,
      evaluations: { ...host.evaluations, list: async () => [broken] },
    }))
    const row = screen.getByRole('row', { name: /old.stackjury/ })
    expect(row.textContent).toContain('Too new')
    expect(row.textContent).toContain('Update Stackjury')
  })

  it('says beside the list why a file could not be opened', async () => {
    const { user } = await openHome([sample])
    const file = new File(['nonsense'], 'notes.stackjury')
    await user.upload(screen.getByLabelText('File to open'), file)
    expect((await screen.findByRole('alert')).textContent).toContain('Not a Stackjury evaluation')
  })
})
