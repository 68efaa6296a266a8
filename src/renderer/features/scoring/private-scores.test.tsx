// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, ParticipantId, RoundId } from '#shared/domain/ids'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { edit } from '../../store/edit.ts'
import { PrivateScores } from './private-scores.tsx'
import { writeAnswers } from './write-answers.ts'

afterEach(() => {
  cleanup()
  history.replaceState(null, '', location.href)
  localStorage.clear()
})

const mei = ParticipantId.parse('mei')

/** The sample while everybody scores: the round is open, and Mei has not begun. */
function blind(): Evaluation {
  const sample = scenarioEvaluation()
  return {
    ...sample,
    rounds: sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
    scorecards: sample.scorecards.filter(
      ({ roundId, participantId }) => roundId === 'r1' && participantId !== mei,
    ),
    discussions: [],
  }
}

const open = (
  evaluation = blind(),
  participantId = mei,
  onCall?: (method: string, input: unknown) => void,
) =>
  renderPage(<PrivateScores participantId={participantId} />, {
    evaluation,
    ...(onCall && { onCall }),
    hash: `#/e/${evaluation.id}/private/scores/${participantId}`,
  })

const cardOf = (evaluation: Evaluation, candidateId: string) =>
  evaluation.scorecards.find(
    (card) => card.participantId === mei && card.candidateId === candidateId,
  )

it('takes eight scores by keys alone, and shows none of them after the hand-over', async () => {
  const { user, evaluation } = await open()
  await screen.findByRole('heading', { name: 'Mei Tanaka' })
  expect(screen.queryAllByRole('radio')).toHaveLength(0)

  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'MLflow' })
  await user.keyboard('45354221')
  await screen.findByRole('heading', { name: 'Weights & Biases' })
  expect(screen.getByText('8', { selector: 'b' })).toBeTruthy()

  await waitFor(async () => {
    expect(Object.values(cardOf(await evaluation(), 'mlflow')?.votes ?? {})).toHaveLength(8)
  })
  const { criteria } = await evaluation()
  const votes = cardOf(await evaluation(), 'mlflow')?.votes
  expect(criteria.map(({ id }) => votes?.[id])).toEqual([4, 5, 3, 5, 4, 2, 2, 1])
  expect(contradictionsOf(await evaluation())).toEqual([])

  await user.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByText('Everybody else is finished. Still to come')
  expect(screen.queryAllByRole('radio')).toHaveLength(0)
  expect(document.querySelector('[aria-checked]')).toBeNull()
  await screen.findByText('8 of 40')
  // Counts only: no lone score anywhere, and nothing of it in the title or the address.
  expect(
    [...document.querySelectorAll('*')].some(({ textContent }) => /^[1-5?]$/.test(textContent)),
  ).toBe(false)
  expect(document.title + location.href).not.toContain('45354221')
})

it('keeps "cannot judge" as null, a cleared score as blank, and takes back the last entry', async () => {
  const { user, evaluation } = await open()
  await screen.findByRole('heading', { name: 'Mei Tanaka' })
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'MLflow' })
  await user.keyboard('03')
  const [first, second] = blind().criteria
  await waitFor(async () => {
    const votes = cardOf(await evaluation(), 'mlflow')?.votes ?? {}
    expect(Object.entries(votes).length).toBe(2)
    expect(first && votes[first.id]).toBeNull()
    expect(second && votes[second.id]).toBe(3)
  })
  await user.keyboard('{Control>}z{/Control}')
  await waitFor(async () => {
    expect(Object.values(cardOf(await evaluation(), 'mlflow')?.votes ?? {})).toEqual([null])
  })
  await user.keyboard('{ArrowUp}{Backspace}')
  await waitFor(async () => {
    expect(cardOf(await evaluation(), 'mlflow')?.votes).toEqual({})
  })
})

it('keeps a reason that is still being typed when the laptop is handed over', async () => {
  const { user, evaluation } = await open()
  await screen.findByRole('heading', { name: 'Mei Tanaka' })
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'MLflow' })
  await user.keyboard('rSeen in production{Control>}{Enter}{/Control}')
  await waitFor(async () => {
    expect(Object.values(cardOf(await evaluation(), 'mlflow')?.reasons ?? {})).toEqual([
      'Seen in production',
    ])
  })
  await screen.findByText('Everybody else is finished. Still to come')
  expect(document.querySelector('input')).toBeNull()
})

