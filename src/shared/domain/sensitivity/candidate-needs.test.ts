import { describe, expect, it } from 'vitest'
import { CandidateId, CriterionId } from '#shared/domain/ids'
import { stageResult } from '#shared/domain/scoring/result'
import type { ScoreTable } from '#shared/domain/scoring/score-table'
import { candidateNeeds } from '#shared/domain/sensitivity/candidate-needs'
import { scenarioEvaluation } from '../../../../test/scenario.ts'

const [a, b, c] = ['a', 'b', 'c'].map((id) => CandidateId.parse(id)) as [
  CandidateId,
  CandidateId,
  CandidateId,
]
const x = CriterionId.parse('x')
const y = CriterionId.parse('y')
const table: ScoreTable = {
  candidateIds: [a, b, c],
  criterionIds: [x, y],
  weights: [0.5, 0.5],
  scores: [
    [4, 4],
    [5, 2],
    [1, 4.5],
  ],
}

describe('candidateNeeds', () => {
  it('says for the second of the worked sample what the scenario expects', () => {
    const { table: sample } = stageResult(scenarioEvaluation(), 'discussed')
    const needs = candidateNeeds(sample, CandidateId.parse('mlflow'))
    const raise = new Map(needs?.raise.map((row) => [row.criterionId as string, row]))
    expect(raise.get('fit')?.needed).toBeCloseTo(4.15, 3)
    expect(raise.get('exit')).toMatchObject({ possible: false })
    const cost = needs?.weights.find(({ criterionId }) => criterionId === 'cost')
    expect(cost?.needed).toBeCloseTo(12.76, 2)
  })

  it('finds the nearest weight at which a candidate beats everybody, not only the leader', () => {
    // b leads a where 5t + 2(1 - t) ≥ 4; c leads a where 1t + 4.5(1 - t) ≥ 4.
    expect(candidateNeeds(table, b)?.weights[0]?.needed).toBeCloseTo((2 / 3) * 100, 9)
    expect(candidateNeeds(table, c)?.weights[0]?.needed).toBeCloseTo((0.5 / 3.5) * 100, 9)
  })

  it('does not call a fall of the leader enough while somebody else stands between', () => {
    expect(candidateNeeds(table, b)?.lower.some(({ possible }) => possible)).toBe(true)
    expect(candidateNeeds(table, c)?.lower.some(({ possible }) => possible)).toBe(false)
  })

  it('has nothing to say of the leader or of a stranger', () => {
    expect(candidateNeeds(table, a)).toBeNull()
    expect(candidateNeeds(table, CandidateId.parse('nobody'))).toBeNull()
  })
})
