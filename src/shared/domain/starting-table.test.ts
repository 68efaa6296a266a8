import { expect, it } from 'vitest'
import { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { stageResult } from '#shared/domain/scoring/result'
import { hasVotes, startFromTable, startMatrix } from '#shared/domain/starting-table'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { readDelimited } from '#shared/exchange/read-table'

const pasted = 'Criteria\tWeight\tMLflow\tClearML\nFit\t3\t4\t5\nCost\t1\t5\t\nTotal\t4\t17\t15\n'
const beginning = {
  id: EvaluationId.parse('from-table'),
  createdAt: '2026-04-09T10:00:00+02:00',
  title: 'From a sheet',
  question: '',
}

it('reads what was copied out of a spreadsheet, either way round', () => {
  const matrix = startMatrix(readDelimited(pasted))
  expect(matrix).toEqual({
    candidates: ['MLflow', 'ClearML'],
    criteria: [
      { name: 'Fit', weight: 3, scores: [4, 5] },
      { name: 'Cost', weight: 1, scores: [5, null] },
    ],
  })
  const lying = 'Tool\tFit\tCost\nWeight\t3\t1\nMLflow\t4\t5\nClearML\t5\t\n'
  expect(startMatrix(readDelimited(lying))).toEqual(matrix)
  const plain = startMatrix(readDelimited('\tFit\tCost\nMLflow\t4\t5\n'), true)
  expect(plain).toMatchObject({
    candidates: ['MLflow'],
    criteria: [{ name: 'Fit' }, { name: 'Cost' }],
  })
  expect(startMatrix(readDelimited('only words'))).toBeNull()
  expect(startMatrix([Array.from({ length: 300 }, (_, i) => `x${i}`), ['a', 1]])).toBeNull()
})

it('begins with candidates, criteria, points that sum to 100, and the numbers as one person’s votes', () => {
  const matrix = startMatrix(readDelimited('\tWeight\tA\tB\nFit\t3\t4\t5\nCost\t1\t5\t1\n'))
  if (!matrix) throw new Error('That is a matrix')
  const evaluation = startFromTable(matrix, 'The sheet', beginning)
  expect(Evaluation.safeParse(evaluation).error).toBeUndefined()
  expect(contradictionsOf(evaluation)).toEqual([])
  expect(evaluation.weighting).toMatchObject({ agreed: { c1: 75, c2: 25 }, locked: null })
  const totals = stageResult(evaluation, 'first').ranking.map(({ candidateId, total }) => [
    candidateId,
    total,
  ])
  expect(totals).toEqual([
    ['t1', 4.25],
    ['t2', 4],
  ])
  const bare = startFromTable(matrix, null, beginning)
  expect(bare.participants).toEqual([])
  expect(contradictionsOf(bare)).toEqual([])
})

it('takes no number for a vote that is none', () => {
  const matrix = startMatrix(readDelimited('\tA\nFit\t8\n'))
  expect(matrix && hasVotes(matrix)).toBe(false)
  const half = startMatrix([
    ['', 'A'],
    ['Fit', 2.5],
  ])
  expect(half && hasVotes(half)).toBe(false)
})
