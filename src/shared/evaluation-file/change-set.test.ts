import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EvaluationId } from '#shared/domain/ids'
import { applyChangeSet, type Change, problemOf } from '#shared/evaluation-file/change-set'
import { fromRowMaps, toRowMaps } from '#shared/evaluation-file/row-maps'
import { anyEvaluation } from '../../../test/any-evaluation.ts'
import { park, parked } from '../../../test/change-sets.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const id = EvaluationId.parse('one')
const sample = scenarioEvaluation()
const changing = (change: Partial<Change>) => {
  const [first] = park('a').changes
  if (!first) throw new Error('Parking changes one row')
  return { ...park('a'), changes: [{ ...first, ...change }] }
}

describe('rows', () => {
  it('put together are the evaluation that was taken apart', () => {
    expect(fromRowMaps(toRowMaps(sample))).toEqual({
      ...sample,
      // Sets are ordered by their key.
      scorecards: expect.arrayContaining(sample.scorecards),
      screening: expect.arrayContaining(sample.screening),
      weightVotes: expect.arrayContaining(sample.weightVotes),
    })
    fc.assert(
      fc.property(anyEvaluation(), (evaluation) => {
        const once = fromRowMaps(toRowMaps(evaluation))
        expect(fromRowMaps(toRowMaps(once))).toEqual(once)
      }),
      { numRuns: 30 },
    )
  })
})

describe('applyChangeSet', () => {
  it('is the same twice as once, and its reverse takes it back', () => {
    const rows = toRowMaps(sample)
    const before = fromRowMaps(rows)
    const changeSet = park('new')
    applyChangeSet(rows, changeSet)
    const after = fromRowMaps(rows)
    applyChangeSet(rows, changeSet)
    expect(fromRowMaps(rows)).toEqual(after)
    expect(parked(after)).toContain('new')
    const reverse = changeSet.changes.map((one) => ({
      ...one,
      before: one.after,
      after: one.before,
    }))
    applyChangeSet(rows, { ...changeSet, changes: reverse })
    expect(fromRowMaps(rows)).toEqual(before)
  })
})

describe('problemOf', () => {
  it('finds nothing wrong with what the app itself writes', () => {
    expect(problemOf(park('a'), id)).toBeNull()
    expect(problemOf(changing({ after: null }), id)).toBeNull()
  })

  it('refuses rows that are not those of their table or have another key', () => {
    expect(problemOf(changing({ after: { id: 'a' } }))).toContain('parkingLot a')
    expect(problemOf(changing({ key: 'b' }))).toBe('parkingLot b: the row has another key')
    expect(problemOf(changing({ key: ['a', 'b'] }))).toContain('the row has another key')
  })

  it('refuses to take away a sheet, to change the identity and to bring in hostile keys', () => {
    expect(problemOf(changing({ table: 'sheets', key: 'frame', after: null }))).toContain('sheet')
    const identity = { id: 'evaluation', evaluationId: 'two', createdAt: sample.createdAt }
    const other = changing({ table: 'sheets', key: 'evaluation', after: identity })
    expect(problemOf(other, id)).toContain('keeps its id')
    expect(problemOf(other, EvaluationId.parse('two'))).toBeNull()
    const hostile = JSON.parse('{"id": "a", "__proto__": {}}')
    expect(problemOf(changing({ after: hostile }))).toContain('__proto__')
  })
})
