import { expect, it } from 'vitest'
import { spreads } from '#shared/domain/agreement/spread'
import { countingVotes } from '#shared/domain/scoring/rounds'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()

it('gives the same answer while nothing that it rests on has changed', () => {
  const talked = { ...sample, discussions: [], notes: [] }
  expect(countingVotes(talked)).toBe(countingVotes(sample))
  expect(spreads(talked)).toBe(spreads(sample))
})

it('asks anew when anything that it rests on has changed', () => {
  const [first, ...others] = sample.criteria
  if (!first) throw new Error('The sample has changed')
  const agreed = { ...sample.weighting.agreed, [first.id]: 60 }
  const changed = [
    { ...sample, rounds: sample.rounds.map((round) => ({ ...round, revealedAt: null })) },
    { ...sample, participants: sample.participants.slice(1) },
    { ...sample, criteria: others },
    { ...sample, scorecards: sample.scorecards.slice(1) },
    { ...sample, weighting: { ...sample.weighting, agreed } },
    { ...sample, candidates: sample.candidates.slice(1) },
    { ...sample, screening: [] },
    { ...sample, mustHaves: [] },
  ]
  const before = JSON.stringify(spreads(sample))
  for (const one of changed) expect(spreads(one)).not.toBe(spreads(sample))
  // And back again, as after an undo.
  expect(JSON.stringify(spreads(sample))).toBe(before)
})

it('counts votes of weights that were revealed, where nothing was agreed', () => {
  const voted = { ...sample, weighting: { ...sample.weighting, agreed: null, locked: null } }
  const effect = (evaluation: typeof sample) =>
    spreads(evaluation).map(({ effectOfSpreadOnTotal }) => effectOfSpreadOnTotal)
  expect(effect({ ...voted, weightVotes: voted.weightVotes.slice(0, 1) })).not.toEqual(
    effect(voted),
  )
})