it('goes on at the first blank cell', async () => {
  const evaluation = blind()
  const [, , third] = evaluation.criteria
  const others = Object.fromEntries(
    evaluation.criteria.filter(({ id }) => id !== third?.id).map(({ id }) => [id, 3]),
  )
  const [candidate] = evaluation.candidates
  if (!candidate || !third) throw new Error('The sample has changed')
  const card = {
    roundId: 'r1',
    participantId: mei,
    candidateId: candidate.id,
    votes: others,
    reasons: {},
  }
  const { user } = await open({
    ...evaluation,
    scorecards: [...evaluation.scorecards, card] as Evaluation['scorecards'],
  })
  await screen.findByText('7 of 40 scores are given. You go on where you left off.', {
    exact: false,
  })
  await user.keyboard('{Enter}')
  const current = await screen.findByRole('heading', { level: 2 })
  expect(current.textContent).toBe(third.name)
})

it('does not let an observer score', async () => {
  const evaluation = blind()
  const observer = evaluation.participants.find(({ kind }) => kind === 'observer')
  if (!observer) throw new Error('The sample has no observer')
  await open(evaluation, observer.id)
  await screen.findByText('Observers look on and do not score.')
  expect(screen.queryAllByRole('radio')).toHaveLength(0)
})

it('puts nothing back that another window has changed meanwhile', async () => {
  const { user, db, evaluation } = await open()
  await screen.findByRole('heading', { name: 'Mei Tanaka' })
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'MLflow' })
  const [first, second] = blind().criteria
  if (!first || !second) throw new Error('The sample has changed')
  const votes = async () => cardOf(await evaluation(), 'mlflow')?.votes ?? {}
  await user.keyboard('4')
  await waitFor(async () => expect((await votes())[first.id]).toBe(4))
  const candidateId = CandidateId.parse('mlflow')
  const card = { roundId: RoundId.parse('r1'), participantId: mei, candidateId }
  await edit(db, 'Elsewhere', (e) => writeAnswers(e, card, new Map([[first.id, { vote: 1 }]])))
  await user.keyboard('3')
  await waitFor(async () => expect((await votes())[second.id]).toBe(3))
  expect((await votes())[first.id]).toBe(1)
  await user.keyboard('{ArrowUp}{ArrowUp}')
  const cards = await screen.findByRole('radiogroup', { name: `${first.name} of MLflow` })
  expect(within(cards).getByRole('radio', { checked: true }).textContent).toMatch(/^1/)
})

it('stores a reason while it is typed, as one entry that can be taken back', async () => {
  const { user, evaluation } = await open()
  await screen.findByRole('heading', { name: 'Mei Tanaka' })
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'MLflow' })
  const reasons = async () => Object.values(cardOf(await evaluation(), 'mlflow')?.reasons ?? {})
  await user.keyboard('rSeen')
  await waitFor(async () => expect(await reasons()).toEqual(['Seen']))
  await user.keyboard(' twice')
  await waitFor(async () => expect(await reasons()).toEqual(['Seen twice']))
  await user.keyboard('{Enter}{Control>}z{/Control}')
  await waitFor(async () => expect(await reasons()).toEqual([]))
})

it('makes nothing that the facilitator could undo, and names no score in what is sent', async () => {
  const labels = new Set<string>()
  const { user, db, evaluation } = await open(blind(), mei, (method, input) => {
    if (method !== 'append') return
    for (const { label } of (input as { changeSets: ChangeSet[] }).changeSets) labels.add(label)
  })
  await screen.findByRole('heading', { name: 'Mei Tanaka' })
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'MLflow' })
  await user.keyboard('5rSeen in production{Enter}')
  await waitFor(async () => {
    const card = cardOf(await evaluation(), 'mlflow')
    expect([...Object.values(card?.votes ?? {}), ...Object.values(card?.reasons ?? {})]).toEqual([
      5,
      'Seen in production',
    ])
  })
  expect(await db.history.count()).toBe(0)
  await waitFor(() => expect([...labels]).toEqual(['Score of a cell', 'Reason for a score']))
})

it('takes scores one criterion at a time as well, with its anchors in sight', async () => {
  const { user, evaluation } = await open()
  await screen.findByRole('heading', { name: 'Mei Tanaka' })
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'MLflow' })
  await user.keyboard('c')
  await screen.findByRole('heading', { level: 1, name: 'Fit to the use cases' })
  expect(screen.getByText('Covers all use cases out of the box')).toBeTruthy()
  await user.keyboard('45340')
  await screen.findByRole('heading', { level: 1, name: 'Ease of adoption for researchers' })
  await waitFor(async () => {
    const now = await evaluation()
    const [fit] = now.criteria
    const scores = ['mlflow', 'wandb', 'clearml', 'sagemaker', 'inhouse'].map(
      (id) => fit && cardOf(now, id)?.votes[fit.id],
    )
    expect(scores).toEqual([4, 5, 3, 4, null])
  })
  await user.keyboard('{Tab}')
  await screen.findByRole('heading', { level: 1, name: 'Integration with our stack' })
})

