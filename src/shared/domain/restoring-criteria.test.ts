import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, CriterionId, ParticipantId } from '#shared/domain/ids'
import { withoutParticipant } from '#shared/domain/people'
import { roundProgress } from '#shared/domain/scoring/progress'
import { countingVotes } from '#shared/domain/scoring/rounds'
import {
  removalNeedsReason,
  restorable,
  withCriterionRemoved,
  withCriterionRestored,
} from '#shared/domain/restoring-criteria'
import { stageResult } from '#shared/domain/scoring/result'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { forHandingOut } from '#shared/evaluation-file/handing-out'
import { seal } from '#shared/evaluation-file/seal'
import { toMadr } from '#shared/exchange/madr'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const governance = CriterionId.parse('governance')
const why = (reason: string, at = '2026-03-12T11:30:00+01:00') => ({ at, byId: null, reason })
const remove = (evaluation: Evaluation) =>
  withCriterionRemoved(evaluation, governance, why('Counted twice'))
const restore = (evaluation: Evaluation) =>
  withCriterionRestored(evaluation, governance, why('It was not', '2026-03-12T11:40:00+01:00'))
const totals = (evaluation: Evaluation) =>
  stageResult(evaluation, 'trial').ranking.map(({ candidateId, total }) => [candidateId, total])

describe('a criterion removed after the reveal', () => {
  it('comes back with every vote, reason, agreed score, dissent, test and line of evidence', () => {
    const back = restore(remove(sample))
    const { weighting, removedCriteria, ...rest } = back
    const { weighting: before, ...whole } = sample
    expect(rest).toEqual(whole)
    expect(weighting.agreed).toEqual(before.agreed)
    expect(weighting.changes.slice(-2).map(({ reason }) => reason)).toEqual([
      'Counted twice',
      'It was not',
    ])
    expect(totals(back)).toEqual(totals(sample))
    expect(removedCriteria).toMatchObject([{ restoredAt: '2026-03-12T11:40:00+01:00', votes: [] }])
    expect(restorable(back)).toEqual([])
    expect(contradictionsOf(back)).toEqual([])
  })

  it('is told with the ranking before and after, on paper too', () => {
    const removed = remove(sample)
    const [entry] = removed.removedCriteria ?? []
    expect(entry?.rankingBefore).toEqual(totals(sample).map(([id]) => id))
    expect(entry?.rankingAfter).toEqual(totals(removed).map(([id]) => id))
    expect(entry?.rankingAfter).not.toEqual([])
    expect(toMadr(removed)).toContain('Criterion removed after scores were seen')
    expect(contradictionsOf(removed)).toEqual([])
  })

  it('is told also where no weight was locked', () => {
    const open = { ...sample, weighting: { ...sample.weighting, locked: null, changes: [] } }
    const removed = remove(open)
    expect(removed.weighting.changes).toEqual([])
    expect(removed.removedCriteria).toMatchObject([{ reason: 'Counted twice' }])
    const { removedCriteria: _, ...back } = restore(removed)
    expect(back).toEqual(open)
  })

  it('makes room in proportion where other weights were changed meanwhile', () => {
    const removed = remove(sample)
    const agreed = Object.fromEntries(
      Object.entries(removed.weighting.agreed ?? {}).map(([id], i) => [id, i === 0 ? 100 : 0]),
    )
    const back = restore({ ...removed, weighting: { ...removed.weighting, agreed } })
    const points = sample.weighting.agreed?.[governance] ?? 0
    expect(back.weighting.agreed?.[governance]).toBe(points)
    expect(Object.values(back.weighting.agreed ?? {})).toContain(100 - points)
    expect(contradictionsOf(back)).toEqual([])
  })

  it('comes back without who and what has gone for good since', () => {
    const mei = ParticipantId.parse('mei')
    const wandb = CandidateId.parse('wandb')
    const gone = withoutParticipant(remove(sample), mei)
    expect(JSON.stringify(gone.removedCriteria)).not.toContain('"mei"')
    const others = {
      ...gone,
      candidates: gone.candidates.filter(({ id }) => id !== wandb),
      scorecards: gone.scorecards.filter(({ candidateId }) => candidateId !== wandb),
      discussions: gone.discussions.filter(({ candidateId }) => candidateId !== wandb),
      evidence: [],
      screening: gone.screening.filter(({ candidateId }) => candidateId !== wandb),
      trials: [],
      blips: [],
      decision: { ...gone.decision, dissent: [], chosenId: null },
    }
    expect(contradictionsOf(restore(others))).toEqual([])
  })

  it('needs a reason, and is handed on without what anybody voted', () => {
    expect(removalNeedsReason(sample)).toBe(true)
    expect(() => withCriterionRemoved(sample, governance, why(' '))).toThrow(RangeError)
    const [entry] = forHandingOut(remove(sample)).removedCriteria ?? []
    expect(entry).toMatchObject({ votes: [], given: {} })
  })
})

