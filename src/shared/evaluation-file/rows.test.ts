import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anEvaluation, park } from '../../../test/change-sets.ts'
import { ItemId } from '#shared/domain/ids'
import { applyChangeSet, type ChangeSet } from './change-set.ts'
import { fromRowMaps, toRowMaps } from './row-maps.ts'
import { toEvaluation, toTables } from './rows.ts'

const withQuestions = (ids: readonly string[]) => ({
  ...anEvaluation(),
  parkingLot: ids.map((id) => ({
    id: ItemId.parse(id),
    text: id,
    byId: null,
    ownerId: null,
    due: null,
    done: false,
  })),
})
const at = (name: string, position: number): ChangeSet => {
  const set = park(name)
  const changes = set.changes.map((change) => ({ ...change, after: { ...change.after, position } }))
  return { ...set, changes } as ChangeSet
}
const without = (name: string): ChangeSet => {
  const { changes, ...set } = park(name)
  return { ...set, changes: changes.map((change) => ({ ...change, after: null })) }
}
const after = (evaluation: ReturnType<typeof fromRowMaps>, ...sets: readonly ChangeSet[]) => {
  const rows = toRowMaps(evaluation)
  for (const set of sets) applyChangeSet(rows, set)
  return fromRowMaps(rows)
}
const order = ({ parkingLot }: ReturnType<typeof fromRowMaps>) => parkingLot.map(({ text }) => text)

it('rows are the same after being a list, whatever their positions', () => {
  const anyPosition = fc.oneof(
    fc.integer({ min: -2, max: 6 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  )
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), anyPosition), (places) => {
      const evaluation = after(
        anEvaluation(),
        ...Object.entries(places).map(([name, position]) => at(name, position)),
      )
      const again = toTables(evaluation)
      const found = again.parkingLot.map(({ id, position }) => [id, position])
      expect(Object.fromEntries(found)).toEqual(places)
      expect(toEvaluation(again)).toEqual(evaluation)
    }),
  )
})

it('a change that was made before a file was written stands in its place after the file was read', () => {
  const gap = after(withQuestions(['a', 'b', 'c', 'd']), without('b'))
  const between = at('between', 1)
  expect(order(after(gap, between))).toEqual(['a', 'between', 'c', 'd'])
  expect(order(after(JSON.parse(JSON.stringify(gap)), between))).toEqual(['a', 'between', 'c', 'd'])
})

it('a list without gaps has no positions of its own', () => {
  expect(after(withQuestions(['a', 'b']), without('b'))).not.toHaveProperty('positions')
  expect(after(withQuestions(['a', 'b']), without('a')).positions).toEqual({ parkingLot: [1] })
})

it.each([
  ['of another length', [3]],
  ['in another order', [5, 1]],
  ['the same twice, against the order of keys', [1, 1]],
])('positions that are %s mean nothing', (_, parkingLot) => {
  const evaluation = { ...withQuestions(['b', 'a']), positions: { parkingLot } }
  expect(order(toEvaluation(toTables(evaluation as never)))).toEqual(['b', 'a'])
  expect(toTables(evaluation as never).parkingLot.map(({ position }) => position)).toEqual([0, 1])
})
