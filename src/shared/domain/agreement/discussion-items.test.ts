import { describe, expect, it } from 'vitest'
import { cellSentence } from '#shared/domain/agreement/cell-sentence'
import {
  discussionItems,
  isSettled,
  lastThatFits,
  needsReason,
} from '#shared/domain/agreement/discussion-items'
import { spreads } from '#shared/domain/agreement/spread'
import { scenarioEvaluation } from '../../../../test/scenario.ts'

const sample = scenarioEvaluation()
const fresh = { ...sample, discussions: [] }
const items = discussionItems(fresh, spreads(fresh))

describe('the cells to discuss', () => {
  it('has those that could change who comes first on top, split ones that change nothing below', () => {
    expect(items.map(({ why }) => why)).toEqual([
      ...Array.from({ length: 8 }, () => 'could-change'),
      'cannot-change',
      'cannot-change',
    ])
    expect(items[0]).toMatchObject({ candidateId: 'wandb', criterionId: 'governance' })
  })

  it('is empty before the reveal, whatever was discussed', () => {
    const blind = {
      ...sample,
      rounds: sample.rounds.map((round) => ({ ...round, revealedAt: null })),
    }
    expect(discussionItems(blind, spreads(blind))).toEqual([])
  })

  it('adds a cell that was pulled forward, and one that nobody could judge', () => {
    const [first] = fresh.criteria
    const unjudged = {
      ...fresh,
      scorecards: fresh.scorecards.map((card) =>
        card.candidateId === 'clearml' && first
          ? { ...card, votes: { ...card.votes, [first.id]: null } }
          : card,
      ),
      discussions: sample.discussions.slice(0, 1).map((row) => ({
        ...row,
        candidateId: sample.candidates[2]?.id ?? row.candidateId,
        criterionId: sample.criteria[7]?.id ?? row.criterionId,
      })),
    }
    const all = discussionItems(unjudged, spreads(unjudged))
    expect(all.filter(({ why }) => why === 'no-score')).toMatchObject([
      { candidateId: 'clearml', criterionId: first?.id, spread: null },
    ])
    expect(all.filter(({ why }) => why === 'pulled-forward')).toHaveLength(1)
  })

  it('counts only what is open against the time left, five minutes each', () => {
    expect(lastThatFits(items, 26)).toBe(4)
    expect(lastThatFits(items, 4)).toBe(-1)
    expect(lastThatFits(items, -3)).toBe(-1)
    expect(lastThatFits(items, 50)).toBeNull()
    const discussed = discussionItems(sample, spreads(sample))
    expect(discussed.filter(isSettled)).toHaveLength(7)
    expect(lastThatFits(discussed, 5)).toBe(discussed.findIndex((item) => !isSettled(item)))
  })
})

it('needs a reason for any score but the mean, to the noise of binary fractions', () => {
  expect(needsReason(0.1 + 0.2 + 2.7, 3)).toBe(false)
  expect(needsReason(3.83, 23 / 6)).toBe(true)
  expect(needsReason(3, null)).toBe(true)
})

it('says in words whether a cell decides', () => {
  const name = (id: string) => sample.candidates.find((one) => one.id === id)?.name ?? ''
  const [first] = items
  const last = items.at(-1)
  expect(first?.spread && cellSentence(first.spread, name)).toBe(
    'At 2 MLflow comes first, at 5 Weights & Biases does. So this cell decides.',
  )
  expect(last?.spread && cellSentence(last.spread, name)).toMatch(
    /^At 1 and at 4 alike MLflow comes first\. So this cell does not change who comes first\.$/,
  )
})
