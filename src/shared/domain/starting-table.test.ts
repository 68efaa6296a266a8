import { expect, it } from 'vitest'
import { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { stageResult } from '#shared/domain/scoring/result'
import { startMatrix } from '#shared/domain/start-matrix'
import { startFromTable } from '#shared/domain/starting-table'
import { convertedToVotes, hasVotes } from '#shared/domain/table-votes'
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

it('reads weights in per cent, with blanks and decimal commas', () => {
  const matrix = startMatrix(
    readDelimited('\tWeight\tA\nFit\t30%\t4\nCost\t12,5 %\t5\nRest\t57.5%\t1\n'),
  )
  expect(matrix?.criteria.map(({ weight }) => weight)).toEqual([30, 12.5, 57.5])
  const odd = startMatrix(readDelimited('\tWeight\tA\nFit\t-30%\t4\nCost\tmuch\t5\n'))
  expect(odd?.criteria.map(({ weight }) => weight)).toEqual([null, null])
})

const scored = (...scores: (number | null)[]) => ({
  candidates: scores.map((_, i) => `T${i}`),
  criteria: [{ name: 'Fit', weight: null, scores }],
})
const votesFrom = (...scores: (number | null)[]) => {
  const found = convertedToVotes(scored(...scores))
  return found && [found.from, found.to, ...(found.matrix.criteria[0]?.scores ?? [])]
}

it('offers votes for fractions and for other scales, from one end to the other', () => {
  expect(votesFrom(2.5, 4.4, null)).toEqual([1, 5, 3, 4, null])
  expect(votesFrom(1, 5.5, 10)).toEqual([1, 10, 1, 3, 5])
  expect(votesFrom(0, 5, 10)).toEqual([0, 10, 1, 3, 5])
  expect(votesFrom(0, 5)).toEqual([0, 5, 1, 5])
  expect(votesFrom(0, 72, 100)).toEqual([0, 100, 1, 4, 5])
})

it('offers nothing for what are votes already, for no numbers, and for what fits on no scale', () => {
  for (const scores of [[1, 5], [null], [101], [-1, 3]])
    expect(convertedToVotes(scored(...scores))).toBeNull()
})

it('keeps the number of the table as the reason of a vote that was made of it', () => {
  const found = convertedToVotes(scored(10, 1, null))
  if (!found) throw new Error('These fit on 1 to 10')
  const evaluation = startFromTable(found.matrix, 'The table', beginning)
  expect(Evaluation.safeParse(evaluation).error).toBeUndefined()
  expect(evaluation.scorecards.map(({ votes, reasons }) => [votes, reasons])).toEqual([
    [{ c1: 5 }, { c1: '10 in the table' }],
    [{ c1: 1 }, {}],
    [{}, {}],
  ])
})
