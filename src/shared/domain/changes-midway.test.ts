import { describe, expect, it } from 'vitest'
import { resultsByPerson } from '#shared/domain/agreement/by-person'
import { spreads } from '#shared/domain/agreement/spread'
import { withCandidateChanged } from '#shared/domain/candidates'
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, CriterionId, ParticipantId } from '#shared/domain/ids'
import { withPeople } from '#shared/domain/people'
import { projectorView } from '#shared/domain/projector/projector-view'
import { roundProgress } from '#shared/domain/scoring/progress'
import { stageResult } from '#shared/domain/scoring/result'
import { votersWithoutVote } from '#shared/domain/scoring/rounds'
import { changedAfterScores, withoutLockedCriterion } from '#shared/domain/weighting/locked'
import { weightShares } from '#shared/domain/weighting/group'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { toMadr } from '#shared/exchange/madr'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const [first] = sample.rounds
const roundId = first?.id ?? ('r1' as never)
const blind: Evaluation = {
  ...sample,
  rounds: sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
  scorecards: sample.scorecards.filter((card) => card.roundId === roundId),
  discussions: [],
}
const at = '2026-03-12T11:30:00+01:00'
const totals = (evaluation: Evaluation) =>
  stageResult(evaluation, 'first').ranking.map(({ candidateId, total }) => [candidateId, total])
const votesCast = ({ scorecards }: Evaluation) =>
  scorecards.reduce((sum, { votes }) => sum + Object.keys(votes).length, 0)

describe('somebody leaves at the break', () => {
  const mei = ParticipantId.parse('mei')
  const leaves = (evaluation: Evaluation): Evaluation => ({
    ...evaluation,
    participants: evaluation.participants.map((row) =>
      row.id === mei ? { ...row, leftAt: '2026-03-12T10:15:00+01:00' } : row,
    ),
  })

  it('keeps every vote, and their votes count like before', () => {
    expect(leaves(sample).scorecards).toEqual(sample.scorecards)
    expect(totals(leaves(sample))).toEqual(totals(sample))
    expect(weightShares(leaves(sample))).toEqual(weightShares(sample))
  })

  it('waits for nobody who has left half way, and says that they left', () => {
    const half = {
      ...blind,
      scorecards: blind.scorecards.filter(
        (card) => card.participantId !== mei || card.candidateId === 'mlflow',
      ),
    }
    expect(roundProgress(half, roundId).everybodyFinished).toBe(false)
    expect(roundProgress(leaves(half), roundId)).toMatchObject({
      finished: 6,
      expected: 6,
      everybodyFinished: true,
    })
    const view = projectorView(leaves(half), { step: 'scoring', item: '' })
    expect(
      view.kind === 'progress' && view.people.find(({ name }) => name === 'Mei'),
    ).toMatchObject({ done: 8, total: 40, state: 'left' })
    expect(toMadr(leaves(sample))).toContain('left early')
  })

  it('expects nothing of who left before the first vote', () => {
    const none = {
      ...blind,
      scorecards: blind.scorecards.filter(({ participantId }) => participantId !== mei),
    }
    expect(roundProgress(leaves(none), roundId)).toMatchObject({ finished: 5, expected: 5 })
  })
})

describe('a candidate is renamed after it was scored', () => {
  const wandb = CandidateId.parse('wandb')
  const renamed = withCandidateChanged(sample, wandb, () => ({ name: 'W&B by CoreWeave' }))
  const row = (evaluation: Evaluation) => evaluation.candidates.find(({ id }) => id === wandb)

  it('keeps votes, agreed scores, evidence and slot, and the name it was scored under', () => {
    expect(totals(renamed)).toEqual(totals(sample))
    expect({ ...renamed, candidates: [] }).toEqual({ ...sample, candidates: [] })
    expect(row(renamed)).toEqual({
      ...row(sample),
      name: 'W&B by CoreWeave',
      scoredAs: 'Weights & Biases, Dedicated cloud, EU',
    })
    expect(contradictionsOf(renamed)).toEqual([])
    expect(toMadr(renamed)).toContain('scored as Weights & Biases')
  })

  it('keeps the first name through further changes, and drops it when that name is back', () => {
    const again = withCandidateChanged(renamed, wandb, () => ({ name: 'W&B' }))
    expect(row(again)?.scoredAs).toBe('Weights & Biases, Dedicated cloud, EU')
    const back = withCandidateChanged(again, wandb, () => ({ name: 'Weights & Biases' }))
    expect(row(back)).toEqual(row(sample))
  })

  it('notes nothing while nobody has scored it', () => {
    const unscored = { ...sample, scorecards: [], discussions: [], evidence: [] }
    const early = withCandidateChanged(unscored, wandb, () => ({ name: 'W&B' }))
    expect(row(early)).toEqual({ ...row(sample), name: 'W&B' })
  })
})

