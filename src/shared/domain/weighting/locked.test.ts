import { describe, expect, it } from 'vitest'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { CriterionId } from '#shared/domain/ids'
import {
  changedAfterScores,
  scaledToHundred,
  withChangedWeights,
  withLockedWeights,
  withoutLockedCriterion,
} from '#shared/domain/weighting/locked'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'

const sample = scenarioEvaluation()
const unlocked = { ...sample, weighting: { ...sample.weighting, locked: null } }
const id = (text: string) => CriterionId.parse(text)
const why = { at: '2026-03-13T09:00:00+01:00', byId: null, reason: ' The quote arrived. ' }
const sumOf = (points: Readonly<Record<string, number>> | null) =>
  Object.values(points ?? {}).reduce((sum, value) => sum + value, 0)

describe('locking the weights', () => {
  it('says what could have been seen by then', () => {
    const lock = { at: why.at, agreedBy: [], note: '' }
    expect(withLockedWeights(unlocked, lock).weighting.locked?.before).toBe('decision')
    const early = { ...unlocked, rounds: [] }
    expect(withLockedWeights(early, lock).weighting.locked?.before).toBe('scoring')
    const during = { ...unlocked, rounds: unlocked.rounds.map((r) => ({ ...r, revealedAt: null })) }
    expect(withLockedWeights(during, lock).weighting.locked?.before).toBe('reveal')
  })

  it('refuses weights that do not sum to 100.00', () => {
    const agreed = { ...sample.weighting.agreed, [id('fit')]: 20.01 }
    const off = { ...unlocked, weighting: { ...unlocked.weighting, agreed } }
    expect(() => withLockedWeights(off, { at: why.at, agreedBy: [], note: '' })).toThrow(RangeError)
  })
})

describe('changing a locked weight', () => {
  const points = { ...sample.weighting.agreed, [id('fit')]: 5, [id('governance')]: 30 }

  it('keeps the reason, both sets of weights and both rankings', () => {
    const changed = withChangedWeights(sample, points, why)
    expect(changed.weighting.agreed).toEqual(points)
    expect(changed.weighting.locked).toEqual(sample.weighting.locked)
    const [change] = changed.weighting.changes
    expect(change).toMatchObject({
      reason: 'The quote arrived.',
      before: sample.weighting.agreed,
      after: points,
    })
    expect(change?.rankingBefore).toHaveLength(5)
    expect(change?.rankingAfter.toSorted()).toEqual(change?.rankingBefore.toSorted())
    expect(contradictionsOf(changed)).toEqual([])
  })

  it('marks what was changed after scores were seen, and only that', () => {
    expect([...changedAfterScores(withChangedWeights(sample, points, why))]).toEqual([
      'fit',
      'governance',
    ])
    const early = withChangedWeights(sample, points, { ...why, at: '2026-03-12T10:20:00+01:00' })
    expect(changedAfterScores(early).size).toBe(0)
  })

  it('keeps no ranking from before the reveal, when there was none to see', () => {
    const blind = { ...sample, rounds: sample.rounds.map((r) => ({ ...r, revealedAt: null })) }
    const [change] = withChangedWeights(blind, points, why).weighting.changes
    expect(change).toMatchObject({ rankingBefore: [], rankingAfter: [] })
  })

  it('needs a reason', () => {
    expect(() => withChangedWeights(sample, points, { ...why, reason: ' ' })).toThrow(RangeError)
  })
})

describe('removing a criterion while the weights are locked', () => {
  it('scales the others to 100.00 and records it, whichever it is', () => {
    for (const criterion of sample.criteria) {
      const rest = withoutLockedCriterion(sample, criterion.id, why)
      expect(contradictionsOf(rest)).toEqual([])
      expect(sumOf(rest.weighting.agreed)).toBeCloseTo(100, 9)
      expect(rest.weighting.changes.at(-1)?.before[criterion.id]).toBeDefined()
    }
  })

  it('unlocks when nothing is left', () => {
    const last = sample.criteria.reduce(
      (rest, criterion) => withoutLockedCriterion(rest, criterion.id, why),
      sample,
    )
    expect(last.weighting).toMatchObject({ agreed: null, locked: null })
    expect(contradictionsOf(last)).toEqual([])
  })
})

describe('scaling points', () => {
  it('sums to exactly 100.00 with two decimals', () => {
    const scaled = scaledToHundred({ [id('a')]: 1, [id('b')]: 1, [id('c')]: 1 })
    expect(scaled).toEqual({ a: 33.34, b: 33.33, c: 33.33 })
    expect(scaledToHundred({ [id('a')]: 0 })).toBeNull()
    expect(scaledToHundred({})).toBeNull()
  })
})