it('shows what the scores mean in the table, and takes the reason from the back of the paper', async () => {
  const { user, evaluation } = await open()
  await screen.findByRole('heading', { name: 'Mei Tanaka' })
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'MLflow' })
  await user.keyboard('g')
  await screen.findByRole('heading', { name: 'Score sheet as a table' })
  const [fit, ease] = (await evaluation()).criteria
  if (!fit || !ease) throw new Error('The sample has criteria')
  screen.getByText(fit.anchors[5])
  await user.keyboard('rSeen in the demo{Enter}')
  await waitFor(async () =>
    expect(cardOf(await evaluation(), 'mlflow')?.reasons[fit.id]).toBe('Seen in the demo'),
  )
  await user.keyboard('4')
  await screen.findByText(ease.anchors[5])
  await waitFor(async () => expect(cardOf(await evaluation(), 'mlflow')?.votes[fit.id]).toBe(4))
})

it('says on the name screen that a sheet can be locked', async () => {
  await open()
  expect(await screen.findByText(/P on your sheet locks it with a PIN/)).toBeTruthy()
})

it('opens a sheet with a PIN only to who knows it, and keeps the PIN out of the evaluation', async () => {
  const { user, evaluation } = await open()
  await screen.findByRole('heading', { name: 'Mei Tanaka' })
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'MLflow' })
  await user.keyboard('4p')
  await user.type(await screen.findByLabelText('Four to eight digits'), '4711{Enter}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), { timeout: 5_000 })
  await user.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByRole('heading', { name: 'Mei Tanaka' })

  await user.click(screen.getByRole('button', { name: /^I am Mei/ }))
  await user.type(await screen.findByLabelText('Your PIN'), '1234{Enter}')
  await screen.findByText('That is not the PIN.', {}, { timeout: 5_000 })
  expect(screen.queryAllByRole('radio')).toHaveLength(0)
  await user.type(screen.getByLabelText('Your PIN'), '4711{Enter}')
  await screen.findByRole('heading', { name: 'MLflow' }, { timeout: 5_000 })

  expect(JSON.stringify(await evaluation())).not.toContain('4711')
  expect(Object.values(localStorage).join()).not.toContain('4711')
})

it('lets a forgotten PIN be removed, and tells its owner', async () => {
  const { setPin } = await import('./pin.ts')
  await setPin(blind().id, mei, '4711')
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: /^I am Mei/ }))
  await user.click(await screen.findByRole('button', { name: 'Forgotten' }))
  await user.click(screen.getByRole('button', { name: 'Remove the PIN' }))
  await screen.findByText(/The PIN was removed at/)
  await user.click(screen.getByRole('button', { name: /^I am Mei/ }))
  expect(await screen.findByRole('heading', { name: 'MLflow' })).toBeTruthy()
})

it('asks in a review for its scores only, and goes from one to the next', async () => {
  const sample = scenarioEvaluation()
  const [first, , third] = sample.criteria
  if (!first || !third) throw new Error('The sample has criteria')
  const cells = [
    { candidateId: 'mlflow', criterionId: third.id, why: 'votes of 12 March 2026' },
    { candidateId: 'wandb', criterionId: first.id, why: 'votes of 12 March 2026' },
  ] as unknown as NonNullable<Evaluation['rounds'][number]['cells']>
  const { user, evaluation } = await open({
    ...sample,
    rounds: [
      ...sample.rounds,
      {
        id: 'r9' as Evaluation['rounds'][number]['id'],
        number: 9,
        kind: 'review',
        openedAt: '2027-04-09T09:00:00+02:00',
        revealedAt: null,
        cells,
      },
    ],
  })
  await screen.findByText(/Two scores of last time, asked again/)
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: /MLflow/ })
  expect(screen.queryByText(first.name)).toBeNull()
  await user.keyboard('2')
  await screen.findByRole('heading', { name: /Weights & Biases/ })
  await user.keyboard('4')
  await screen.findByText('Everything is scored')
  await waitFor(async () => {
    const own = (await evaluation()).scorecards.filter(({ roundId }) => roundId === 'r9')
    expect(own.map(({ candidateId, votes }) => [candidateId, votes])).toEqual([
      ['mlflow', { [third.id]: 2 }],
      ['wandb', { [first.id]: 4 }],
    ])
  })
})
