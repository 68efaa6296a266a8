// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { withoutCandidate } from '#shared/domain/candidates'
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, type CriterionId, ParticipantId, RoundId } from '#shared/domain/ids'
import { withCriterionRemoved } from '#shared/domain/restoring-criteria'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { answer, edit } from '../../store/edit.ts'
import { PrivateScores } from './private-scores.tsx'
import { writeAnswers } from './write-answers.ts'

/** What becomes of a score sheet while another window changes what is scored. */

afterEach(() => {
  cleanup()
  history.replaceState(null, '', location.href)
})

const mei = ParticipantId.parse('mei')
const wandb = CandidateId.parse('wandb')
const sample = scenarioEvaluation()
const [fit, ease, third] = sample.criteria
if (!fit || !ease || !third) throw new Error('The sample has changed')

/** Mei's sheet, on which she has not begun. */
async function open() {
  const evaluation: Evaluation = {
    ...sample,
    rounds: sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
    scorecards: sample.scorecards.filter(
      ({ roundId, participantId }) => roundId === 'r1' && participantId !== mei,
    ),
    discussions: [],
  }
  const page = await renderPage(<PrivateScores participantId={mei} />, {
    evaluation,
    hash: `#/e/${evaluation.id}/private/scores/${mei}`,
  })
  await screen.findByRole('heading', { name: 'Mei Tanaka' })
  await page.user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'MLflow' })
  const votes = async () =>
    Object.fromEntries(
      (await page.evaluation()).scorecards
        .filter(({ participantId }) => participantId === mei)
        .map(({ candidateId, votes: given }) => [candidateId, given]),
    )
  const withdraw = (id: CandidateId) =>
    edit(page.db, 'Elsewhere', (e) => e.patch('candidates', id, { withdrawn: 'Too dear' }))
  const why = { at: '2026-03-12T10:40:00+01:00', byId: null, reason: 'Twice on the list' }
  const remove = (id: CriterionId) =>
    edit(page.db, 'Elsewhere', (e) => e.become((now) => withCriterionRemoved(now, id, why)))
  return { ...page, votes, withdraw, remove }
}
const tabs = () => screen.getAllByRole('tab').map(({ id }) => id)

it('scores the cell that was looked at when candidates and criteria are put into another order', async () => {
  const { user, db, votes } = await open()
  await user.keyboard('4')
  await screen.findByRole('heading', { level: 2, name: ease.name })
  await edit(db, 'Elsewhere', (e) =>
    e.become((now) => ({
      ...now,
      candidates: now.candidates.toReversed(),
      criteria: [third, ...now.criteria.filter(({ id }) => id !== third.id)],
    })),
  )
  await waitFor(() => expect(tabs().at(-1)).toBe('tab-mlflow'))
  screen.getByRole('heading', { level: 1, name: 'MLflow' })
  screen.getByRole('heading', { level: 2, name: ease.name })
  await user.keyboard('2')
  await waitFor(async () =>
    expect(await votes()).toEqual({ mlflow: { [fit.id]: 4, [ease.id]: 2 } }),
  )
})

it('writes no digit into another cell when the one that was looked at is taken away', async () => {
  const { user, votes, withdraw } = await open()
  await user.keyboard('{Tab}')
  await screen.findByRole('heading', { name: 'Weights & Biases' })
  await withdraw(wandb)
  await screen.findByText(/^What you were scoring was taken away/)
  await user.keyboard('5{Enter}4')
  screen.getByRole('heading', { level: 1, name: 'ClearML' })
  expect(screen.queryByRole('heading', { level: 2 })).toBeNull()
  await user.keyboard('{ArrowDown}')
  await screen.findByRole('heading', { level: 2, name: fit.name })
  expect(screen.queryByText(/^What you were scoring was taken away/)).toBeNull()
  await user.keyboard('3')
  await waitFor(async () => expect(await votes()).toEqual({ clearml: { [fit.id]: 3 } }))
})

it('says so in the table, too, and for a criterion that is taken away', async () => {
  const { user, votes, remove } = await open()
  await user.keyboard('g4')
  await screen.findByText(ease.anchors[5])
  await remove(ease.id)
  await screen.findByText(/^What you were scoring was taken away/)
  await user.keyboard('5{ArrowDown}2')
  await waitFor(async () =>
    expect(await votes()).toEqual({ mlflow: { [fit.id]: 4, [third.id]: 2 } }),
  )
})

it('takes back the last entry that is still on the sheet', async () => {
  const { user, votes, withdraw, evaluation } = await open()
  await user.keyboard('4')
  await screen.findByRole('heading', { level: 2, name: ease.name })
  await user.keyboard('{Tab}')
  await screen.findByRole('heading', { name: 'Weights & Biases' })
  await user.keyboard('5')
  await waitFor(async () => expect(Object.keys(await votes())).toEqual(['mlflow', 'wandb']))
  await withdraw(wandb)
  await screen.findByText(/^What you were scoring was taken away/)
  await user.keyboard('{Control>}z{/Control}')
  await screen.findByRole('heading', { level: 2, name: fit.name })
  await screen.findByRole('heading', { level: 1, name: 'MLflow' })
  await waitFor(async () => expect(await votes()).toEqual({ mlflow: {}, wandb: { [fit.id]: 5 } }))
  expect(contradictionsOf(await evaluation())).toEqual([])
})

it('keeps nothing of what was taken away before the answer came to the store', async () => {
  const { db, evaluation, votes, remove } = await open()
  await edit(db, 'Elsewhere', (e) => e.become((now) => withoutCandidate(now, wandb)))
  const card = { roundId: RoundId.parse('r1'), participantId: mei, candidateId: wandb }
  await answer(db, 'Late', (e) => writeAnswers(e, card, new Map([[fit.id, { vote: 4 }]])))
  expect(await votes()).toEqual({})
  const before = (await evaluation()).scorecards.length
  await remove(ease.id)
  const own = { ...card, candidateId: CandidateId.parse('mlflow') }
  await answer(db, 'Late', (e) =>
    writeAnswers(
      e,
      own,
      new Map([
        [ease.id, { reason: 'Gone' }],
        [fit.id, { vote: 4 }],
      ]),
    ),
  )
  expect(await votes()).toEqual({ mlflow: { [fit.id]: 4 } })
  expect((await evaluation()).scorecards).toHaveLength(before + 1)
})

it('keeps nothing of whoever was removed, or of a round that was taken back, meanwhile', async () => {
  const { db, evaluation } = await open()
  const card = { roundId: RoundId.parse('r1'), participantId: mei, candidateId: wandb }
  const before = await evaluation()
  const late = (key: typeof card) =>
    answer(db, 'Late', (e) => writeAnswers(e, key, new Map([[fit.id, { reason: 'Typed' }]])))
  await late({ ...card, roundId: RoundId.parse('gone') })
  await late({ ...card, participantId: ParticipantId.parse('gone') })
  expect(await evaluation()).toEqual(before)
})