describe('a criterion removed while votes are blind', () => {
  const blind: Evaluation = {
    ...sample,
    weighting: { ...sample.weighting, locked: null, changes: [] },
    rounds: sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
    scorecards: sample.scorecards.filter(({ roundId }) => roundId === sample.rounds[0]?.id),
    discussions: [],
    evidence: [],
  }

  it('keeps every vote where it is, sealed, and looks at none of them until it is back', () => {
    const removed = remove(blind)
    expect(removed.scorecards).toEqual(blind.scorecards)
    expect(removed.removedCriteria).toMatchObject([{ votes: [], reason: 'Counted twice' }])
    const [round] = removed.rounds
    const progress = round && roundProgress(removed, round.id)
    expect(progress?.voters.map(({ done, total }) => [done, total])).toEqual(
      blind.participants.filter(({ kind }) => kind === 'voter').map(() => [35, 35]),
    )
    const open = JSON.stringify({ ...seal(removed), sealedVotes: '' })
    expect(open).not.toContain('"votes":{"')
    expect(contradictionsOf(removed)).toEqual([])
    const { removedCriteria: _, ...back } = restore(removed)
    expect(back).toEqual(blind)
    const seen = {
      ...removed,
      rounds: removed.rounds.map((row) => ({ ...row, revealedAt: '2026-03-12T11:35:00+01:00' })),
    }
    expect([...countingVotes(seen).values()].map(({ criterionId }) => criterionId)).not.toContain(
      governance,
    )
    expect(contradictionsOf(seen)).toEqual([])
    expect([...countingVotes(restore(seen)).values()].length).toBe(40)
    expect(toMadr(restore(seen))).toContain('removed while scores were blind')
    expect(toMadr(restore(seen))).toContain('after scores were seen')
  })

  it('keeps blind weights, needs a reason, and is handed on without any of it', () => {
    const hidden = { ...blind, weighting: { ...blind.weighting, revealedAt: null } }
    expect(removalNeedsReason(hidden)).toBe(true)
    const removed = remove(hidden)
    expect(removed.weightVotes).toEqual(hidden.weightVotes)
    expect(contradictionsOf(removed)).toEqual([])
    expect(forHandingOut(removed)).toMatchObject({ scorecards: [], weightVotes: [] })
    const gone = withoutParticipant(removed, ParticipantId.parse('mei'))
    expect(gone.scorecards.map(({ participantId }) => participantId)).not.toContain('mei')
  })

  it('is not set aside, and asks for nothing, while nobody has scored', () => {
    const early = { ...blind, rounds: [], scorecards: [] }
    expect(removalNeedsReason(early)).toBe(false)
    const removed = withCriterionRemoved(early, governance, why(''))
    expect(removed.removedCriteria).toBeUndefined()
    expect(contradictionsOf(removed)).toEqual([])
  })

  it('leaves no vote in the open', () => {
    expect(remove(blind).removedCriteria?.[0]).toMatchObject({ votes: [], given: {} })
    const review = { ...sample.rounds[0], id: 'r9', number: 9, kind: 'review', revealedAt: null }
    const card = { ...sample.scorecards[0], roundId: 'r9', reasons: { governance: 'secret' } }
    const reviewing = {
      ...sample,
      rounds: [...sample.rounds, review],
      scorecards: [...sample.scorecards, card],
    } as Evaluation
    const { removedCriteria } = remove(reviewing)
    expect(removedCriteria).toHaveLength(1)
    expect(JSON.stringify(removedCriteria)).not.toContain('secret')
    expect(JSON.stringify(removedCriteria)).not.toContain('r9')
  })
})
