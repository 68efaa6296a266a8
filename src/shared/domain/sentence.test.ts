import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toMadr } from '#shared/exchange/madr'
import type { Evaluation } from '#shared/domain/evaluation'
import { decisionRecord } from '#shared/domain/record'
import { marginPercentText, resultSentence, wholePercent } from '#shared/domain/sentence'
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
      'All criteria weigh the same.',
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

  it('says that weights were never locked, and nothing of it where they were', () => {
    const sample = scenarioEvaluation()
    const open = { ...sample, weighting: { ...sample.weighting, locked: null } }
    const { finding, following } = resultSentence(open, 'discussed')
    expect(following).toEqual([
      'The weights were never locked.',
      ...resultSentence(sample, 'discussed').following,
    ])
    expect(finding).toBe(resultSentence(sample, 'discussed').finding)
    expect(toMadr(open)).toContain('they were never locked')
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

  const votes = {
    a: { x: [5], y: [3], z: [4] },
    b: { x: [2], y: [4], z: [3] },
  }

  it('says a clear lead as one', () => {
    const clear = says({
      weights: { x: 50, y: 50 },
      votes: { a: { x: [5], y: [4] }, b: { x: [2], y: [1] } },
    })
    expect(clear.finding).toBe('a leads b by 3.00 points on a scale of 1 to 5 (4.50 against 1.50).')
    expect(clear.following).toEqual([
      'All criteria weigh the same.',
      'It keeps first place whatever any single weight is.',
      'When every weight may be up to 20 percent higher or lower, it stays first in 100 percent of the 9 combinations.',
      'No single score moved by one point changes the result.',
    ])
  })

  it('never says zero points where there is a difference, nor a change from a weight to itself', () => {
    const { finding, following } = says({
      weights: { x: 50.01, y: 49.99 },
      votes: { a: { x: [4], y: [2] }, b: { x: [2], y: [4] } },
    })
    expect(finding).toBe(
      'a leads b by less than 0.01 points on a scale of 1 to 5 (3.00 against 3.00); that is a close call.',
    )
    expect(following[0]).toBe(
      'It would lose first place to b if the weight of "x" fell even slightly from 50 percent.',
    )
  })

  it('says that everything weighs the same, also where people agreed on that', () => {
    expect(says({ weights: { x: 20, y: 20, z: 20 }, votes }).following[0]).toBe(
      'All criteria weigh the same.',
    )
  })

  it('names criteria without a weight, and does not call one that is left the same', () => {
    expect(says({ weights: { x: 60, y: 0, z: 40 }, votes }).following[0]).toBe(
      '"y" has no weight and does not count.',
    )
    expect(says({ weights: { x: 50, y: 0, z: 50 }, votes }).following.slice(0, 2)).toEqual([
      '"y" has no weight and does not count.',
      'The others weigh the same.',
    ])
    const { following } = says({ weights: { x: 100, y: 0, z: 0 }, votes })
    expect(following[0]).toBe('Only "x" has a weight; nothing else counts.')
    expect(following.join(' ')).not.toContain('up to 20 percent')
    expect(following[1]).toMatch(/^It would lose first place to b if the weight of "y" rose from 0/)
  })

  it('varies no weight where there is a single criterion', () => {
    const { text } = says({ weights: { x: 100 }, votes: { a: { x: [5] }, b: { x: [2] } } })
    expect(text).toBe(
      'a leads b by 3.00 points on a scale of 1 to 5 (5.00 against 2.00). No single score moved by one point changes the result.',
    )
  })

  it('names the first few of many that tie, or are not ranked', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    const tied = says({
      weights: { x: 60, y: 40 },
      votes: Object.fromEntries(names.map((id) => [id, { x: [3], y: [3] }])),
    })
    expect(tied.finding).toBe(
      'a, b, c and 3 others share first place with 3.00 points on a scale of 1 to 5.',
    )
    expect(tied.following).toEqual([
      'When every weight may be up to 20 percent higher or lower, none of them ever comes first alone.',
    ])
    const blank = says({
      weights: { x: 1 },
      votes: { a: { x: [4] }, ...Object.fromEntries(names.slice(1).map((id) => [id, {}])) },
    })
    expect(blank.following[0]).toBe(
      'b, c, d and 2 others are not ranked, because scores are missing.',
    )
  })

  it('takes fewer than 60 words for every sentence', () => {
    fc.assert(
      fc.property(anyEvaluation(), (evaluation) => {
        const { finding, following } = resultSentence(evaluation, 'trial')
        for (const sentence of [finding, ...following])
          expect(sentence.split(/\s+/).length).toBeLessThan(60)
      }),
    )
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

describe('a margin just below a close call', () => {
  /** 4.399 against 4 is 9.975 percent. */
  const close: Evaluation = {
    ...scenarioEvaluation(),
    evidence: [],
    trials: [],
    discussions: scenarioEvaluation().candidates.flatMap(({ id: candidateId }) =>
      scenarioEvaluation().criteria.map(({ id: criterionId }) => ({
        candidateId,
        criterionId,
        addedBy: 'queue' as const,
        outcome: 'agreed' as const,
        agreed: candidateId === 'mlflow' ? 4.399 : candidateId === 'wandb' ? 4 : 1,
        reason: 'So we agreed',
        dissent: [],
        at: null,
      })),
    ),
  }

  it('is not rounded to the limit that it stays under', () => {
    expect(marginPercentText(9.975)).toBe('just under 10')
    expect(marginPercentText(9.975, 2)).toBe('9.98')
    expect(marginPercentText(9.9999, 2)).toBe('just under 10')
    expect(marginPercentText(10)).toBe('10.0')
    expect(marginPercentText(11.64)).toBe('11.6')
  })

  it('says so in the record, beside the sentence that calls it close', () => {
    const committee = JSON.stringify(decisionRecord(close).committee)
    expect(committee).toContain('a close call')
    expect(committee).toContain('just under 10 %')
    expect(committee).not.toContain('10.0 %')
  })
})
