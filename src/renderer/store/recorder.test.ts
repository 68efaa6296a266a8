import { expect, it } from 'vitest'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { createRecorder } from './recorder.ts'
import { rowsOfEvaluation, type RowSource } from './row-source.ts'

const sample = scenarioEvaluation()

/** The sample's rows, and which of them were asked for one by one. */
function watched() {
  const rows = rowsOfEvaluation(sample)
  const asked: string[] = []
  const read: RowSource['read'] = (table, key) => {
    asked.push(table)
    return rows.read(table, key)
  }
  return { asked, recorder: createRecorder({ ...rows, read }) }
}

it('becoming another evaluation asks for what differs, and not for every row', async () => {
  const { asked, recorder } = watched()
  await recorder.edit.become((now) => ({
    ...now,
    rounds: now.rounds.map((round, n) => (n === 0 ? { ...round, revealedAt: null } : round)),
    scorecards: now.scorecards.slice(1),
  }))
  expect(asked.toSorted()).toEqual(['rounds', 'scorecards'])
  expect(recorder.changes().map(({ table, after }) => [table, after === null])).toEqual([
    ['rounds', false],
    ['scorecards', true],
  ])
})

it('becoming the same evaluation changes nothing', async () => {
  const { asked, recorder } = watched()
  await recorder.edit.become((now) => ({ ...now }))
  expect(asked).toEqual([])
  expect(recorder.changes()).toEqual([])
})
