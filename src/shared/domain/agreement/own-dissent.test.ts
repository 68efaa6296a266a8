import { expect, it } from 'vitest'
import { withOwnDissent } from '#shared/domain/agreement/own-dissent'
import { CandidateId, CriterionId, ParticipantId } from '#shared/domain/ids'
import { scenarioEvaluation } from '../../../../test/scenario.ts'

const sample = { ...scenarioEvaluation(), discussions: [] }
const place = {
  candidateId: CandidateId.parse('wandb'),
  criterionId: CriterionId.parse('governance'),
  addedBy: 'queue',
} as const
const lukas = ParticipantId.parse('lukas')

it('stays at the second vote where there is one, else at the first', () => {
  const [row] = withOwnDissent(sample, lukas, place).discussions
  expect(row).toMatchObject({ outcome: 'open', dissent: [{ participantId: 'lukas', score: 3 }] })
  const once = { ...sample, scorecards: sample.scorecards.filter((card) => card.roundId === 'r1') }
  expect(withOwnDissent(once, lukas, place).discussions[0]?.dissent[0]?.score).toBe(2)
})

it('changes nothing for who stays apart already, or gave no score', () => {
  const apart = withOwnDissent(sample, lukas, place)
  expect(withOwnDissent(apart, lukas, place)).toBe(apart)
  expect(
    withOwnDissent(apart, ParticipantId.parse('ana'), place).discussions[0]?.dissent,
  ).toHaveLength(2)
  expect(withOwnDissent(sample, ParticipantId.parse('ingrid'), place)).toBe(sample)
})