describe('a criterion is removed after the reveal', () => {
  it('scales the other weights to 100, with the reason, and marks them as changed', () => {
    const id = CriterionId.parse('exit')
    const removed = withoutLockedCriterion(sample, id, { at, byId: null, reason: 'Counted twice' })
    const agreed = Object.values(removed.weighting.agreed ?? {})
    expect(agreed.reduce((sum, points) => sum + points, 0)).toBeCloseTo(100, 9)
    expect(removed.weighting.changes.at(-1)).toMatchObject({ reason: 'Counted twice', at })
    expect(changedAfterScores(removed).size).toBe(7)
    expect(weightShares(removed).size).toBe(6)
    expect(votesCast(sample) - votesCast(removed)).toBe(
      sample.scorecards.filter(({ votes }) => votes[id] !== undefined).length,
    )
    expect(stageResult(removed, 'first').ranking).toHaveLength(5)
    expect(contradictionsOf(removed)).toEqual([])
    expect(toMadr(removed)).toContain('Counted twice')
  })
})

describe('a criterion is added after the reveal', () => {
  const [criterion] = sample.criteria
  if (!criterion) throw new Error('The sample has criteria')
  const late = { ...criterion, id: CriterionId.parse('late'), name: 'Late criterion' }
  const added = { ...sample, criteria: [...sample.criteria, late] }

  it('loses no vote, changes no total, and is marked', () => {
    expect(totals(added)).toEqual(totals(sample))
    expect(spreads(added)).toEqual(spreads(sample))
    const own = (evaluation: Evaluation) =>
      resultsByPerson(evaluation).map(({ withOwnWeights }) => withOwnWeights)
    expect(own(added)).toEqual(own(sample))
    expect(toMadr(added)).toContain('Added after the votes on weights had been seen')
  })

  it('makes candidates incomplete once it weighs something and until it is scored, never zero', () => {
    const weighed = {
      ...added,
      weighting: { ...added.weighting, agreed: { ...added.weighting.agreed, late: 10 } },
    } as Evaluation
    const { standings, ranking } = stageResult(weighed, 'first')
    expect(ranking).toEqual([])
    expect(
      standings.every((row) => row.status === 'incomplete' && row.missing.includes(late.id)),
    ).toBe(true)
  })
})

describe('somebody joins late', () => {
  const join = (evaluation: Evaluation) => {
    let n = 0
    return withPeople(
      evaluation,
      [{ name: 'Noor Haddad', role: 'Engineer', persona: '', kind: 'voter' }],
      [],
      () => `late${++n}`,
    )
  }

  it('gets a sheet of their own while scoring is blind, and everybody waits for it', () => {
    expect(roundProgress(join(blind), roundId)).toMatchObject({
      finished: 6,
      expected: 7,
      everybodyFinished: false,
    })
  })

  it('changes no vote and no total after the reveal, and the record says that they did not vote', () => {
    const joined = join(sample)
    expect(totals(joined)).toEqual(totals(sample))
    expect(weightShares(joined)).toEqual(weightShares(sample))
    expect([...votersWithoutVote(joined)]).toEqual(['late1'])
    expect(toMadr(joined)).toContain('Noor Haddad, engineer (no vote in the blind scoring)')
    expect(votersWithoutVote(sample).size).toBe(0)
    expect(votersWithoutVote(join(blind)).size).toBe(0)
  })
})
