// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { withoutCandidate } from '#shared/domain/candidates'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, EvaluationId } from '#shared/domain/ids'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { edit, undo } from '../../store/edit.ts'
import { ShortlistPage } from './shortlist-page.tsx'

afterEach(cleanup)

let n = 0
/** Its own id for every test, because the database is kept between them. */
const fresh = () => EvaluationId.parse(`shortlist-${++n}`)
const sample = (): Evaluation => ({ ...scenarioEvaluation(), id: fresh() })
const empty = () => emptyEvaluation(fresh(), '2026-03-12T09:00:00+01:00', 'Serving')
const open = (evaluation: Evaluation, item = '', readOnly: string | null = null) =>
  renderPage(<ShortlistPage />, {
    evaluation,
    readOnly,
    hash: `#/e/${evaluation.id}/shortlist/${item}`,
  })

/** Presses N and waits for the catalogue, which is read when it is first needed. */
async function search(user: Awaited<ReturnType<typeof open>>['user'], text: string) {
  await user.keyboard('n')
  await screen.findByText(/131 tools/)
  await user.keyboard(text)
}

describe('candidates', () => {
  it('takes three letters and Enter to a candidate, with what the catalogue knows', async () => {
    const { user, evaluation } = await open(empty())
    await screen.findByText('No candidate yet')
    await search(user, 'mlf{Enter}')
    await screen.findByRole('heading', { name: 'MLflow', level: 2 })
    expect((await evaluation()).candidates).toMatchObject([
      { name: 'MLflow', toolIds: ['mlflow'], slot: 0, sourcing: 'open-source', withdrawn: null },
    ])
    expect(
      screen.getByText('Since 2018 · Linux Foundation · Apache-2.0 · Active, Sep 2026'),
    ).toBeTruthy()
  })

  it('finds a tool by its former name, and takes a name that nobody knows', async () => {
    const { user, evaluation } = await open(empty())
    await screen.findByText('No candidate yet')
    await search(user, 'maiot')
    expect(
      screen.getByRole('option', { name: /ZenML found as Maiot/, selected: true }),
    ).toBeTruthy()
    await user.keyboard('{Enter}')
    await screen.findByRole('heading', { name: 'ZenML', level: 2 })
    await search(user, 'Our own registry')
    await user.keyboard('{Enter}')
    await screen.findByRole('heading', { name: 'Our own registry', level: 2 })
    expect((await evaluation()).candidates.map(({ slot, toolIds }) => [slot, toolIds])).toEqual([
      [0, ['zenml']],
      [1, []],
    ])
  })

  it('says what became of a tool before anybody puts it on the list, and on the list', async () => {
    const { user } = await open(empty())
    await screen.findByText('No candidate yet')
    await search(user, 'neptune')
    const fate = /Discontinued, 5 Mar 2026: acquired by OpenAI, 3 Dec 2025/
    expect(screen.getByRole('option', { name: fate, selected: true })).toBeTruthy()
    await user.keyboard('{Enter}')
    await screen.findByRole('heading', { name: 'neptune.ai', level: 2 })
    expect(within(screen.getByRole('list', { name: 'Candidates' })).getByText(fate)).toBeTruthy()
  })

  it('keeps an own name in the catalogue of this laptop, and its facts in the evaluation', async () => {
    const { user, evaluation, host } = await open(empty())
    await screen.findByText('No candidate yet')
    await user.keyboard('n')
    await screen.findByRole('combobox', { name: 'Search the catalogue' })
    await user.keyboard('our own thing')
    await user.click(await screen.findByText(/keep it in my catalogue/))
    await expect.poll(async () => (await evaluation()).candidates).toHaveLength(1)
    const [candidate] = (await evaluation()).candidates
    const { tools } = await host.catalogue.read({})
    expect(tools.map(({ name }) => name)).toEqual(['our own thing'])
    expect(candidate?.toolIds).toEqual([tools[0]?.id])
    expect(candidate?.facts).toEqual(tools)
    expect(await screen.findByRole('region', { name: 'Facts about our own thing' })).toBeDefined()
  })

  it('always offers building and keeping', async () => {
    const { user, evaluation } = await open(sample())
    await screen.findByRole('heading', { name: 'MLflow', level: 2 })
    await search(user, 'zen')
    expect(screen.getByRole('option', { name: /Build in-house/ })).toBeTruthy()
    await user.click(screen.getByRole('option', { name: /Keep what we have/ }))
    await expect
      .poll(async () => (await evaluation()).candidates.at(-1))
      .toMatchObject({ name: 'Keep what we have', sourcing: 'keep', slot: 6 })
  })

  it('makes another edition a candidate of its own, ready to be named', async () => {
    const { user, evaluation } = await open(sample())
    await screen.findByRole('heading', { name: 'MLflow', level: 2 })
    await user.click(screen.getByRole('button', { name: 'Another edition' }))
    await expect.poll(() => document.activeElement === screen.getByLabelText('Edition')).toBe(true)
    await user.keyboard('Managed{Enter}')
    await expect
      .poll(async () => (await evaluation()).candidates.at(-1))
      .toMatchObject({ name: 'MLflow', edition: 'Managed', slot: 6, toolIds: ['mlflow'] })
  })

  it('adds a tool to a bundle, with the components that it fills', async () => {
    const { user, evaluation } = await open(sample())
    await screen.findByRole('heading', { name: 'MLflow', level: 2 })
    await user.keyboard('b')
    await screen.findByText(/131 tools/)
    await user.keyboard('dvc{Enter}')
    await expect
      .poll(async () => (await evaluation()).candidates[0]?.toolIds)
      .toEqual(['mlflow', 'dvc'])
    expect((await evaluation()).candidates[0]?.componentIds).toContain('data-versioning')
    expect(screen.getByText(/Bundle of two/)).toBeTruthy()
  })

  it('takes a candidate off only with a reason, and puts it back', async () => {
    const { user, evaluation } = await open(sample(), 'clearml')
    await screen.findByRole('heading', { name: 'ClearML', level: 2 })
    await user.keyboard('x')
    const dialog = screen.getByRole('dialog')
    await user.keyboard('{Enter}')
    expect(dialog.isConnected).toBe(true)
    await user.keyboard('No licence{Enter}')
    await screen.findByText('Taken off:', { exact: false })
    expect((await evaluation()).candidates[2]?.withdrawn).toBe('No licence')
    await user.keyboard('x')
    await expect.poll(async () => (await evaluation()).candidates[2]?.withdrawn).toBeNull()
  })

  it('asks before scores go with a candidate, and undo brings everything back', async () => {
    const evaluationBefore = sample()
    const { user, evaluation, db } = await open(evaluationBefore, 'clearml')
    await screen.findByRole('heading', { name: 'ClearML', level: 2 })
    await user.keyboard('{Delete}')
    const dialog = screen.getByRole('dialog', { name: 'Remove ClearML with its scores?' })
    await user.click(within(dialog).getByRole('button', { name: 'Remove for good' }))
    await screen.findByText('ClearML, Self-hosted, open source removed')
    const after = await evaluation()
    expect(after.candidates).toHaveLength(5)
    expect(contradictionsOf(after)).toEqual([])
    await undo(db)
    expect((await evaluation()).scorecards).toEqual(evaluationBefore.scorecards.toSorted(byKey))
  })

  describe('with a dialog open for the first one, while another window changes the list', () => {
    const turnRound = (now: Evaluation) => ({ ...now, candidates: now.candidates.toReversed() })
    const openFirst = async (key: string) => {
      const page = await open(sample())
      await screen.findByRole('heading', { name: 'MLflow', level: 2 })
      await page.user.keyboard(key)
      const change = async (next: (now: Evaluation) => Evaluation) => {
        await edit(page.db, 'Change the list elsewhere', (e) => e.become(next))
        await expect
          .poll(() => screen.queryByRole('heading', { name: 'MLflow', level: 2 }))
          .toBeNull()
      }
      const mlflow = async () =>
        (await page.evaluation()).candidates.find(({ id }) => id === 'mlflow')
      return { ...page, change, mlflow }
    }

    it('takes off the one that was asked about', async () => {
      const { user, change, mlflow } = await openFirst('x')
      await user.keyboard('No licence')
      await change(turnRound)
      await user.keyboard('{Enter}')
      await expect.poll(async () => (await mlflow())?.withdrawn).toBe('No licence')
    })

    it('removes the one that was asked about', async () => {
      const { user, change, mlflow, evaluation } = await openFirst('{Delete}')
      await change(turnRound)
      await user.click(screen.getByRole('button', { name: 'Remove for good' }))
      await expect.poll(mlflow).toBeUndefined()
      expect((await evaluation()).candidates).toHaveLength(5)
    })

    it('adds a tool to the one that was asked about', async () => {
      const { user, change, mlflow } = await openFirst('b')
      await screen.findByText(/131 tools/)
      await change(turnRound)
      await user.keyboard('dvc{Enter}')
      await expect.poll(async () => (await mlflow())?.toolIds).toEqual(['mlflow', 'dvc'])
    })

    it('closes when that one is gone', async () => {
      const { user, change, evaluation } = await openFirst('x')
      await user.keyboard('No licence')
      await change((now) => withoutCandidate(now, CandidateId.parse('mlflow')))
      expect(screen.queryByRole('dialog')).toBeNull()
      await user.keyboard('{Enter}')
      expect((await evaluation()).candidates.every(({ withdrawn }) => withdrawn === null)).toBe(
        true,
      )
    })
  })

  it('removes a candidate without scores at once', async () => {
    const { user, evaluation } = await open(sample(), 'comet')
    await screen.findByRole('heading', { name: 'Comet', level: 2 })
    await user.keyboard('{Delete}')
    await screen.findByText('Comet, Multi-tenant SaaS plan removed')
    expect(contradictionsOf(await evaluation())).toEqual([])
  })

  it('moves a candidate without changing its slot', async () => {
    const { user, evaluation } = await open(sample(), 'wandb')
    await screen.findByRole('heading', { name: 'Weights & Biases', level: 2 })
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}')
    await expect
      .poll(async () => (await evaluation()).candidates.slice(0, 2).map((c) => [c.id, c.slot]))
      .toEqual([
        ['wandb', 1],
        ['mlflow', 0],
      ])
  })

  it('changes nothing while it is open for reading', async () => {
    const { user } = await open(sample(), '', 'This evaluation is decided.')
    await screen.findByRole('heading', { name: 'MLflow', level: 2 })
    await user.keyboard('n')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.queryByRole('button', { name: /Add a candidate/ })).toBeNull()
    expect(screen.getByLabelText('Edition')).toHaveProperty('readOnly', true)
  })
})

