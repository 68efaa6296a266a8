import { describe, expect, it } from 'vitest'
import { resultsByPersona } from '#shared/domain/agreement/by-person'
import {
  basisFinding,
  historyFinding,
  intervalsFinding,
  onePointFinding,
  opinionsFinding,
  valueCostFinding,
  weightSetsFinding,
} from '#shared/domain/chart-findings'
import { resultBasis } from '#shared/domain/evidence'
import { type CandidateId, CriterionId } from '#shared/domain/ids'
import { stages } from '#shared/domain/scoring/cells'
import { stageResult } from '#shared/domain/scoring/result'
import { valueAgainstCost } from '#shared/domain/scoring/value-cost'
import { sensitivity } from '#shared/domain/sensitivity/sensitivity'
import { entry } from '#shared/domain/statistics'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const results = stages.map((stage) => stageResult(sample, stage))
const [first, discussed, trial] = [entry(results, 0), entry(results, 1), entry(results, 2)]
const nameOf = (id: CandidateId) => sample.candidates.find((row) => row.id === id)?.name ?? id
const short = (id: CriterionId) => (id === 'cost' ? 'Cost' : id === 'fit' ? 'Fit' : id)

describe('the titles of the charts of the worked sample', () => {
  it('name the weight that is closest to costing first place', () => {
    expect(intervalsFinding(sensitivity(discussed.table).smallestFlip, short, nameOf)).toBe(
      'Cost is closest: 2.8 points more and MLflow is first',
    )
    expect(intervalsFinding(null, short, nameOf)).toBe('No single weight changes who comes first')
  })

  it('say how many weight sets the leader wins, and "every" only when it is every one', () => {
    expect(weightSetsFinding(sensitivity(discussed.table).weightSets, nameOf)).toBe(
      'Weights & Biases wins 85 of 100 weight sets',
    )
    expect(weightSetsFinding(sensitivity(trial.table).weightSets, nameOf)).toBe(
      'MLflow wins in every weight set',
    )
  })

  it('count the places where one point is enough', () => {
    expect(onePointFinding(sensitivity(discussed.table).onePointFlips.length)).toBe(
      'One point on one score is enough in 12 places',
    )
    expect(onePointFinding(0)).toBe('No single score moved by one point changes the result')
  })

  it('say which personas put the leader first', () => {
    const personas = resultsByPersona(sample).map((row) => ({
      ...row,
      name: sample.personas.find(({ id }) => id === row.personaId)?.name ?? '',
    }))
    expect(opinionsFinding(personas, 'personas', entry(discussed.firstIds, 0), nameOf)).toBe(
      'Only ML researchers put Weights & Biases first',
    )
    expect(opinionsFinding(personas, 'personas', entry(first.firstIds, 0), nameOf)).toBe(
      'Three of four personas put MLflow first',
    )
  })

  it('say what the scores rest on', () => {
    const basis = resultBasis(sample, trial)
    expect(basis && basisFinding(basis)).toBe('Ten of 16 scores of the first two rest on opinion')
  })

  it('tell how first place moved', () => {
    expect(historyFinding(results, nameOf)).toBe(
      'First place moved from MLflow to Weights & Biases and back',
    )
    expect(historyFinding([first], nameOf)).toBe('MLflow comes first')
    expect(historyFinding([first, trial], nameOf)).toBe('MLflow comes first at every stage')
  })

  it('name who is unbeaten on value and cost', () => {
    const cost = CriterionId.parse('cost')
    expect(valueCostFinding(valueAgainstCost(discussed, cost), nameOf)).toBe(
      'Nobody beats Weights & Biases or MLflow on both value and cost',
    )
    expect(valueCostFinding(valueAgainstCost(trial, cost), nameOf)).toBe(
      'Nobody beats MLflow on value or on cost',
    )
  })
})
