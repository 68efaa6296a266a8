import { describe, expect, it } from 'vitest'
import { askFirst } from '#shared/domain/agreement/ask-first'
import { cannotChangeResult, usualSkipReason } from '#shared/domain/agreement/skipping'
import { spreads } from '#shared/domain/agreement/spread'
import { CandidateId, CriterionId } from '#shared/domain/ids'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { smallEvaluation } from '../../../../test/small-evaluation.ts'

const sample = scenarioEvaluation()
const firstVotes = {
  ...sample,
  discussions: [],
  scorecards: sample.scorecards.filter(({ roundId }) => roundId === 'r1'),
}
const [candidate, criterion] = [CandidateId.parse('wandb'), CriterionId.parse('governance')]
const onOneCell = (votes: readonly (number | null)[]) =>
  smallEvaluation({ weights: { fit: 100 }, votes: { a: { fit: votes }, b: { fit: [1] } } })
const asked = (votes: readonly (number | null)[]) =>
  askFirst(onOneCell(votes), CandidateId.parse('a'), CriterionId.parse('fit'))

describe('whom to ask first', () => {
  it('is the lowest vote, then the highest', () => {
    expect(askFirst(firstVotes, candidate, criterion)).toBe('Ask first: Lukas (2), then Ana (5)')
  })

  it('names a few at each end, counts more, and leaves out who cannot judge', () => {
    expect(asked([2, 5, 2, null])).toBe('Ask first: v1 and v3 (2), then v2 (5)')
    expect(asked([1, 4, 4, 4, 4, 4])).toBe('Ask first: v1 (1), then v2, v3 and three others (4)')
  })

  it('is nobody where votes are one apart, after a second vote, once settled and while blind', () => {
    expect(asked([3, 4])).toBe('')
    expect(askFirst({ ...sample, discussions: [] }, candidate, criterion)).toBe('')
    expect(askFirst({ ...firstVotes, discussions: sample.discussions }, candidate, criterion)).toBe(
      '',
    )
    const rounds = firstVotes.rounds.map((round) => ({ ...round, revealedAt: null }))
    expect(askFirst({ ...firstVotes, rounds }, candidate, criterion)).toBe('')
  })
})

describe('the reason for leaving a cell out', () => {
  // Candidate a leads by far, so no vote on it matters.
  const reasonAt = (votes: readonly number[]) => {
    const evaluation = smallEvaluation({
      weights: { fit: 10, cost: 90 },
      votes: { a: { fit: votes, cost: [5, 5] }, b: { fit: [1, 1], cost: [1, 1] } },
    })
    return usualSkipReason(spreads(evaluation)[0] ?? null)
  }

  it('says how far the votes of this very cell lie apart', () => {
    expect(reasonAt([1, 4])).toMatch(/^Split, but no vote/)
    expect(reasonAt([2, 4])).toMatch(/^Mixed, but no vote/)
    expect(reasonAt([3, 4])).toMatch(/^Agreed within one point, and no vote/)
    expect(reasonAt([3, 3])).toBe('Everybody gave the same score. Mean kept.')
  })

  it('is not offered where a vote could change who comes first, or nobody can tell', () => {
    const deciding = spreads(firstVotes).find(({ couldChangeWinner }) => couldChangeWinner)
    expect(usualSkipReason(deciding ?? null)).toBe('')
    expect(usualSkipReason(null)).toBe('')
    const incomplete = smallEvaluation({
      weights: { fit: 50, cost: 50 },
      votes: { a: { fit: [1, 5] }, b: { fit: [1, 1] } },
    })
    const [cell] = spreads(incomplete)
    expect(cell?.firstAtLow).toEqual([])
    expect(cannotChangeResult(cell ?? null)).toBe(false)
  })
})
