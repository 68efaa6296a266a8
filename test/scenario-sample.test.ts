import { describe, expect, it } from 'vitest'
import { Evaluation } from '#shared/domain/evaluation'
import { scenarioEvaluation } from './scenario.ts'
import { scenario } from './scenario-source.ts'

describe('the worked sample', () => {
  const sample = scenarioEvaluation()

  it('is an evaluation as the schemas want it', () => {
    expect(Evaluation.parse(JSON.parse(JSON.stringify(sample)))).toEqual(sample)
  })

  it('keeps every vote of both rounds, and abstentions apart from blanks', () => {
    const first = sample.scorecards.filter(({ roundId }) => roundId === 'r1')
    const votes = first.flatMap((card) => Object.values(card.votes))
    expect(votes.filter((vote) => vote !== null)).toHaveLength(scenario.expected.counts.votesCast)
    expect(votes.filter((vote) => vote === null)).toHaveLength(scenario.expected.counts.abstentions)
    const second = sample.scorecards.filter(({ roundId }) => roundId === 'r2')
    expect(second.flatMap((card) => Object.values(card.votes))).toHaveLength(30)
  })

  it('lets the facilitator watch, not vote', () => {
    expect(
      sample.participants.filter(({ kind }) => kind === 'observer').map(({ id }) => id),
    ).toEqual(['ingrid'])
  })
})
