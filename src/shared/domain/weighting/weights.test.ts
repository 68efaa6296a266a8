import { describe, expect, it } from 'vitest'
import { Evaluation } from '#shared/domain/evaluation'
import { CriterionId } from '#shared/domain/ids'
import { checkAgreed, suggestedPoints } from '#shared/domain/weighting/agreed'
import { currentWeights } from '#shared/domain/weighting/current'
import {
  askedCriteria,
  criteriaAfterWeights,
  groupWeights,
  weightShares,
} from '#shared/domain/weighting/group'
import { weightOpinion } from '#shared/domain/weighting/votes'
import { scenarioEvaluation } from '../../../../test/scenario.ts'

const sample = scenarioEvaluation()
const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id: CriterionId.parse(id) }))
const criteria = [a, b, c].filter((criterion) => criterion !== undefined)

const shares = (method: 'points' | 'swing' | 'ranking', given: Record<string, number>) => {
  const opinion = weightOpinion({ method, given }, criteria)
  return opinion.status === 'complete' ? [...opinion.shares.values()] : opinion
}

describe('one vote', () => {
  it('divides points and swings by their sum, whatever it is', () => {
    expect(shares('points', { a: 50, b: 30, c: 20 })).toEqual([0.5, 0.3, 0.2])
    expect(shares('swing', { a: 100, b: 60, c: 40 })).toEqual([0.5, 0.3, 0.2])
  })

  it('turns a ranking into centroid weights', () => {
    expect(shares('ranking', { a: 1, b: 2, c: 3 })).toEqual([
      expect.closeTo(11 / 18, 12),
      expect.closeTo(5 / 18, 12),
      expect.closeTo(2 / 18, 12),
    ])
  })

  it('cannot be used while something is blank, because a blank is not zero', () => {
    expect(shares('points', { a: 100, b: 0 })).toEqual({ status: 'incomplete', missing: ['c'] })
    expect(shares('points', { a: 100, b: 0, c: 0 })).toEqual([1, 0, 0])
  })

  it('cannot be used when it is all zeros', () => {
    expect(shares('swing', { a: 0, b: 0, c: 0 })).toEqual({ status: 'all-zero' })
  })

  it('ignores criteria that are gone', () => {
    expect(shares('points', { a: 25, b: 15, c: 10, gone: 50 })).toEqual([0.5, 0.3, 0.2])
  })
})

