import { describe, expect, it } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import { Evaluation } from '#shared/domain/evaluation'
import { dueOn, statusOn, summarise } from '#shared/domain/summary'
import { EvaluationSummary } from '#shared/evaluation-file/summary'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const empty = emptyEvaluation(sample.id, sample.createdAt, 'New')
const undecided = { ...sample.decision, status: 'open' as const }
const scoring = Evaluation.parse({
  ...sample,
  decision: undecided,
  trials: [],
  rounds: sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
  scorecards: sample.scorecards.filter(
    ({ roundId, participantId }) => roundId === 'r1' && !['mei', 'lukas'].includes(participantId),
  ),
})

describe('the summary', () => {
  it('is what the file’s first line holds', () => {
    expect(EvaluationSummary.parse(summarise(sample))).toEqual(summarise(sample))
  })

  it('tells the decision, or where it stands', () => {
    const running = { ...sample, decision: undecided }
    expect(
      [sample, running, scoring, empty]
        .map(summarise)
        .map(({ status, standing }) => [status, standing]),
    ).toEqual([
      ['decided', 'MLflow, self-hosted'],
      [
        'in-trial',
        'Side-by-side trial, thirteen working days: MLflow and Weights & Biases: done, not decided yet',
      ],
      ['scoring', '4 of 6 people finished'],
      ['draft', 'No use case yet, no candidate yet'],
    ])
  })

  it('tells nothing of a blind vote: other votes, same summary', () => {
    const other = {
      ...scoring,
      scorecards: scoring.scorecards.map((card) => ({
        ...card,
        votes: Object.fromEntries(Object.keys(card.votes).map((id) => [id, 1])),
      })),
    }
    expect(summarise(other)).toEqual(summarise(scoring))
  })

  it('lists only actions that are not done', () => {
    const actions = sample.decision.actions.map((action, i) => ({ ...action, done: i === 0 }))
    const done = { ...sample, decision: { ...sample.decision, actions } }
    expect(summarise(done).openActions.map(({ owner }) => owner)).toEqual([
      'Mei Tanaka',
      'Jonas Lindqvist',
    ])
  })
})

describe('on a day', () => {
  const summary = summarise(sample)

  it('a decision is due from its review date on', () => {
    expect(['2027-04-08', '2027-04-09'].map((day) => statusOn(summary, day))).toEqual([
      'decided',
      'due-for-review',
    ])
  })

  it('says what is late and by how many days, the latest first', () => {
    expect(dueOn(summary, '2026-05-18').map((item) => [item.kind, item.daysLate])).toEqual([
      ['action', 10],
      ['action', 3],
    ])
    expect(dueOn(summary, '2027-04-09').at(-1)).toEqual({
      kind: 'review',
      day: '2027-04-09',
      daysLate: 0,
    })
    expect(dueOn(summary, '2026-05-07')).toEqual([])
  })

  it('counts days over the change of clocks and a leap day', () => {
    const late = (reviewDate: string, today: string) =>
      dueOn({ ...summary, openActions: [], reviewDate }, today)[0]?.daysLate
    expect(late('2026-03-28', '2026-03-30')).toBe(2)
    expect(late('2028-02-28', '2028-03-01')).toBe(2)
  })
})
