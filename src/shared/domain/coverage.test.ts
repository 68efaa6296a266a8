import { expect, it } from 'vitest'
import { coverage, coverageWords, stackCoverage } from '#shared/domain/coverage'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import { ComponentId } from '#shared/domain/ids'
import { withStackEntry } from '#shared/domain/stack'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()

it('names a persona that a use case speaks of and no voter has', () => {
  const participants = sample.participants.filter(({ id }) => id !== 'lukas')
  expect(coverage({ ...sample, participants }).personasWithoutVoter).toEqual(['governance'])
  const observing = sample.participants.map((person) =>
    person.id === 'lukas' ? { ...person, kind: 'observer' as const } : person,
  )
  expect(coverage({ ...sample, participants: observing }).personasWithoutVoter).toEqual([
    'governance',
  ])
})

it('names candidates that serve no use case, also when the use case is gone', () => {
  const useCases = sample.useCases.filter(({ id }) => id === 'uc6')
  expect(coverage({ ...sample, useCases }).candidatesWithoutUseCase).toHaveLength(5)
})

it('names lifecycle stages without a use case', () => {
  expect(coverage(sample).stagesWithoutUseCase).toEqual(['data-engineering', 'retraining'])
})

it('shows what a suite brings along, and what that overlaps with', () => {
  const suite = stackCoverage(sample).find(({ candidateId }) => candidateId === 'clearml')
  expect(suite).toMatchObject({
    fills: ['experiment-tracking', 'model-registry'],
    leavesOpen: [],
    overlaps: [{ componentId: 'orchestration', tool: 'Airflow' }],
    brings: [],
  })
})

it('shows what a candidate would take the place of, and what goes on', () => {
  const stack = withStackEntry(sample, ComponentId.parse('experiment-tracking'), {
    tool: 'MLflow 2.17',
  })
  const of = (id: string) => stackCoverage(stack).find(({ candidateId }) => candidateId === id)
  expect(of('clearml')?.replaces).toMatchObject([{ tool: 'MLflow 2.17' }])
  const clearml = of('clearml')
  expect(clearml && coverageWords(clearml)).toBe(
    'fills 2 of 2; replaces MLflow 2.17; stands beside Airflow',
  )
  expect(of('mlflow')?.replaces).toEqual([])
  const kept = stack.candidates.map((row) =>
    row.id === 'clearml' ? { ...row, sourcing: 'keep' as const } : row,
  )
  const [one] = stackCoverage({ ...stack, candidates: kept.filter(({ id }) => id === 'clearml') })
  expect(one?.replaces).toEqual([])
})

it('finds only empty stages in an empty evaluation', () => {
  const empty = emptyEvaluation(sample.id, sample.createdAt, '')
  expect(coverage(empty)).toEqual({
    criteriaWithoutUseCase: [],
    useCasesWithoutCriterion: [],
    mustUseCasesWithoutTrialCriterion: [],
    personasWithoutVoter: [],
    candidatesWithoutUseCase: [],
    stagesWithoutUseCase: expect.objectContaining({ length: 6 }),
  })
})
