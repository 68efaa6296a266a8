import { expect, it } from 'vitest'
import { decisionDoubts } from '#shared/domain/decision-doubts'
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, ParticipantId } from '#shared/domain/ids'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const choosing = (id: string): Evaluation => ({
  ...sample,
  decision: { ...sample.decision, chosenId: CandidateId.parse(id) },
})

it('has no doubt about a choice that leads, passed its trial and is blocked by nobody', () => {
  expect(decisionDoubts(sample)).toEqual([])
})

it('names what speaks against a choice', () => {
  expect(decisionDoubts(choosing('wandb'))).toEqual([
    'Weights & Biases failed a must in Side-by-side trial, thirteen working days: MLflow and Weights & Biases.',
    'The result puts MLflow first, not Weights & Biases.',
    '1 must-have of Weights & Biases still unknown.',
  ])
  expect(decisionDoubts(choosing('comet'))[0]).toContain('off the shortlist')
})

it('tells of a block only when the poll is shown', () => {
  const ana = ParticipantId.parse('ana')
  const blocked = {
    ...sample,
    decision: { ...sample.decision, support: { ...sample.decision.support, [ana]: 1 } },
  }
  expect(decisionDoubts(blocked)).toEqual(['1 person blocks this decision.'])
  const hidden = { ...blocked, decision: { ...blocked.decision, supportRevealedAt: null } }
  expect(decisionDoubts(hidden)).toEqual([])
})

it('says that a choice goes against the rule of build or buy, unless the group decided otherwise', () => {
  const building = choosing('inhouse')
  const against = (evaluation: Evaluation) =>
    decisionDoubts(evaluation).filter((doubt) => doubt.startsWith('Build or buy came to'))
  expect(against(building)).toEqual([
    'Build or buy came to “Do not build. Adopt open source or buy.”, which speaks against In-house build. Decide otherwise there, with a reason, or choose another.',
  ])
  const override = { outcome: 'Build it.', reason: 'We learn from it.' }
  expect(against({ ...building, sourcing: { ...building.sourcing, override } })).toEqual([])
  expect(against(choosing('wandb'))).toEqual([])
})
