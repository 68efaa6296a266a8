import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crossCheck, crossCheckFinding, crossCheckSentence } from '#shared/domain/cross-check'
import type { CandidateId } from '#shared/domain/ids'
import { stageResult } from '#shared/domain/scoring/result'
import { anyEvaluation } from '../../../test/any-evaluation.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { type Small, smallEvaluation } from '../../../test/small-evaluation.ts'

const sample = scenarioEvaluation()
const nameOf = (id: CandidateId) => sample.candidates.find((row) => row.id === id)?.name ?? id
const check = (small: Small) => crossCheck(stageResult(smallEvaluation(small), 'first'))
const words = (found: ReturnType<typeof crossCheck>) =>
  found && [crossCheckFinding(found), crossCheckSentence(found, nameOf)]

describe('the cross-check by other methods', () => {
  it('says of the worked sample how many have the same winner, and who leaves it open', () => {
    expect(words(crossCheck(stageResult(sample, 'discussed')))).toEqual([
      'Same winner in four of five other methods',
      'No method puts anybody else first; ELECTRE I leaves it open between several.',
    ])
  })

  it('says who comes first elsewhere, and what to make of it', () => {
    // Nearly the same total: even scores against a very good and a very bad one.
    const found = check({
      weights: { x: 50, y: 50 },
      votes: { even: { x: [3], y: [3, 2, 3, 3] }, uneven: { x: [5], y: [1] } },
    })
    expect(found?.firstIds).toEqual(['uneven'])
    expect(found?.methods.find(({ id }) => id === 'weighted-product')?.verdict).toBe('other')
    const [finding, sentence] = words(found) ?? []
    expect(finding).toMatch(/^Same winner in .+ of five other methods$|^No other method/)
    expect(sentence).toMatch(/^Weighted product.* puts? even first: first place depends on/)
    expect(sentence).toContain('Look at where uneven is weakest before deciding.')
  })

  it('takes a tie of identical candidates for the same tie', () => {
    const found = check({
      weights: { x: 60, y: 40 },
      votes: { a: { x: [4], y: [3] }, b: { x: [4], y: [3] }, c: { x: [1], y: [1] } },
    })
    expect(words(found)?.[0]).toMatch(/^Same tie in (all|four of) five other methods$/)
  })

  it('is nothing where there is nothing to compare', () => {
    expect(check({ weights: { x: 1 }, votes: { a: { x: [4] } } })).toBeNull()
  })

  it('always says something, without numbers that are none', () => {
    fc.assert(
      fc.property(anyEvaluation(), (evaluation) => {
        const found = crossCheck(stageResult(evaluation, 'trial'))
        if (!found) return
        expect((words(found) ?? []).join(' ')).not.toMatch(/NaN|undefined|null/)
        for (const { values } of found.methods)
          for (const value of values) expect(value === null || Number.isFinite(value)).toBe(true)
      }),
    )
  })
})
