import { describe, expect, it } from 'vitest'
import { CriterionId } from '#shared/domain/ids'
import { stageResult } from '#shared/domain/scoring/result'
import { valueAgainstCost } from '#shared/domain/scoring/value-cost'
import { scenarioEvaluation } from '../../../../test/scenario.ts'

const cost = CriterionId.parse('cost')

describe('valueAgainstCost', () => {
  it('takes the cost out of the total and leaves the rest as value', () => {
    const result = stageResult(scenarioEvaluation(), 'discussed')
    const [wandb, mlflow] = valueAgainstCost(result, cost)
    // 3.89 = 0.9 · value + 0.1 · 2, and 3.8267 = 0.9 · value + 0.1 · 4
    expect(wandb).toMatchObject({ candidateId: 'wandb', costScore: 2, unbeaten: true })
    expect(wandb?.value).toBeCloseTo((3.89 - 0.2) / 0.9, 4)
    expect(mlflow?.value).toBeCloseTo((3.82667 - 0.4) / 0.9, 4)
    expect(mlflow?.unbeaten).toBe(true)
  })

  it('marks who is beaten on both', () => {
    const points = valueAgainstCost(stageResult(scenarioEvaluation(), 'trial'), cost)
    const unbeaten = points.filter((point) => point.unbeaten).map(({ candidateId }) => candidateId)
    expect(unbeaten).toEqual(['mlflow'])
  })

  it('says nothing for a criterion that nobody scored', () => {
    const result = stageResult(scenarioEvaluation(), 'trial')
    expect(valueAgainstCost(result, CriterionId.parse('other'))).toEqual([])
  })
})
