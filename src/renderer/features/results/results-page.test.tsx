// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { CriterionId, EvaluationId, ParticipantId } from '#shared/domain/ids'
import { entry } from '#shared/domain/statistics'
import { largeEvaluation } from '../../../../test/large.ts'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { ResultsPage } from './results-page.tsx'

let count = 0
/** A fresh id, so that no test finds the store of another one. */
const fresh = (change: Partial<Evaluation> = {}): Evaluation => {
  count += 1
  return { ...scenarioEvaluation(), id: EvaluationId.parse(`results-${count}`), ...change }
}

const open = async (evaluation: Evaluation, item = '') => {
  const page = await renderPage(<ResultsPage />, {
    evaluation,
    hash: `#/e/${evaluation.id}/results${item && `/${item}`}`,
  })
  await screen.findByRole('heading', { level: 1 })
  // What lies below the fold is drawn a moment later.
  await act(async () => {})
  return page
}

const finding = () => screen.getByRole('heading', { level: 1 }).textContent
const ranking = () =>
  within(screen.getByRole('table', { name: /^Ranking/ }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent ?? '')
const costSlider = () =>
  screen.getByRole('slider', { name: 'Weight of Total cost over three years' })
const totals = () => ranking().map((row) => /(\d\.\d\d)(was.*|−.*)?$/.exec(row)?.[1])

afterEach(cleanup)
// Roles and names of a whole page are slow to find without a browser.
vi.setConfig({ testTimeout: 20_000 })

describe('the results page', () => {
  it('opens with the latest stage that has something, and shows the others on request', async () => {
    const { user } = await open(fresh())
    expect(screen.getByRole('radio', { name: 'After trial', checked: true })).toBeTruthy()
    expect(totals()).toEqual(['4.10', '3.71', '3.48', '3.35', '2.53'])

    await user.click(screen.getByRole('radio', { name: 'After discussion' }))
    expect(finding()).toContain('Weights & Biases leads MLflow by 0.06 points')
    expect(totals()).toEqual(['3.89', '3.83', '3.48', '3.35', '2.53'])
  })

  it('tries a weight with the keys, says what would follow, and goes back with Escape', async () => {
    const { user, evaluation } = await open(fresh(), 'discussed')
    const before = await evaluation()
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}')
    expect(screen.getByText(/MLflow first by 0\.03 points/)).toBeTruthy()
    expect(ranking()[0]).toMatch(/^1↑, up 1MLflow.*3\.83was 3\.83$/)
    expect(costSlider().getAttribute('aria-valuenow')).toBe('14')

    await user.keyboard('{Escape}')
    expect(totals()[0]).toBe('3.89')
    expect(await evaluation()).toEqual(before)
  })

  it('moves a weight from its slider, by five with Shift, and to another criterion', async () => {
    const { user } = await open(fresh(), 'discussed')
    const cost = costSlider()
    cost.focus()
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
    expect(cost.getAttribute('aria-valuetext')).toBe('15 percent instead of 10')
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Weight of Cost of leaving')
  })

  it('says for any candidate what would bring it first, and what cannot', async () => {
    const { user } = await open(fresh(), 'discussed')
    const card = screen.getByRole('region', {
      name: 'One point on one score is enough in 12 places',
    })
    const fit = () => within(card).getByRole('row', { name: /^Fit to the use cases/ }).textContent
    expect(fit()).toContain('3.83 → 4.15')
    expect(fit()).toContain('4.67 → 4.35')
    expect(fit()).toContain('20 → 13.4')

    await user.selectOptions(
      within(card).getByLabelText('Candidate that should come first'),
      'In-house build',
    )
    expect(fit()).toContain('not possible')
  })

  it('shows charts as tables with T', async () => {
    const { user } = await open(fresh(), 'discussed')
    await user.keyboard('t')
    const opinions = screen.getByRole('region', { name: /Only ML researchers put/ })
    expect(within(opinions).getByRole('row', { name: /^Governance/ }).textContent).toContain('3.66')
    await user.click(within(opinions).getByRole('radio', { name: 'People' }))
    const people = screen.getByRole('region', { name: /put Weights & Biases first/ })
    expect(within(people).getByRole('row', { name: /^Priya/ }).textContent).toContain('4.00')
  })

  it('tells what scores rest on at the stage that is shown', async () => {
    const { user } = await open(fresh())
    expect(
      screen.getByRole('heading', { name: 'Ten of 16 scores of the first two rest on opinion' }),
    ).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: 'First votes' }))
    expect(
      screen.getByRole('heading', { name: 'Every score of the first two rests on opinion' }),
    ).toBeTruthy()
  })

  it('marks weights that were changed after scores were seen, with both rankings', async () => {
    const evaluation = scenarioEvaluation()
    const agreed = evaluation.weighting.agreed ?? {}
    const ids = evaluation.candidates.map(({ id }) => id)
    const changed = fresh({
      weighting: {
        ...evaluation.weighting,
        changes: [
          {
            at: '2026-03-12T11:30:00+01:00',
            byId: ParticipantId.parse('mei'),
            reason: 'cost was forgotten',
            before: agreed,
            after: { ...agreed, [CriterionId.parse('cost')]: 14 },
            rankingBefore: [entry(ids, 1), entry(ids, 0)],
            rankingAfter: [entry(ids, 0), entry(ids, 1)],
          },
        ],
      },
    })
    await open(changed)
    const list = screen.getByRole('list', { name: 'Changes of locked weights' })
    expect(list.textContent).toContain('Weights changed after scores were seen')
    expect(list.textContent).toContain('total cost over three years from 10 to 14')
    expect(list.textContent).toContain(
      'Ranking before: Weights & Biases, MLflow. After: MLflow, Weights & Biases.',
    )
  })
})

describe('the results page without a whole result', () => {
  it('says what to do before the reveal, and shows no vote', async () => {
    await open(largeEvaluation({ people: 3, candidates: 2, criteria: 2, revealed: false }))
    expect(screen.getByRole('heading', { name: 'No scores have been revealed yet' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Go to Scoring' })).toBeTruthy()
    expect(screen.queryByRole('table')).toBeNull()
    expect(document.body.textContent).not.toMatch(/\d\.\d\d/)
  })

  it('does not rank a candidate with a missing score, and never shows it as zero', async () => {
    const { scorecards } = scenarioEvaluation()
    const without = scorecards.map((card) => {
      const { health: _, ...votes } = card.votes as Record<string, number | null>
      return card.candidateId === 'inhouse' ? { ...card, votes } : card
    })
    await open(fresh({ scorecards: without }), 'first')
    const last = ranking().at(-1)
    expect(last).toMatch(/^–In-house build/)
    expect(last).toMatch(/no scorenot ranked1 score missing$/)
    expect(last).not.toContain('0.00')
  })

  it('shows one candidate alone, without comparing it with nobody', async () => {
    const all = scenarioEvaluation()
    const candidates = all.candidates.map((row) => ({
      ...row,
      withdrawn: row.id === 'mlflow' ? null : 'Out',
    }))
    await open(fresh({ candidates }), 'first')
    expect(finding()).toContain('MLflow is the only candidate with a complete score')
    expect(screen.queryByRole('slider')).toBeNull()
  })

  it('says so when nobody has set weights', async () => {
    const { weighting } = scenarioEvaluation()
    await open(
      fresh({
        weighting: { ...weighting, agreed: null, locked: null, revealedAt: null },
        weightVotes: [],
      }),
    )
    expect(screen.getByText(/All criteria weigh the same/)).toBeTruthy()
  })
})
