// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { toEvaluation, toTables } from '#shared/evaluation-file/rows'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { UseCasesPage } from './use-cases-page.tsx'

afterEach(cleanup)

let n = 0
/** Its own id for every test, because the database is kept between them. */
const fresh = () => EvaluationId.parse(`use-cases-${++n}`)
const sample = () => ({ ...scenarioEvaluation(), id: fresh() })
const open = (evaluation = sample(), item = '') =>
  renderPage(<UseCasesPage />, { evaluation, hash: `#/e/${evaluation.id}/use-cases/${item}` })

describe('the use cases page', () => {
  it('takes a use case in one breath: N, the sentence, Tab to persona and stage, Enter', async () => {
    const { user, evaluation } = await open()
    await screen.findByRole('button', { name: 'Survive an outage' })
    await user.keyboard('n')
    await user.keyboard(
      'When data is late, I want to be told, so that we do not train on half of it',
    )
    await user.keyboard('{Tab}')
    await user.selectOptions(screen.getByLabelText('Persona'), 'Governance')
    await user.selectOptions(screen.getByLabelText('Stage'), 'Data engineering')
    await user.keyboard('{Enter}')
    await expect.poll(async () => (await evaluation()).useCases).toHaveLength(7)
    expect((await evaluation()).useCases.at(-1)).toMatchObject({
      title: 'Be told',
      when: 'data is late',
      want: 'to be told',
      soThat: 'we do not train on half of it',
      personaId: 'governance',
      stage: 'data-engineering',
      priority: 'should',
    })
    expect(document.activeElement).toBe(screen.getByLabelText('New use case'))
    expect(await screen.findByText('UC7', { selector: 'th' })).toBeTruthy()
  })

  it('sets the priority of the chosen one with 1, 2 and 3', async () => {
    const { user, evaluation } = await open(undefined, 'uc3')
    await screen.findByText(/When a model passes review, I want to promote it/)
    await user.keyboard('3')
    await expect
      .poll(async () => (await evaluation()).useCases.find(({ id }) => id === 'uc3')?.priority)
      .toBe('could')
  })

  it('edits every field in place, one undo step each', async () => {
    const { user, evaluation, db } = await open(undefined, 'uc3')
    await screen.findByText(/I want to promote it/)
    await user.keyboard('e')
    const title = screen.getByLabelText('Title')
    await user.clear(title)
    await user.type(title, 'Release from CI{Enter}')
    await user.selectOptions(screen.getByLabelText('Component'), 'Deployment and serving')
    await expect
      .poll(async () => (await evaluation()).useCases[2])
      .toMatchObject({ title: 'Release from CI', componentId: 'serving' })
    expect(await db.history.count()).toBe(2)
  })

  it('removes with every mention, and undo brings all of it back', async () => {
    const before = sample()
    const { user, evaluation } = await open(before, 'uc3')
    await screen.findByText(/I want to promote it/)
    await user.keyboard('{Delete}')
    await expect.poll(async () => (await evaluation()).useCases).toHaveLength(5)
    expect(contradictionsOf(await evaluation())).toEqual([])
    await user.click(await screen.findByRole('button', { name: /Undo/ }))
    await expect.poll(evaluation).toEqual(toEvaluation(toTables(before)))
  })

  it('says which stages have none, and adds from the library to be adapted', async () => {
    const empty = emptyEvaluation(fresh(), '2026-01-01T09:00:00Z', 'Serving')
    const { user, evaluation } = await open(empty)
    await screen.findByText('No use case yet')
    expect(screen.getByRole('img').getAttribute('aria-label')).toContain(
      'Monitoring: no use case yet',
    )
    await user.keyboard('l')
    await user.keyboard('goes wrong{Enter}')
    await expect.poll(async () => (await evaluation()).useCases).toHaveLength(1)
    expect((await evaluation()).useCases[0]?.stage).toBe('monitoring')
    expect(await screen.findByLabelText('I want')).toBeTruthy()
  })

  it('gives and takes dots, and says when a persona has no voter', async () => {
    const evaluation = sample()
    const { user } = await open({
      ...evaluation,
      participants: evaluation.participants.filter(({ id }) => id === 'ana'),
      scorecards: [],
    })
    const warning = await screen.findByText(/No voter for/)
    expect(warning.textContent).toContain('Software engineers, Product and Governance')
    await user.click(screen.getByRole('button', { name: 'Dot votes' }))
    const row = screen.getByRole('row', { name: /Survive an outage/ })
    await user.click(within(row).getByRole('button', { name: 'Give a dot to UC5' }))
    expect(await screen.findByText(/1 dots? given/)).toBeTruthy()
  })
})
