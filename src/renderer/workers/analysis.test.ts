import { MessageChannel } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { analysisContract } from '#shared/analysis-contract'
import { stageResult } from '#shared/domain/scoring/result'
import { weightSets } from '#shared/domain/sensitivity/weight-sets'
import { createClient } from '#shared/rpc/client'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { analysis } from './analysis.ts'
import { answerAnalysis } from './analysis-router.ts'
import { type Port, sendTo, serve } from './worker-wire.ts'

const { table } = stageResult(scenarioEvaluation(), 'discussed')

it('answers in place where there is no worker', async () => {
  const answer = await analysis.robustness.weightSets({ table, seed: 1 })
  expect(answer).toEqual(weightSets(table))
  expect(answer.combinations).toBe(6561)
})

it('answers across a channel, several questions at a time', async () => {
  const { port1, port2 } = new MessageChannel()
  serve(port2 as unknown as Port, answerAnalysis)
  const client = createClient(analysisContract, sendTo(port1 as unknown as Port))
  const ask = (seed: number) => client.robustness.weightSets({ table, seed })
  const [one, two] = await Promise.all([ask(1), ask(2)])
  expect(one.wins).toEqual(two.wins)
  expect(one).toEqual(weightSets(table))
  port1.close()
})
