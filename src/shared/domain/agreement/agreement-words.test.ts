import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  agreementFinding,
  ballotSentence,
  routesSentence,
} from '#shared/domain/agreement/agreement-words'
import { ballotCheck } from '#shared/domain/agreement/ballot-check'
import { groupRoutes, rankingAgreement } from '#shared/domain/agreement/group-agreement'
import type { CandidateId } from '#shared/domain/ids'
import { anyEvaluation } from '../../../../test/any-evaluation.ts'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { type Small, smallEvaluation } from '../../../../test/small-evaluation.ts'

const sample = scenarioEvaluation()
const nameOf = (id: CandidateId) => sample.candidates.find((row) => row.id === id)?.name ?? id
const sentence = (small: Small) => {
  const check = ballotCheck(smallEvaluation(small))
  return check && ballotSentence(check, nameOf)
}

describe('how far people agree, in words', () => {
  it('tells the worked sample: partly, and two ways to the group that disagree', () => {
    expect(agreementFinding(rankingAgreement(sample))).toBe('People agree in part on the ranking')
    const check = ballotCheck(sample)
    expect(check?.people).toBe(6)
    expect(check && ballotSentence(check, nameOf)).toBe(
      'Counting places (Borda) and duels (Copeland) instead of points also puts MLflow first.',
    )
    expect(routesSentence(groupRoutes(sample), nameOf)).toBe(
      'Two ways to the group disagree: mean scores under the agreed weights lead to MLflow, the mean of everybody’s own totals to Weights & Biases. It matters whether the room decides together or each alone.',
    )
  })

  it('says when most people place somebody else first than the points do', () => {
    expect(
      sentence({
        weights: { x: 1 },
        votes: { loved: { x: [5, 3, 3] }, steady: { x: [1, 4, 4] } },
      }),
    ).toBe(
      'Points put loved first, while places (Borda) and duels (Copeland) put steady first: most people place it well even where points run behind.',
    )
  })

  it('counts a tie as one', () => {
    expect(sentence({ weights: { x: 1 }, votes: { a: { x: [5, 1] }, b: { x: [1, 5] } } })).toBe(
      'Counting places (Borda) and duels (Copeland) instead of points also puts a and b level at first.',
    )
  })

  it('says nothing of one person alone, nor before the reveal', () => {
    const votes = { a: { x: [5] }, b: { x: [1] } }
    expect(sentence({ weights: { x: 1 }, votes })).toBeNull()
    expect(agreementFinding(null)).toBe('Too few people have ranked every candidate')
    fc.assert(
      fc.property(anyEvaluation({ revealed: false }), (evaluation) => {
        expect(ballotCheck(evaluation)).toBeNull()
      }),
    )
  })
})
