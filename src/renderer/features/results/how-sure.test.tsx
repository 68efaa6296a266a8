// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { ResultsPage } from './results-page.tsx'

let count = 0
/** A fresh id, so that no test finds the store of another one. */
const fresh = (change: Partial<Evaluation> = {}): Evaluation => {
  count += 1
  return { ...scenarioEvaluation(), id: EvaluationId.parse(`how-sure-${count}`), ...change }
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

afterEach(cleanup)
// Roles and names of a whole page are slow to find without a browser.
vi.setConfig({ testTimeout: 20_000 })

describe('how sure the results page is', () => {
  const region = (name: RegExp | string) => screen.getByRole('region', { name })

  it('says who wins over any weights one press away, when, and from which seed', async () => {
    const { user } = await open(fresh(), 'discussed')
    expect(region('Weights & Biases wins 85 of 100 weight sets')).toBeTruthy()
    await user.keyboard('w')
    expect(screen.getByRole('radio', { name: 'Any', checked: true })).toBeTruthy()
    const card = await screen.findByRole('region', {
      name: /^With any weights at all, MLflow wins \d\d of 100 times$/,
    })
    expect(card.textContent).toContain(
      'MLflow is first when “total cost” and “cost of leaving” count most.',
    )
    expect(card.textContent).toMatch(/\d{6} weight sets, drawn from seed 1 on\./)

    await user.keyboard('t')
    const central = within(card).getByRole('table', { name: /^Central weights/ })
    const confidence = within(central).getByRole('row', { name: /^Confidence factor/ })
    expect(confidence.textContent).toMatch(/^Confidence factor(1\.00)+$/)
    const ranks = within(card).getByRole('table', { name: 'Share of every rank in percent' })
    const [, shares = ''] =
      /^MLflow(.*)$/.exec(within(ranks).getByRole('row', { name: /^MLflow/ }).textContent ?? '') ??
      []
    const sum = (shares.match(/\d+\.\d\d/g) ?? []).reduce((total, text) => total + Number(text), 0)
    expect(sum).toBeCloseTo(100, 1)
  })

  it('offers the agreed order, weights nearby and the votes, and says why not where there are none', async () => {
    const { user } = await open(fresh(), 'discussed')
    for (const [name, finding_] of [
      ['Order', /^In the agreed order of weights, /],
      ['Near', /^Near the agreed weights, /],
      ['Votes', /^Between lowest and highest vote, /],
    ] as const) {
      await user.click(screen.getByRole('radio', { name }))
      expect(await screen.findByRole('region', { name: finding_ })).toBeTruthy()
    }
    cleanup()
    const { weighting } = scenarioEvaluation()
    const unweighted = { ...weighting, agreed: null, locked: null, revealedAt: null }
    await open(fresh({ weighting: unweighted, weightVotes: [] }))
    const order = screen.getByRole<HTMLButtonElement>('radio', { name: 'Order' })
    expect([order.disabled, order.title]).toEqual([
      true,
      'All weights are the same, so they have no order',
    ])
    expect(screen.getByRole('radio', { name: 'Votes' }).title).toContain('Fewer than two people')
  })

  it('shows how far the whole ranking holds beside how far first place does', async () => {
    const { user } = await open(fresh(), 'discussed')
    await user.keyboard('t')
    const row = within(region('Ranges of the weights')).getByRole('row', { name: /^Governance/ })
    expect(row.textContent).toContain('9.3 to 80')
    expect(row.textContent).toContain('9.3 to 24.9')
  })

  it('checks the result by other methods, and offers no other one as the result', async () => {
    const { user } = await open(fresh(), 'discussed')
    const card = region('Same winner in four of five other methods')
    expect(within(card).getByRole('row', { name: /^TOPSIS/ }).textContent).toMatch(
      /Weights & Biases= same$/,
    )
    expect(within(card).getByRole('row', { name: /^ELECTRE I/ }).textContent).toContain('≈ open')
    expect(card.textContent).toContain('The result is the weighted sum.')
    expect(within(card).queryByRole('radio')).toBeNull()
    expect(within(card).queryByRole('combobox')).toBeNull()
    await user.keyboard('t')
    expect(within(card).getByRole('row', { name: /^MLflow/ }).textContent).toMatch(
      /^MLflow3\.83 \(2\)/,
    )
  })

  it('says how far people agree, with the number for the facilitator, and which ways disagree', async () => {
    await open(fresh(), 'discussed')
    const card = region('People agree in part on the ranking')
    expect(card.textContent).toContain('also puts MLflow first.')
    expect(card.textContent).toContain('Two ways to the group disagree')
    expect(card.textContent).toContain('Kendall’s W is 0.67 over 6 people')
    expect(within(card).getByRole('row', { name: /^Weights & Biases/ }).textContent).toContain(
      '3.82 (1)',
    )
  })

  it('says which evidence carries what tells the first two apart', async () => {
    await open(fresh(), 'trial')
    const card = region('Ten of 16 scores of the first two rest on opinion')
    const share = (level: string) =>
      Number(
        /(\d+) %/.exec(
          within(card).getByRole('row', { name: new RegExp(`^${level}`) }).textContent ?? '',
        )?.[1],
      )
    expect(share('Opinion') + share('Trial')).toBe(100)
  })

  it('says of a tie that any change decides, and nothing that is no change', async () => {
    const { scorecards } = scenarioEvaluation()
    const votesOf = (card: (typeof scorecards)[number]) =>
      scorecards.find(
        (other) =>
          other.candidateId === 'mlflow' &&
          other.roundId === card.roundId &&
          other.participantId === card.participantId,
      )?.votes ?? card.votes
    const tied = scorecards.map((card) =>
      card.candidateId === 'wandb' ? { ...card, votes: votesOf(card) } : card,
    )
    await open(fresh({ scorecards: tied, discussions: [], evidence: [] }), 'first')
    expect(finding()).toContain('MLflow and Weights & Biases share first place')
    expect(screen.getByText(/is level with MLflow: the slightest change/)).toBeTruthy()
    expect(screen.queryByRole('region', { name: 'What would have to change' })).toBeNull()
  })
})
