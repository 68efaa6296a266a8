import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resultSentence, wholePercent } from '#shared/domain/sentence'
import { anyEvaluation } from '../../../test/any-evaluation.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { type Small, smallEvaluation } from '../../../test/small-evaluation.ts'

const says = (small: Small) => resultSentence(smallEvaluation(small), 'first')

describe('the result in words', () => {
  it('starts with the finding and goes on with how sure it is', () => {
    const { finding, following, text } = resultSentence(scenarioEvaluation(), 'discussed')
    expect(finding).toBe(
      'Weights & Biases leads MLflow by 0.06 points on a scale of 1 to 5 (3.89 against 3.83); that is a close call.',
    )
    expect(following).toHaveLength(3)
    expect(text).toBe([finding, ...following].join(' '))
  })

  it('names a tie, and who wins how often', () => {
    const { finding, following } = says({
      weights: { x: 50, y: 50 },
      votes: { a: { x: [4], y: [2] }, b: { x: [2], y: [4] } },
    })
    expect(finding).toBe('a and b share first place with 3.00 points on a scale of 1 to 5.')
    expect(following).toEqual([
      'When every weight may be up to 20 percent higher or lower, a in 33 percent and b in 33 percent of the 9 combinations come first alone.',
    ])
  })

  it('says when a single candidate is left to be ranked, and why', () => {
    expect(says({ weights: { x: 1 }, votes: { a: { x: [4] } } }).text).toBe(
      'a is the only candidate with a complete score, 4.00 on a scale of 1 to 5.',
    )
    expect(says({ weights: { x: 1 }, votes: { a: { x: [4] }, b: {}, c: {} } }).text).toBe(
      'a is the only candidate with a complete score, 4.00 on a scale of 1 to 5. b and c are not ranked, because scores are missing.',
    )
    expect(says({ weights: { x: 1 }, votes: { a: {} } }).finding).toBe(
      'No candidate has a score on every criterion that has a weight.',
    )
  })

  it('says what there is no result for', () => {
    const votes = { a: { x: [4] }, b: { x: [2] } }
    expect(says({ weights: { x: 1 }, votes: {} }).text).toBe('There is no candidate yet.')
    expect(says({ weights: {}, votes: { a: {} } }).text).toBe('There is no criterion yet.')
    expect(says({ weights: { x: 1 }, votes, revealed: false }).text).toBe(
      'The scores have not been revealed yet.',
    )
    const small = smallEvaluation({ weights: { x: 1 }, votes })
    const withdrawn = small.candidates.map((candidate) => ({ ...candidate, withdrawn: 'no' }))
    expect(resultSentence({ ...small, candidates: withdrawn }, 'first').text).toBe(
      'No candidate is left on the shortlist.',
    )
  })

  it('says that the weights are not the group’s', () => {
    const { following } = says({
      weights: { x: 1, y: 1 },
      votes: { a: { x: [4], y: [4] }, b: { x: [2], y: [2] } },
      agreed: false,
    })
    expect(following[0]).toBe('All criteria weigh the same, because no weights have been set.')
    expect(following[1]).toBe('It keeps first place whatever any single weight is.')
  })

  it('says 100 and 0 percent only when it means them', () => {
    expect([100, 99.98, 84.55, 0.02, 0].map(wholePercent)).toEqual([
      '100',
      'more than 99',
      '85',
      'less than 1',
      '0',
    ])
  })

  it('counts one place as one place', () => {
    const { following } = says({
      weights: { x: 90, y: 10 },
      votes: { a: { x: [3], y: [5] }, b: { x: [2], y: [1] } },
    })
    expect(following.at(-1)).toBe('No single score moved by one point changes the result.')
  })

  it('always says something, without numbers that are none', () => {
    fc.assert(
      fc.property(anyEvaluation(), (evaluation) => {
        const { text } = resultSentence(evaluation, 'trial')
        expect(text).toMatch(/^.{10,}\.$/)
        expect(text).not.toMatch(/NaN|undefined|null|Infinity|-0/)
      }),
    )
  })

  it('tells nothing of a blind vote', () => {
    fc.assert(
      fc.property(anyEvaluation({ revealed: false }), (evaluation) => {
        expect(resultSentence(evaluation, 'trial').text).toBe(
          'The scores have not been revealed yet.',
        )
      }),
    )
  })
})