describe('a criterion that is added after the weights were revealed', () => {
  const [first] = sample.criteria
  if (!first) throw new Error('The sample has criteria')
  const late = { ...first, id: CriterionId.parse('late'), name: 'Late' }
  const added = { ...sample, criteria: [...sample.criteria, late] }

  it('has no votes, and takes nothing from the votes on the others', () => {
    expect(groupWeights(added)).toEqual(groupWeights(sample))
    expect(weightShares(added)).toEqual(weightShares(sample))
    expect(criteriaAfterWeights(added)).toEqual([late])
    expect(criteriaAfterWeights(sample)).toEqual([])
  })

  it('weighs nothing until the group gives it points, whatever the weights come from', () => {
    expect(currentWeights(added).shares.get(late.id)).toBe(0)
    const unset = { ...added, weighting: { ...added.weighting, agreed: null, locked: null } }
    expect(currentWeights(unset)).toMatchObject({ source: 'votes' })
    expect(currentWeights(unset).shares.get(late.id)).toBe(0)
    expect([...currentWeights(unset).shares.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
  })

  it('gets no suggestion, and keeps the weights from being locked until somebody decides', () => {
    const suggested = suggestedPoints(added)
    expect(suggested).toEqual(suggestedPoints(sample))
    expect(checkAgreed(added, suggested ?? {})).toMatchObject({
      missing: ['late'],
      lockable: false,
    })
  })

  it('is asked about like the others while the votes are blind', () => {
    const blind = { ...added, weighting: { ...added.weighting, revealedAt: null } }
    expect(askedCriteria(blind)).toHaveLength(9)
    expect(weightShares(blind).size).toBe(0)
  })

  it('leaves rankings with the weights of the criteria that were ranked', () => {
    const vote = { ...sample.weightVotes[0], method: 'ranking', submittedAt: sample.createdAt }
    const given = Object.fromEntries(sample.criteria.map(({ id }, i) => [id, i + 1]))
    const ranked = Evaluation.parse({ ...sample, weightVotes: [{ ...vote, given }] })
    const withLate = { ...ranked, criteria: [late, ...ranked.criteria] }
    expect(groupWeights(withLate)).toEqual(groupWeights(ranked))
    expect(groupWeights(withLate)[0]?.mean).toBeCloseTo(33.97, 2)
  })
})

describe('a criterion that is removed after the weights were revealed', () => {
  it('leaves the votes on the others in their proportions', () => {
    const gone = sample.criteria[0]?.id
    const rest = { ...sample, criteria: sample.criteria.slice(1) }
    const before = weightShares(sample).get(sample.participants[1]?.id ?? ('' as never))
    const after = weightShares(rest).get(sample.participants[1]?.id ?? ('' as never))
    if (!before || !after || !gone) throw new Error('The second participant votes')
    const kept = 1 - (before.get(gone) ?? 0)
    for (const { id } of rest.criteria)
      expect(after.get(id)).toBeCloseTo((before.get(id) ?? 0) / kept, 12)
  })
})

describe('the group', () => {
  it('sees nothing before the reveal', () => {
    const blind = { ...sample, weighting: { ...sample.weighting, revealedAt: null } }
    expect(groupWeights(blind)).toEqual([])
    expect(suggestedPoints(blind)).toBeNull()
  })

  it('does not count an observer', () => {
    const watched = Evaluation.parse({
      ...sample,
      weightVotes: [...sample.weightVotes, { ...sample.weightVotes[0], participantId: 'ingrid' }],
    })
    expect(weightShares(watched).size).toBe(6)
    expect(groupWeights(watched)).toEqual(groupWeights(sample))
  })

  it('starts its agreement from whole points that sum to 100', () => {
    const points = suggestedPoints(sample) ?? {}
    expect(Object.values(points).reduce((sum, value) => sum + value, 0)).toBe(100)
    expect(points).toMatchObject({ fit: 20, adoption: 15, governance: 15, operability: 13 })
  })
})

describe('agreed points', () => {
  it('can be locked at 100.00, not at 99.99, and not with a gap', () => {
    const agreed = sample.weighting.agreed ?? {}
    expect(checkAgreed(sample, agreed)).toMatchObject({ sum: 100, left: 0, lockable: true })
    const less = Object.fromEntries(
      Object.entries(agreed).map(([id, points]) => [id, id === 'fit' ? 19.99 : points]),
    )
    expect(checkAgreed(sample, less)).toMatchObject({ left: 0.01, lockable: false })
    const { fit, ...gap } = agreed as Record<string, number>
    expect(fit).toBe(20)
    expect(checkAgreed(sample, gap)).toMatchObject({ missing: ['fit'], lockable: false })
  })
})

describe('the weights that count', () => {
  const weighting = sample.weighting
  const sum = (all: ReadonlyMap<string, number>) => [...all.values()].reduce((x, y) => x + y, 0)

  it('are the agreed ones, else the mean of the votes, else equal, and say which', () => {
    const unlocked = { ...sample, weighting: { ...weighting, locked: null } }
    const voted = { ...sample, weighting: { ...weighting, locked: null, agreed: null } }
    const blind = { ...voted, weighting: { ...voted.weighting, revealedAt: null } }
    const all = [sample, unlocked, voted, blind].map(currentWeights)
    expect(all.map(({ source }) => source)).toEqual(['locked', 'agreed', 'votes', 'equal'])
    for (const { shares: given } of all) expect(sum(given)).toBeCloseTo(1, 12)
    const health = CriterionId.parse('health')
    expect(all.map(({ shares: given }) => given.get(health))).toEqual([
      expect.closeTo(0.05, 12),
      expect.closeTo(0.05, 12),
      expect.closeTo(0.05, 12),
      0.125,
    ])
  })

  it('are divided by their sum, and nothing agreed is nothing said', () => {
    const doubled = Object.fromEntries(
      Object.entries(weighting.agreed ?? {}).map(([id, points]) => [id, points * 2]),
    )
    const zero = Object.fromEntries(Object.keys(doubled).map((id) => [id, 0]))
    const withAgreed = (agreed: Record<string, number>) =>
      currentWeights({ ...sample, weighting: { ...weighting, agreed } })
    expect([...withAgreed(doubled).shares]).toEqual([...currentWeights(sample).shares])
    expect(withAgreed(zero).source).toBe('votes')
  })
})
