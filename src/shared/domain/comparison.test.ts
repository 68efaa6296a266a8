import { expect, it } from 'vitest'
import { compareEvaluations, snapshotOf, withoutSnapshotDay } from '#shared/domain/comparison'
import type { Evaluation } from '#shared/domain/evaluation'
import { CriterionId, EvaluationId } from '#shared/domain/ids'
import { stageResult } from '#shared/domain/scoring/result'
import { summarise } from '#shared/domain/summary'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const beforeTrial: Evaluation = {
  ...sample,
  evidence: [],
  blips: sample.blips.map((blip) => ({
    ...blip,
    history: blip.history.length > 1 ? blip.history.slice(0, -1) : blip.history,
  })),
}

it('says what changed from before the trial to after it', () => {
  const { criteria, ranking, scores, radar } = compareEvaluations(beforeTrial, sample)
  expect(criteria.every(({ before, after }) => before === after)).toBe(true)
  expect(
    scores.map(({ candidate, criterion, before, after }) => [candidate, criterion, before, after]),
  ).toEqual(
    expect.arrayContaining([
      ['MLflow', 'Governance and audit trail', 3, 4],
      ['MLflow', 'Operability', 3, 4],
    ]),
  )
  expect(scores).toHaveLength(4)
  expect(ranking[0]).toMatchObject({ name: 'MLflow', before: { rank: 2 }, after: { rank: 1 } })
  const after = stageResult(sample, 'trial').ranking[0]?.total ?? NaN
  expect(ranking[0]?.after?.total).toBeCloseTo(after, 9)
  expect(radar).toContainEqual({ name: 'MLflow', before: 'trial', after: 'adopt' })
})

it('finds what has another id by its name, and shows what came and went', () => {
  const other: Evaluation = {
    ...sample,
    criteria: sample.criteria.map((row, i) =>
      i === 0
        ? { ...row, id: CriterionId.parse('renamed'), name: row.name.toUpperCase() }
        : i === 1
          ? { ...row, id: CriterionId.parse('new'), name: 'Something new' }
          : row,
    ),
  }
  const { criteria } = compareEvaluations(sample, other)
  expect(criteria).toHaveLength(sample.criteria.length + 1)
  expect(criteria[0]?.before).not.toBeNull()
  expect(criteria.find(({ name }) => name === 'Something new')?.before).toBeNull()
  expect(criteria.at(-1)).toMatchObject({ name: sample.criteria[1]?.name, after: null })
})

it('tells nothing of a blind round', () => {
  const blind = {
    ...sample,
    rounds: sample.rounds.map((round) => ({ ...round, revealedAt: null })),
  }
  const { ranking, scores } = compareEvaluations(sample, blind)
  expect(scores).toEqual([])
  expect(ranking.every(({ after }) => after === null)).toBe(true)
})

it('keeps a snapshot that reminds nobody and says where it is from', () => {
  const snapshot = snapshotOf(sample, EvaluationId.parse('copy'), '2026-04-10')
  expect(snapshot.frame).toMatchObject({
    title: `${sample.frame.title}, as of 10 April 2026`,
    origin: { evaluationId: sample.id },
  })
  expect(snapshot.decision).toEqual(sample.decision)
  expect(summarise(snapshot)).toMatchObject({
    status: 'decided',
    reviewDate: null,
    openActions: [],
  })
  expect(summarise(withoutSnapshotDay(snapshot)).openActions).toEqual(summarise(sample).openActions)
  const moved = { ...sample, decision: { ...sample.decision, reviewDate: '2028-01-01' } }
  expect(compareEvaluations(snapshot, sample).decision).toEqual([])
  expect(compareEvaluations(snapshot, moved).decision).toEqual([
    { name: 'Review by', before: '9 April 2027', after: '1 January 2028' },
  ])
  expect(compareEvaluations(snapshot, sample).scores).toEqual([])
  expect(contradictionsOf(snapshot)).toEqual([])
})
