// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { withCandidateChanged } from '#shared/domain/candidates'
import { CandidateId, CriterionId, EvaluationId } from '#shared/domain/ids'
import { withChangedWeights } from '#shared/domain/weighting/locked'
import { withCriterionRemoved } from '#shared/domain/restoring-criteria'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { ResultsPage } from './results-page.tsx'

afterEach(cleanup)
vi.setConfig({ testTimeout: 20_000 })

it('names a criterion that was removed after the reveal, and a candidate by both its names', async () => {
  const removed = withCriterionRemoved(scenarioEvaluation(), CriterionId.parse('governance'), {
    at: '2026-03-12T11:30:00+01:00',
    byId: null,
    reason: 'Counted twice',
  })
  const renamed = withCandidateChanged(removed, CandidateId.parse('wandb'), () => ({ name: 'W&B' }))
  await renderPage(<ResultsPage />, {
    evaluation: { ...renamed, id: EvaluationId.parse('results-removed') },
    hash: '#/e/results-removed/results',
  })
  const list = await screen.findByRole('list', { name: 'Changes of locked weights' })
  expect(list.textContent).toMatch(
    /Criterion removed after scores were seen: Governance and audit trail \(\d+ points\)/,
  )
  expect(list.textContent).toMatch(
    /“Counted twice”.*Ranking before: .*After: |The ranking stayed: /,
  )
  screen.getByText(/^W&B, .* was scored as Weights & Biases/)
})

it('names a criterion also in what happened to its weight before it went', async () => {
  const sample = scenarioEvaluation()
  const cost = CriterionId.parse('cost')
  const governance = CriterionId.parse('governance')
  const { agreed } = sample.weighting
  const points = {
    ...agreed,
    [governance]: (agreed?.[governance] ?? 0) - 1,
    [cost]: (agreed?.[cost] ?? 0) + 1,
  }
  const why = { byId: null, reason: 'Talked over' }
  const moved = withChangedWeights(sample, points, { ...why, at: '2026-03-12T11:20:00+01:00' })
  const removed = withCriterionRemoved(moved, governance, {
    ...why,
    at: '2026-03-12T11:30:00+01:00',
  })
  await renderPage(<ResultsPage />, {
    evaluation: { ...removed, id: EvaluationId.parse('results-moved') },
    hash: '#/e/results-moved/results',
  })
  const list = await screen.findByRole('list', { name: 'Changes of locked weights' })
  expect(list.textContent).toMatch(
    /Weights changed after scores were seen: .*governance and audit trail from/i,
  )
})
