// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { writeAnswers } from '../features/scoring/write-answers.ts'
import { answer, edit } from '../store/edit.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { EditCommands } from './edit-commands.tsx'

const sample = scenarioEvaluation()
const blind = {
  ...sample,
  rounds: sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
  scorecards: sample.scorecards.filter(({ roundId }) => roundId === sample.rounds[0]?.id),
}
const round = blind.rounds[0]?.id ?? ''
const revealedAt = '2026-03-12T10:52:00+01:00'

const page = (
  <>
    <EditCommands />
    <p>Ready</p>
  </>
)

afterEach(cleanup)

it('takes a reveal back only after asking, with the safe answer in focus', async () => {
  const { user, db, evaluation } = await renderPage(page, { evaluation: blind })
  await screen.findByText('Ready')
  await edit(db, 'Reveal all scores', (e) => e.patch('rounds', round, { revealedAt }))

  await user.keyboard('{Control>}z{/Control}')
  await screen.findByRole('dialog', { name: 'Take the reveal back?' })
  expect(document.activeElement?.textContent).toContain('Keep it revealed')
  await user.keyboard('{Enter}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect((await evaluation()).rounds[0]?.revealedAt).toBe(revealedAt)

  await user.keyboard('{Control>}z{/Control}')
  await user.click(await screen.findByRole('button', { name: 'Take it back' }))
  await expect.poll(async () => (await evaluation()).rounds[0]?.revealedAt).toBeNull()
  await screen.findByText('Undo: Reveal all scores')

  await user.keyboard('{Control>}y{/Control}')
  await user.click(await screen.findByRole('button', { name: 'Reveal again' }))
  await expect.poll(async () => (await evaluation()).rounds[0]?.revealedAt).toBe(revealedAt)
})

it('undoes anything else at once and says what', async () => {
  const { user, db, evaluation } = await renderPage(page, { evaluation: blind })
  await screen.findByText('Ready')
  await edit(db, 'Rename to Other', (e) => e.patchSheet('frame', { title: 'Other' }))
  await user.keyboard('{Control>}z{/Control}')
  await screen.findByText('Undo: Rename to Other')
  expect((await evaluation()).frame.title).toBe(sample.frame.title)
})

it('takes no blind vote back, and says why where one builds on what would be undone', async () => {
  const { user, db, evaluation } = await renderPage(page, {
    evaluation: { ...blind, rounds: [], scorecards: [], discussions: [] },
  })
  await screen.findByText('Ready')
  const [opened] = blind.rounds
  const [card] = blind.scorecards
  const [criterion] = blind.criteria
  if (!opened || !card || !criterion) throw new Error('The sample has changed')
  const vote = (score: 2 | 5) =>
    answer(db, 'Score of a cell', (e) =>
      writeAnswers(e, card, new Map([[criterion.id, { vote: score }]])),
    )
  await edit(db, 'Start blind scoring', (e) => e.append('rounds', opened))
  await vote(2)
  await edit(db, 'Rename to Other', (e) => e.patchSheet('frame', { title: 'Other' }))
  await vote(5)
  await user.keyboard('{Control>}z{/Control}')
  await screen.findByText('Undo: Rename to Other')
  await user.keyboard('{Control>}z{/Control}')
  await screen.findByText(/^“Start blind scoring” stays as it is\. People have since given scores/)
  const { rounds, scorecards } = await evaluation()
  expect(rounds).toHaveLength(1)
  expect(scorecards.map(({ votes }) => votes)).toEqual([{ [criterion.id]: 5 }])
})
