import { describe, expect, it } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import type { Evaluation } from '#shared/domain/evaluation'
import { readiness } from '#shared/domain/readiness'
import { stepGuide } from '#shared/domain/step-guide'
import { type StepId, stepIds } from '#shared/domain/steps'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const empty = emptyEvaluation(sample.id, sample.createdAt, '')
const of = (evaluation: Evaluation, step: StepId) =>
  readiness(evaluation).find((row) => row.step === step)

describe('readiness', () => {
  it('of the sample has every step done', () => {
    expect(readiness(sample).map(({ state }) => state)).toEqual(stepIds.map(() => 'done'))
  })

  it('of an empty evaluation has nothing begun, and each step says what to do', () => {
    for (const { state, count, missing, next } of readiness(empty)) {
      expect([state, count]).toEqual(['not-begun', ''])
      expect(missing.length).toBeGreaterThan(0)
      expect(next.text).toMatch(/\.$/)
    }
  })

  it('of the use cases is what the panel of the mock-up shows', () => {
    expect(of(sample, 'use-cases')).toMatchObject({
      count: '6',
      done: ['6 use cases, each with an acceptance sentence', 'Every persona has a voter'],
      missing: ['No use case at Data engineering and Retraining'],
      next: {
        text: 'Fill the gaps or leave them open, then go on to the stack map.',
        step: 'stack',
      },
    })
    expect(of(sample, 'frame')?.count).toBe('6 people')
  })

  it('shows a step as begun while its agenda item runs', () => {
    const agenda = sample.agenda.map((item) =>
      item.id === 'workshop-use-cases' ? { ...item, endedAt: null } : item,
    )
    expect(of({ ...sample, agenda }, 'use-cases')?.state).toBe('begun')
  })

  it('warns of a gap that later steps have run past, but not of a step that may be skipped', () => {
    const weighting = { ...sample.weighting, locked: null }
    expect(of({ ...sample, weighting }, 'criteria')?.state).toBe('missing')
    expect(of({ ...sample, stack: [] }, 'stack')?.state).toBe('not-begun')
  })

  it('tells how far people are, and no vote, while scoring is blind', () => {
    const blind = {
      ...sample,
      rounds: sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
      scorecards: sample.scorecards.filter(({ participantId }) => participantId !== 'mei'),
    }
    const ones = {
      ...blind,
      scorecards: blind.scorecards.map((card) => ({
        ...card,
        votes: Object.fromEntries(Object.keys(card.votes).map((id) => [id, 1])),
      })),
    }
    expect(of(blind, 'scoring')).toMatchObject({
      count: '5 of 6',
      missing: ['1 person not finished'],
    })
    expect(readiness(ones)).toEqual(readiness(blind))
    expect(of(blind, 'reveal')?.missing).toContain('Scores are not revealed')
  })

  it('wants a reason for an agreed score that is not the mean, and for skipping', () => {
    const discussions = sample.discussions.map((row) => ({ ...row, reason: '' }))
    expect(of({ ...sample, discussions }, 'reveal')?.missing.slice(0, 2)).toEqual([
      '3 agreed scores without a reason',
      '2 skipped cells without a reason',
    ])
  })

  it('has a purpose and a question for every step', () => {
    for (const step of stepIds) {
      expect(stepGuide[step].purpose).toMatch(/\.$/)
      expect(stepGuide[step].prompt).toMatch(/[?.]$/)
    }
  })
})
