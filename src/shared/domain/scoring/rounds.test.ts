import { describe, expect, it } from 'vitest'
import { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, CriterionId, RoundId } from '#shared/domain/ids'
import { cells } from '#shared/domain/scoring/cells'
import { roundProgress } from '#shared/domain/scoring/progress'
import { stageResult } from '#shared/domain/scoring/result'
import {
  cellKey,
  countingVotes,
  isRevealed,
  openRound,
  secondVotes,
} from '#shared/domain/scoring/rounds'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { smallEvaluation } from '../../../../test/small-evaluation.ts'

const sample = scenarioEvaluation()
const blind = {
  ...sample,
  rounds: sample.rounds.map((round) => ({ ...round, revealedAt: null })),
}
const key = cellKey(CandidateId.parse('a'), CriterionId.parse('x'))
const first = RoundId.parse('r1')

describe('a blind round', () => {
  it('lets nothing out: no vote, no mean, no agreed score, no evidence, no total', () => {
    expect(isRevealed(blind)).toBe(false)
    expect(countingVotes(blind).size + secondVotes(blind).size).toBe(0)
    for (const stage of ['first', 'discussed', 'trial'] as const) {
      const all = cells(blind, stage)
      expect(all).toHaveLength(40)
      expect(
        all.every(
          ({ score, mean, source }) => score === null && mean === null && source === 'none',
        ),
      ).toBe(true)
      expect(stageResult(blind, stage).ranking).toEqual([])
    }
  })

  it('says how far everybody is all the same', () => {
    expect(roundProgress(blind, first)).toMatchObject({
      finished: 6,
      expected: 6,
      everybodyFinished: true,
    })
    expect(openRound(blind)?.id).toBe('r2')
    expect(openRound(sample)).toBeNull()
  })

  it('does not hide what an earlier round has shown', () => {
    const again = Evaluation.parse({
      ...sample,
      rounds: [
        ...sample.rounds,
        {
          id: 'r3',
          number: 3,
          kind: 'review',
          openedAt: '2027-04-09T10:00:00+02:00',
          revealedAt: null,
        },
      ],
    })
    expect(stageResult(again, 'trial').ranking).toEqual(stageResult(sample, 'trial').ranking)
  })
})

describe('votes', () => {
  it('of an observer never count', () => {
    const given = { weights: { x: 100 }, votes: { a: { x: [2, 4] }, b: { x: [3, 3] } } }
    const watched = smallEvaluation({ ...given, observed: { a: { x: 5 } } })
    expect(countingVotes(watched).get(key)?.votes).toHaveLength(2)
    expect(stageResult(watched, 'first').ranking).toEqual(
      stageResult(smallEvaluation(given), 'first').ranking,
    )
    expect(roundProgress(watched, first)).toMatchObject({ finished: 2, expected: 2 })
  })

  it('of a second round stand beside the first ones', () => {
    const cell = cellKey(CandidateId.parse('wandb'), CriterionId.parse('governance'))
    expect(
      countingVotes(sample)
        .get(cell)
        ?.votes.map(({ vote }) => vote),
    ).toEqual([5, 4, 4, 4, 4, 2])
    expect(
      secondVotes(sample)
        .get(cell)
        ?.votes.map(({ vote }) => vote),
    ).toEqual([4, 4, 4, 4, 4, 3])
  })

  it('of a review replace those of the cells it asked about, and what was agreed on them', () => {
    const agreed = {
      candidateId: 'a',
      addedBy: 'queue',
      outcome: 'agreed',
      agreed: 5,
      reason: 'so',
      dissent: [],
      at: '2026-01-05T11:00:00+01:00',
    }
    const base = smallEvaluation({ weights: { x: 50, y: 50 }, votes: { a: { x: [1], y: [1] } } })
    const reviewed = Evaluation.parse({
      ...base,
      discussions: ['x', 'y'].map((criterionId) => ({ ...agreed, criterionId })),
      rounds: [
        ...base.rounds,
        {
          id: 'r2',
          number: 2,
          kind: 'review',
          openedAt: '2027-01-05T09:00:00+01:00',
          revealedAt: '2027-01-05T10:00:00+01:00',
        },
      ],
      scorecards: [
        ...base.scorecards,
        { roundId: 'r2', participantId: 'v1', candidateId: 'a', votes: { x: 3 }, reasons: {} },
      ],
    })
    expect(cells(reviewed, 'discussed').map(({ score }) => score)).toEqual([3, 5])
  })
})

describe('progress', () => {
  const some = smallEvaluation({
    weights: { x: 50, y: 50 },
    votes: { a: { x: [1, 2, 3], y: [null, undefined, undefined] } },
  })

  it('counts "cannot judge" as an answer and a blank as none', () => {
    expect(roundProgress(some, first).voters.map(({ done }) => done)).toEqual([2, 1, 1])
    expect(roundProgress(some, first)).toMatchObject({ finished: 1, expected: 3 })
  })

  it('expects nothing more of somebody who left', () => {
    const people = some.participants.map((person, i) =>
      i === 2 ? { ...person, leftAt: '2026-01-05T10:00:00+01:00' } : person,
    )
    expect(roundProgress({ ...some, participants: people }, first)).toMatchObject({
      finished: 2,
      expected: 3,
    })
    expect(countingVotes({ ...some, participants: people }).get(key)?.votes).toHaveLength(3)
  })
})
