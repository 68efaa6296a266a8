import { expect, it } from 'vitest'
import { withoutCandidate } from '#shared/domain/candidates'
import { CandidateId, CriterionId } from '#shared/domain/ids'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { withTableChanges } from '#shared/exchange/take-score-changes'
import { scenarioEvaluation } from '../../../test/scenario.ts'

it('takes in what is still there of a table that was read before something was removed', () => {
  const sample = scenarioEvaluation()
  const change = (candidate: string, criterion: string) =>
    ({
      kind: 'score',
      candidateId: CandidateId.parse(candidate),
      criterionId: CriterionId.parse(criterion),
      from: 3,
      to: 4,
      refused: null,
    }) as const
  const changes = [change('mlflow', 'fit'), change('wandb', 'fit'), change('mlflow', 'gone')]
  const left = withoutCandidate(sample, CandidateId.parse('wandb'))
  const why = { reason: 'Agreed by mail', at: '2026-04-02T09:00:00+02:00' }
  const after = withTableChanges(left, { changes }, why)
  expect(contradictionsOf(after)).toEqual([])
  expect(after.discussions).toContainEqual(
    expect.objectContaining({ candidateId: 'mlflow', criterionId: 'fit', agreed: 4 }),
  )
})
