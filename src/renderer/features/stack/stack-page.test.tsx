// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { StackPage } from './stack-page.tsx'

afterEach(cleanup)

let n = 0
/** Its own id for every test, because the database is kept between them. */
const fresh = () => EvaluationId.parse(`stack-${++n}`)
const empty = () => emptyEvaluation(fresh(), '2026-01-01T09:00:00Z', 'Serving')
const sample = () => ({ ...scenarioEvaluation(), id: fresh() })
const open = (evaluation: Evaluation, item = '') =>
  renderPage(<StackPage />, { evaluation, hash: `#/e/${evaluation.id}/stack/${item}` })

describe('the stack map', () => {
  it('is filled like a sheet: Enter, the tool, arrow down, the next tool', async () => {
    const { user, evaluation } = await open(empty(), 'source-control')
    await screen.findByText(/Every version of the code/)
    await user.keyboard('{Enter}Git{ArrowDown}')
    await screen.findByText(/Checks and packages/)
    await expect
      .poll(() => document.activeElement)
      .toBe(screen.getByLabelText('Tool in place for Test and build'))
    await user.keyboard('Jenkins{Enter}')
    await expect
      .poll(async () => (await evaluation()).stack)
      .toMatchObject([
        { componentId: 'source-control', status: 'in-place', tool: 'Git' },
        { componentId: 'test-build', status: 'in-place', tool: 'Jenkins' },
      ])
  })

  it('sets status and scope of the chosen component by key', async () => {
    const { user, evaluation } = await open(sample(), 'serving')
    await screen.findByText(/Brings a model to those who use it/)
    await user.keyboard('s')
    await expect
      .poll(async () => (await evaluation()).frame.components)
      .toEqual(['experiment-tracking', 'model-registry', 'serving'])
    await user.keyboard('5')
    await expect
      .poll(
        async () =>
          (await evaluation()).stack.find(({ componentId }) => componentId === 'serving')?.status,
      )
      .toBe('not-needed')
    expect(contradictionsOf(await evaluation())).toEqual([])
  })

  it('shows what each candidate fills and where it would stand beside what is there', async () => {
    await open(sample())
    expect(await screen.findByText('Every candidate fills everything in scope alone.')).toBeTruthy()
    const row = screen.getByRole('row', { name: /^ClearML/ })
    expect(within(row).getByText('2 of 2')).toBeTruthy()
    expect(within(row).getByText('Airflow (pipeline orchestration)')).toBeTruthy()
  })

  it('tells a team without a stack where to begin, and can begin with an example', async () => {
    const { user, evaluation } = await open(empty())
    const advice = await screen.findByRole('list', { name: 'Where to begin' })
    expect(advice.textContent).toContain('monitoring, then deployment and serving, then feature')
    await user.click(screen.getByRole('button', { name: /Begin with a small/ }))
    await expect.poll(async () => (await evaluation()).stack.length).toBeGreaterThan(6)
  })
})
