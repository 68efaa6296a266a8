import { expect, it } from 'vitest'
import { Evaluation } from '#shared/domain/evaluation'
import { supportPoll } from '#shared/domain/support'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const withDecision = (change: object) =>
  Evaluation.parse({ ...sample, decision: { ...sample.decision, ...change } })

it('counts answers and shows no level before the reveal', () => {
  expect(supportPoll(withDecision({ supportRevealedAt: null }))).toEqual({
    answered: 6,
    expected: 6,
    result: null,
  })
})

it('says who blocks before anything else', () => {
  const blocked = withDecision({ support: { ...sample.decision.support, ana: 1 } })
  expect(supportPoll(blocked).result).toMatchObject({
    blocks: 1,
    words: 'one person blocks',
    min: 1,
  })
  expect(supportPoll(sample).result?.words).toBe('nobody blocks, the lowest is “can live with it”')
})

it('counts neither observers nor strangers', () => {
  const more = withDecision({ support: { ...sample.decision.support, ingrid: 1, ghost: 1 } })
  expect(supportPoll(more)).toEqual(supportPoll(sample))
})

it('has no result without an answer', () => {
  expect(supportPoll(withDecision({ support: {} }))).toMatchObject({ answered: 0, result: null })
})
