// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { DecisionPage } from './decision-page.tsx'

const sample = scenarioEvaluation()

afterEach(cleanup)

it('keeps a snapshot and shows what is different from it', async () => {
  const { user, host } = await renderPage(<DecisionPage />, {
    evaluation: sample,
    hash: '#/e/nordhavn-sample/decision/compare',
  })
  await user.click(await screen.findByRole('button', { name: 'Keep a snapshot' }))
  const choice = await screen.findByLabelText('Beside which evaluation')
  await expect.poll(() => within(choice).getAllByRole('option').length).toBe(2)
  const option = within(choice).getByRole('option', { name: /, as of / })
  await user.selectOptions(choice, option)
  const ranking = within(await screen.findByRole('table', { name: 'Ranking' }))
  expect(ranking.getAllByRole('row')).toHaveLength(6)
  expect(screen.getByText(/Changed scores/).textContent).toContain('nothing is different')
  expect(await host.evaluations.list({})).toHaveLength(2)
})

it('holds what happened against the prediction', async () => {
  const { user, evaluation } = await renderPage(<DecisionPage />, {
    evaluation: sample,
    hash: '#/e/nordhavn-sample/decision/follow-up',
  })
  await user.click(await screen.findByRole('button', { name: 'Look back at the prediction' }))
  await user.selectOptions(
    await screen.findByLabelText('Whether look back 1 found it true'),
    'partly',
  )
  await user.type(screen.getByLabelText('What happened'), 'Two people left.')
  await user.tab()
  await expect
    .poll(async () => (await evaluation()).decision.lookBacks)
    .toMatchObject([{ held: 'partly', whatHappened: 'Two people left.' }])
})
