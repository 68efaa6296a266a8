// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { projectorView } from '#shared/domain/projector/projector-view'
import { parseRoute } from '../../ui/routes.ts'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { ScoringPage } from './scoring-page.tsx'

afterEach(cleanup)

const open = (evaluation: Evaluation) =>
  renderPage(<ScoringPage />, { evaluation, hash: `#/e/${evaluation.id}/scoring` })

/** The sample while everybody scores, with the last person two scores short. */
function almostFinished(): Evaluation {
  const sample = scenarioEvaluation()
  const [, , ...criteria] = sample.criteria
  const last = sample.candidates.find(({ id }) => id === 'inhouse')
  return {
    ...sample,
    rounds: sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
    scorecards: sample.scorecards
      .filter(({ roundId }) => roundId === 'r1')
      .map((card) =>
        card.participantId === 'mei' && card.candidateId === last?.id
          ? { ...card, votes: Object.fromEntries(criteria.map(({ id }) => [id, 3])) }
          : card,
      ),
    discussions: [],
  }
}

it('starts a round by one key, blind and open', async () => {
  const sample = scenarioEvaluation()
  const { user, evaluation } = await open({
    ...sample,
    rounds: [],
    scorecards: [],
    discussions: [],
  })
  await screen.findByRole('button', { name: 'Start blind scoring' })
  await user.keyboard('s')
  await screen.findByText('0 of 6 people are finished. Nobody sees a score before the reveal.')
  const { rounds } = await evaluation()
  expect(rounds).toMatchObject([{ id: 'r1', number: 1, kind: 'first', revealedAt: null }])
  expect(rounds[0]?.openedAt).not.toBeNull()
  expect(contradictionsOf(await evaluation())).toEqual([])
})

it('says how far everybody is, and asks before revealing while somebody is not finished', async () => {
  const { user, evaluation } = await open(almostFinished())
  await screen.findByText('38 of 40')
  expect(screen.getByText('5 of 6 people are finished.', { exact: false })).toBeTruthy()

  await user.keyboard('{Control>}r{/Control}')
  const question = await screen.findByRole('dialog')
  expect(question.textContent).toContain('Mei Tanaka (38 of 40)')
  expect((await evaluation()).rounds[0]?.revealedAt).toBeNull()

  await user.click(screen.getAllByRole('button', { name: 'Reveal all scores' }).at(-1) ?? question)
  await waitFor(async () => expect((await evaluation()).rounds[0]?.revealedAt).not.toBeNull())
  expect(location.hash).toBe('#/e/nordhavn-sample/reveal')
})

it('hands the laptop to whom the arrows chose', async () => {
  const { user } = await open(almostFinished())
  await screen.findByText('38 of 40')
  await user.keyboard('{ArrowUp}{Enter}')
  expect(location.hash).toBe('#/e/nordhavn-sample/private/scores/jonas')
})

it('marks by one key who had to leave: nobody waits, what was given stays, and they may come back', async () => {
  const before = almostFinished()
  const { user, evaluation } = await open(before)
  await screen.findByText('38 of 40')
  await user.keyboard('l')
  await screen.findByText(/Mei Tanaka left with 38 of 40 scores, which count/)
  await screen.findByText(/^Everybody is finished/)
  screen.getByText('· has left')
  const after = await evaluation()
  expect(after.scorecards).toHaveLength(before.scorecards.length)
  await user.keyboard('l')
  await screen.findByText('Mei Tanaka is back')
  await waitFor(async () =>
    expect((await evaluation()).participants.map(({ leftAt }) => leftAt)).toEqual(
      before.participants.map(({ leftAt }) => leftAt),
    ),
  )
})

it('names criteria whose scores do not say what they mean', async () => {
  const evaluation = almostFinished()
  const [first, ...others] = evaluation.criteria
  if (!first) throw new Error('The sample has changed')
  const bare = { ...first, anchors: { ...first.anchors, 3: ' ' } }
  await open({ ...evaluation, criteria: [bare, ...others] })
  await screen.findByText(/cannot be scored until the scores 1, 3 and 5 say what they mean/)
  expect(screen.getByRole('link', { name: 'Write the anchors' }).getAttribute('href')).toContain(
    first.id,
  )
})

it('scores one cell together by show of hands, and keeps nothing of it', async () => {
  const before = almostFinished()
  const { user, evaluation, db } = await open(before)
  await screen.findByText('38 of 40')
  await user.keyboard('t')
  await screen.findByRole('dialog', { name: 'One cell together' })
  await user.type(screen.getByLabelText('Hands for 2'), '1')
  await user.type(screen.getByLabelText('Hands for 5'), '5')
  expect(screen.getByText(/6 hands, 2 to 5: split\./)).toBeTruthy()
  const room = () => {
    const route = parseRoute(location.hash)
    return projectorView(before, { step: 'scoring', item: route.page === 'step' ? route.item : '' })
  }
  expect(room()).toMatchObject({ kind: 'criterion', together: { hands: null } })
  await user.click(screen.getByRole('button', { name: 'Show the hands on the projector' }))
  expect(room()).toMatchObject({ together: { hands: [0, 1, 0, 0, 5] } })
  await user.click(screen.getByRole('button', { name: 'Now everybody alone' }))
  expect(room()).toMatchObject({ kind: 'progress' })
  expect((await evaluation()).scorecards).toHaveLength(before.scorecards.length)
  expect(await db.history.count()).toBe(0)
})

it('asks again about what is out of date only, and leaves the rest as it stands', async () => {
  const sample = scenarioEvaluation()
  const { user, evaluation } = await open(sample)
  await user.click(await screen.findByRole('button', { name: 'Ask everybody again …' }))
  const dialog = await screen.findByRole('dialog')
  await user.selectOptions(within(dialog).getByLabelText('Age'), '3 months')
  for (const name of ['MLflow', 'ClearML', 'Amazon SageMaker AI', 'In-house build'])
    await user.click(within(dialog).getByRole('button', { name: new RegExp(`^None of ${name}`) }))
  const group = within(dialog).getByRole('group', { name: /Weights & Biases/ })
  const boxes = within(group).getAllByRole('checkbox')
  for (const box of boxes.slice(2)) await user.click(box)
  await user.click(within(dialog).getByRole('button', { name: 'Ask again about 2 scores' }))
  await screen.findByText('A review of 2 scores; the others stand.', { exact: false })
  expect(screen.getAllByText('0 of 2')).toHaveLength(6)
  const { rounds } = await evaluation()
  expect(rounds.at(-1)).toMatchObject({
    kind: 'review',
    revealedAt: null,
    cells: [
      { candidateId: 'wandb', why: expect.stringMatching(/ 2026$/) },
      { candidateId: 'wandb' },
    ],
  })
  expect(contradictionsOf(await evaluation())).toEqual([])
})

it('hands the laptop over by the button of a row, too', async () => {
  const { user } = await open(almostFinished())
  await user.click(await screen.findByRole('button', { name: 'Hand the laptop to Ana Ferreira' }))
  await waitFor(() => expect(location.hash).toContain('/private/scores/ana'))
})
