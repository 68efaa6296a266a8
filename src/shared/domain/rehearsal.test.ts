import { expect, it } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { rehearsalIdOf, rehearsalOf, rehearsedFrom } from '#shared/domain/rehearsal'
import { roundProgress } from '#shared/domain/scoring/progress'
import { blindRound } from '#shared/domain/scoring/blind-round'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { weightOpinion } from '#shared/domain/weighting/votes'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const at = '2026-03-11T18:00:00+01:00'

it('has everything that was prepared and nothing that anybody has said', () => {
  const rehearsal = rehearsalOf(sample, 1, at)
  expect(Evaluation.parse(rehearsal)).toEqual(rehearsal)
  expect(contradictionsOf(rehearsal)).toEqual([])
  expect(rehearsal.criteria).toEqual(sample.criteria)
  expect(rehearsal.candidates).toEqual(sample.candidates)
  expect(rehearsal.frame.title).toBe('Rehearsal: Experiment tracking and model registry')
  for (const part of ['discussions', 'evidence', 'blips', 'notes', 'parkingLot'] as const)
    expect(rehearsal[part]).toEqual([])
  expect(rehearsal.weighting.agreed).toBeNull()
  expect(rehearsal.decision.statement).toBe('')
  expect(rehearsal.trials.flatMap(({ results }) => results)).toEqual([])
})

it('leaves the last voter to the facilitator; everybody else is finished', () => {
  const rehearsal = rehearsalOf(sample, 1, at)
  const round = blindRound(rehearsal)
  if (!round) throw new Error('No round is open')
  const { voters } = roundProgress(rehearsal, round.id)
  expect(voters.map(({ done }) => done)).toEqual([40, 40, 40, 40, 40, 0])
})

it('invents the same from the same seed, and something else from another', () => {
  expect(rehearsalOf(sample, 7, at)).toEqual(rehearsalOf(sample, 7, at))
  expect(rehearsalOf(sample, 7, at).scorecards).not.toEqual(rehearsalOf(sample, 8, at).scorecards)
  expect(rehearsalOf(sample, 7, at).scorecards).not.toEqual(sample.scorecards)
})

it.each(['points', 'swing', 'ranking'] as const)('invents whole weights by %s', (method) => {
  const { weightVotes, criteria } = rehearsalOf(
    { ...sample, weighting: { ...sample.weighting, method } },
    3,
    at,
  )
  expect(weightVotes).toHaveLength(5)
  for (const vote of weightVotes) expect(weightOpinion(vote, criteria).status).toBe('complete')
})

it('puts people into an empty room', () => {
  const empty = emptyEvaluation(EvaluationId.parse('e'), at, '')
  const { participants } = rehearsalOf({ ...empty, criteria: sample.criteria }, 1, at)
  expect(participants.map(({ name }) => name)).toContain('Person 5')
})

it('knows a rehearsal by its id, and rehearses no rehearsal', () => {
  const id = rehearsalIdOf(sample.id)
  expect(id).toBe('rehearsal-nordhavn-sample')
  expect(id && rehearsedFrom(id)).toBe(sample.id)
  expect(rehearsedFrom(sample.id)).toBeNull()
  expect(id && rehearsalIdOf(id)).toBeNull()
  expect(rehearsalIdOf(EvaluationId.parse('x'.repeat(64)))).toBeNull()
})
