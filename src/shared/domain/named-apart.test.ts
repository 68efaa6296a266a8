import { expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { namedApart } from '#shared/domain/named-apart'
import { resultsView } from '#shared/domain/projector/outcome'
import { forTheRoom } from '#shared/domain/projector/room'
import { rankingChange } from '#shared/domain/ranking-change'
import { decisionRecord } from '#shared/domain/record'
import { resultFinding } from '#shared/domain/sentence'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
/** The first two places are two editions of one product. */
const editions: Evaluation = {
  ...sample,
  candidates: sample.candidates.map((row) =>
    row.id === 'mlflow'
      ? { ...row, name: 'MLflow', edition: 'Self-hosted' }
      : row.id === 'wandb'
        ? { ...row, name: 'MLflow', edition: 'Managed' }
        : row,
  ),
}
const [one, other] = ['MLflow (Self-hosted)', 'MLflow (Managed)']

it('calls two editions of one product by their editions, and everything else as it is called', () => {
  const names = (evaluation: Evaluation) =>
    namedApart(evaluation.candidates).map(({ name }) => name)
  expect(names(sample)).toEqual(sample.candidates.map(({ name }) => name))
  expect(names(editions)).toContain(one)
  expect(names(editions)).toContain(other)
  expect(names(editions)).toContain('ClearML')
})

it('says which of two editions leads, on the screen, in the room and in the record', () => {
  const says = `${one} leads ${other} by`
  expect(resultFinding(editions, 'trial')).toContain(says)
  expect(rankingChange(editions)).toContain(`${one} now leads ${other} by`)
  const room = JSON.stringify(resultsView(forTheRoom(editions), 'trial'))
  expect(room).toContain(says)
  expect(room).toContain(`"name":"${other}"`)
  expect(JSON.stringify(decisionRecord(editions).committee)).toContain(one)
})