describe('must-haves', () => {
  const cell = (name: RegExp) => screen.findByRole('button', { name })

  it('are answered by keyboard: arrows move, F fails, R gives the reason that is printed', async () => {
    const { user, evaluation } = await open(sample(), 'must-haves')
    await cell(/^MLflow, M1 .*: Pass/)
    await user.keyboard('g{ArrowDown}{ArrowDown}{ArrowRight}f')
    await cell(/^ClearML, M2 .*: Fail/)
    await user.keyboard('r')
    expect(document.activeElement).toBe(screen.getByLabelText('Reason, printed in the record'))
    await user.keyboard('No login of ours{Enter}')
    await screen.findByText('Fails M2. No login of ours.')
    expect((await evaluation()).screening).toContainEqual(
      expect.objectContaining({
        candidateId: 'clearml',
        mustHaveId: 'k2',
        answer: 'fail',
        reason: 'No login of ours',
      }),
    )
    expect(screen.getByText('4 candidates in the running')).toBeTruthy()
  })

  it('keep every unknown as an open question with an owner', async () => {
    const { user, evaluation } = await open(sample(), 'must-haves')
    await screen.findByText('1 open question')
    await user.keyboard('gu')
    await screen.findByText('2 open questions')
    await user.selectOptions(screen.getByLabelText('Who settles M1 of MLflow'), 'Priya Raman')
    await expect
      .poll(async () =>
        (await evaluation()).screening.find(
          (row) => row.candidateId === 'mlflow' && row.mustHaveId === 'k1',
        ),
      )
      .toMatchObject({ answer: 'unknown', ownerId: 'priya' })
    await user.click(await cell(/^MLflow, M1 .*: Unknown/))
    await user.keyboard('a')
    await screen.findByText('1 open question')
  })

  it('are added one after the other, and removed without leaving anything behind', async () => {
    const { user, evaluation } = await open(sample(), 'must-haves')
    await screen.findByLabelText('New must-have')
    await user.keyboard('nRuns in Europe{Enter}Has an API{Enter}')
    await screen.findByLabelText('Must-have M6')
    await user.click(screen.getByRole('button', { name: 'Remove M3' }))
    await expect.poll(async () => (await evaluation()).mustHaves).toHaveLength(5)
    expect(contradictionsOf(await evaluation())).toEqual([])
  })
})

function byKey(a: Evaluation['scorecards'][number], b: Evaluation['scorecards'][number]): number {
  const key = (card: typeof a) =>
    JSON.stringify([card.roundId, card.participantId, card.candidateId])
  return key(a) < key(b) ? -1 : 1
}
