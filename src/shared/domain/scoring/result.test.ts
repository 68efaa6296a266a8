import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPoints } from '#shared/domain/format'
import { CandidateId, CriterionId } from '#shared/domain/ids'
import { stageResult } from '#shared/domain/scoring/result'
import { anyEvaluation, numbersIn } from '../../../../test/any-evaluation.ts'
import { smallEvaluation } from '../../../../test/small-evaluation.ts'

const totals = (result: ReturnType<typeof stageResult>) =>
  result.ranking.map(({ candidateId, total }) => [candidateId, total])

describe('the result of a stage', () => {
  it('adds up weight times mean score, worked by hand', () => {
    const result = stageResult(
      smallEvaluation({
        weights: { x: 75, y: 25 },
        votes: { a: { x: [2, 4], y: [5, null] }, b: { x: [1, 1], y: [5, 5] } },
      }),
      'first',
    )
    // a: 0.75 × 3 + 0.25 × 5, the abstention left out; b: 0.75 × 1 + 0.25 × 5
    expect(totals(result)).toEqual([
      ['a', 3.5],
      ['b', 2],
    ])
    expect(result.ranking.map(({ percent }) => percent)).toEqual([62.5, 25])
    expect(result).toMatchObject({ margin: 1.5, marginPercent: 75, closeCall: false })
  })

  it('ranks nobody whose score is blank, and says what is missing', () => {
    const result = stageResult(
      smallEvaluation({
        weights: { x: 75, y: 25 },
        votes: { a: { x: [2] }, b: { x: [1], y: [null] }, c: { x: [3], y: [1] } },
      }),
      'first',
    )
    expect(totals(result)).toEqual([['c', 2.5]])
    expect(result.standings.slice(1)).toEqual([
      { status: 'incomplete', candidateId: 'a', missing: ['y'] },
      { status: 'incomplete', candidateId: 'b', missing: ['y'] },
    ])
    expect(result).toMatchObject({ margin: null, marginPercent: null, closeCall: false })
  })

  it('needs no score on a criterion without weight, and leaves it out of the table', () => {
    const result = stageResult(
      smallEvaluation({
        weights: { x: 100, y: 0 },
        votes: { a: { x: [2] }, b: { x: [1], y: [5] } },
      }),
      'first',
    )
    expect(totals(result)).toEqual([
      ['a', 2],
      ['b', 1],
    ])
    expect(result.table).toEqual({
      candidateIds: ['a', 'b'],
      criterionIds: ['x'],
      weights: [1],
      scores: [[2], [1]],
    })
  })

  it('lets equal candidates share first place with no margin', () => {
    const result = stageResult(
      smallEvaluation({
        weights: { x: 1 },
        votes: { b: { x: [4] }, a: { x: [4] }, c: { x: [1] } },
      }),
      'first',
    )
    expect(result.firstIds).toEqual(['a', 'b'])
    expect(result).toMatchObject({ margin: 0, marginPercent: 0, closeCall: true })
  })

  it('calls a margin close below ten percent of the runner-up, not at it', () => {
    const close = (best: readonly number[]) =>
      stageResult(
        smallEvaluation({
          weights: { x: 1 },
          votes: { a: { x: best }, b: { x: [2, 2, 2, 2, 2] } },
        }),
        'first',
      ).closeCall
    expect(close([3, 2, 2, 2, 2])).toBe(false)
    expect(close([3, 2, 2, 2, 2, 2])).toBe(true)
  })

  it('uses other weights for a what-if', () => {
    const evaluation = smallEvaluation({
      weights: { x: 100, y: 0 },
      votes: { a: { x: [2], y: [5] }, b: { x: [3], y: [1] } },
    })
    const [x, y] = ['x', 'y'].map((id) => CriterionId.parse(id))
    const shares = new Map(x && y ? [[x, 0.5] as const, [y, 0.5] as const] : [])
    expect(stageResult(evaluation, 'first').firstIds).toEqual(['b'])
    expect(stageResult(evaluation, 'first', shares).firstIds).toEqual(['a'])
  })

  it('has nobody without candidates or criteria', () => {
    expect(stageResult(smallEvaluation({ weights: {}, votes: {} }), 'trial')).toMatchObject({
      ranking: [],
      firstIds: [],
      margin: null,
    })
    const none = stageResult(smallEvaluation({ weights: {}, votes: { a: {} } }), 'first')
    expect(none.ranking).toEqual([])
  })
})

describe('for any evaluation', () => {
  it('totals stay on the scale, and no number is NaN, infinite or minus zero', () => {
    fc.assert(
      fc.property(anyEvaluation(), (evaluation) => {
        for (const stage of ['first', 'discussed', 'trial'] as const) {
          const result = stageResult(evaluation, stage)
          for (const value of numbersIn(result)) {
            expect(Number.isFinite(value)).toBe(true)
            expect(Object.is(value, -0)).toBe(false)
          }
          for (const { total, contributions } of result.ranking) {
            expect(total).toBeGreaterThanOrEqual(1 - 1e-9)
            expect(total).toBeLessThanOrEqual(5 + 1e-9)
            const shown = contributions.reduce((sum, part) => sum + part.shown, 0)
            expect(formatPoints(shown)).toBe(formatPoints(total))
          }
        }
      }),
    )
  })

  it('everybody in the running stands somewhere, exactly once', () => {
    fc.assert(
      fc.property(anyEvaluation(), (evaluation) => {
        const ids = stageResult(evaluation, 'first').standings.map(({ candidateId }) => candidateId)
        expect(ids.toSorted()).toEqual(evaluation.candidates.map(({ id }) => id).toSorted())
      }),
    )
  })

  it('multiplying all weights changes nothing', () => {
    fc.assert(
      fc.property(anyEvaluation(), fc.integer({ min: 1, max: 10 }), (evaluation, exponent) => {
        const { agreed } = evaluation.weighting
        const scaled = Object.fromEntries(
          Object.entries(agreed ?? {}).map(([id, points]) => [id, points * 2 ** exponent]),
        )
        const weighting = { ...evaluation.weighting, agreed: agreed && scaled }
        expect(stageResult({ ...evaluation, weighting }, 'first').ranking).toEqual(
          stageResult(evaluation, 'first').ranking,
        )
      }),
    )
  })

  it('a better vote never lowers a total', () => {
    fc.assert(
      fc.property(anyEvaluation(), (evaluation) => {
        const raised = {
          ...evaluation,
          scorecards: evaluation.scorecards.map((card) => ({
            ...card,
            votes: Object.fromEntries(
              Object.entries(card.votes).map(([id, vote]) => [
                id,
                vote === null || vote === undefined ? null : Math.min(5, vote + 1),
              ]),
            ),
          })),
        }
        const after = new Map(
          stageResult(raised, 'first').ranking.map(({ candidateId, total }) => [
            candidateId,
            total,
          ]),
        )
        for (const { candidateId, total } of stageResult(evaluation, 'first').ranking)
          expect(after.get(CandidateId.parse(candidateId))).toBeGreaterThanOrEqual(total - 1e-9)
      }),
    )
  })
})
