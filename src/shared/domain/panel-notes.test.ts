import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, ParticipantId } from '#shared/domain/ids'
import { withCandidateChanged } from '#shared/domain/candidates'
import { panelNotes } from '#shared/domain/panel-notes'
import { withPeople } from '#shared/domain/people'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const mei = ParticipantId.parse('mei')
const blind: Evaluation = {
  ...sample,
  rounds: sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
  scorecards: sample.scorecards.filter(({ roundId }) => roundId === sample.rounds[0]?.id),
  discussions: [],
}
/** With one person's scores of one candidate only. */
const half = (evaluation: Evaluation): Evaluation => ({
  ...evaluation,
  scorecards: evaluation.scorecards.filter(
    (card) => card.participantId !== mei || card.candidateId === 'mlflow',
  ),
})
const leaves = (evaluation: Evaluation): Evaluation => ({
  ...evaluation,
  participants: evaluation.participants.map((row) =>
    row.id === mei ? { ...row, leftAt: '2026-03-12T10:35:00+01:00' } : row,
  ),
})
const joins = (evaluation: Evaluation, at: string) =>
  withPeople(
    evaluation,
    [{ name: 'Noor Haddad', role: '', persona: '', kind: 'voter' }],
    [],
    () => 'noor',
    at,
  )

describe('what the room has to know about who voted', () => {
  it('is nothing where everybody was there throughout', () => {
    expect(panelNotes(sample)).toEqual([])
    expect(panelNotes(blind)).toEqual([])
    expect(panelNotes({ ...sample, rounds: [], scorecards: [] })).toEqual([])
  })

  it('names who left half way, before the reveal and after it, with counts alone', () => {
    const words =
      'Mei Tanaka left at 10:35 with 8 of 40 scores, which count. What is missing stays blank and is never zero.'
    const name = sample.participants.find(({ id }) => id === mei)?.name ?? ''
    const said = words.replace('Mei Tanaka', name)
    expect(panelNotes(leaves(half(blind)))).toEqual([said])
    expect(panelNotes(leaves(half(sample)))).toEqual([said])
    expect(panelNotes(leaves(sample))).toEqual([])
    expect(panelNotes(half(sample))).toEqual([
      `${name} gave 8 of 40 scores. What is missing stays blank and is never zero.`,
    ])
  })

  it('tells nothing that differs with a blind vote', () => {
    const other = {
      ...blind,
      scorecards: blind.scorecards.map((card) => ({
        ...card,
        votes: Object.fromEntries(Object.keys(card.votes).map((id) => [id, 1])),
      })),
    } as Evaluation
    expect(panelNotes(leaves(half(other)))).toEqual(panelNotes(leaves(half(blind))))
  })

  it('names who came late, and whether they scored', () => {
    const late = joins(blind, '2026-03-12T10:40:00+01:00')
    expect(panelNotes(late)).toEqual([
      'Noor Haddad joined at 10:40, after scoring had begun, and scores blind like everybody.',
    ])
    const shown = {
      ...late,
      rounds: late.rounds.map((round) => ({ ...round, revealedAt: '2026-03-12T10:52:00+01:00' })),
    }
    expect(panelNotes(shown)).toEqual([
      'Noor Haddad joined at 10:40, after scoring had begun, and gave no score before the reveal.',
    ])
    const scored = {
      ...shown,
      scorecards: [
        ...shown.scorecards,
        ...shown.scorecards
          .filter(({ participantId }) => participantId === mei)
          .map((card) => ({ ...card, participantId: ParticipantId.parse('noor') })),
      ],
    }
    expect(panelNotes(scored)).toEqual([
      'Noor Haddad joined at 10:40, after scoring had begun, and scored blind like everybody.',
    ])
    expect(panelNotes(joins(sample, '2026-03-12T11:30:00+01:00'))).toEqual([
      'Noor Haddad joined at 11:30, after the reveal: no score of theirs is in it.',
    ])
    const early = joins({ ...sample, rounds: [], weightVotes: [] }, '2026-03-12T09:10:00+01:00')
    expect(early.participants.at(-1)).not.toHaveProperty('joinedAt')
  })

  it('says under which name a candidate was scored', () => {
    const renamed = withCandidateChanged(sample, CandidateId.parse('wandb'), () => ({
      name: 'W&B by CoreWeave',
    }))
    expect(panelNotes(renamed)).toEqual([
      'W&B by CoreWeave, Dedicated cloud, EU was scored as Weights & Biases, Dedicated cloud, EU.',
    ])
  })
})
