// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
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
  await user.click(screen.getByRole('button', { name: 'Now everybody alone' }))
  expect((await evaluation()).scorecards).toHaveLength(before.scorecards.length)
  expect(await db.history.count()).toBe(0)
})
