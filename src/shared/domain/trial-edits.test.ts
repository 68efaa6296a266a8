import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import {
  CandidateId,
  CriterionId,
  EvidenceId,
  ItemId,
  MustHaveId,
  SuccessCriterionId,
  TrialId,
} from '#shared/domain/ids'
import { evidenceLedger, evidenceProposals } from '#shared/domain/evidence'
import { lineFor, scoreEffect, scoreNow } from '#shared/domain/evidence-edits'
import { decisionGaps } from '#shared/domain/decision-gaps'
import { rankingChange } from '#shared/domain/ranking-change'
import { openQuestions } from '#shared/domain/screening'
import {
  attachmentObstacle,
  newTrial,
  trialFrom,
  withoutSuccessCriterion,
  withoutTrial,
  withSettledMustHave,
  withTrialCandidate,
  workingDays,
} from '#shared/domain/trial-edits'
import { trialSuggestions } from '#shared/domain/trial-design'
import { charterGaps } from '#shared/domain/trials'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const trialId = TrialId.parse('trial-1')
const t4 = SuccessCriterionId.parse('t4')
const wandb = CandidateId.parse('wandb')
const before: Evaluation = { ...sample, evidence: [] }

describe('taking something out of a trial', () => {
  it.each([
    ['the trial', withoutTrial(sample, trialId)],
    ['a test', withoutSuccessCriterion(sample, trialId, t4)],
    ['a candidate', withTrialCandidate(sample, trialId, wandb, false)],
    [
      'a candidate and back',
      withTrialCandidate(withTrialCandidate(sample, trialId, wandb, false), trialId, wandb, true),
    ],
  ])('leaves nothing that points at it: %s', (_, after) => {
    expect(contradictionsOf(after)).toEqual([])
  })

  it('leaves no line of the ledger decided on a test that is gone', () => {
    const decidedOn = [{ successCriterionId: t4, verdict: 'pass' as const }]
    const evidence = sample.evidence.map((row) => ({
      ...row,
      successCriterionIds: [t4],
      decidedOn,
    }))
    const after = withoutSuccessCriterion({ ...sample, evidence }, trialId, t4)
    expect(contradictionsOf(after)).toEqual([])
    expect(after.evidence[0]?.decidedOn).toEqual([])
  })

  it('keeps what the group decided from it', () => {
    const after = withoutTrial(sample, trialId)
    expect(evidenceLedger(after).map(({ effectOnTotal }) => effectOnTotal)).toEqual(
      evidenceLedger(sample).map(({ effectOnTotal }) => effectOnTotal),
    )
  })
})

describe('a test that settles a must-have', () => {
  it('takes on the open question, and gives it back', () => {
    const without = withSettledMustHave(sample, trialId, t4, null)
    expect(openQuestions(without).map(({ settledBy }) => settledBy)).toEqual([null])
    const again = withSettledMustHave(without, trialId, t4, MustHaveId.parse('k3'))
    expect(openQuestions(again)).toEqual(openQuestions(sample))
  })

  it('only for candidates of its trial', () => {
    const after = withTrialCandidate(sample, trialId, wandb, false)
    expect(openQuestions(after).map(({ settledBy }) => settledBy)).toEqual([null])
  })
})

describe('a trial designed from the result', () => {
  it('tests what decides and rests on opinion, and still needs people', () => {
    const suggestions = trialSuggestions(before, 'discussed')
    let n = 0
    const trial = trialFrom(before, suggestions, trialId, () =>
      SuccessCriterionId.parse(`new-${(n += 1)}`),
    )
    expect(trial.successCriteria.map(({ criterionId }) => criterionId)).toEqual(
      suggestions.map(({ criterionId }) => criterionId),
    )
    for (const { measure, operator, must, criterionId, target, unit } of trial.successCriteria) {
      const criterion = before.criteria.find(({ id }) => id === criterionId)
      expect(measure).toBe(criterion?.name)
      expect(operator).toBe(criterion?.direction === 'benefit' ? '>=' : '<=')
      expect([must, target, unit]).toEqual([true, null, ''])
    }
    expect(trial.candidateIds.length).toBeGreaterThan(1)
    expect(charterGaps(trial)).toContain('measurable-must')
    expect(contradictionsOf({ ...before, trials: [trial], screening: [] })).toEqual([])
  })

  it('asks for less of a cost and more of a benefit, and for no must where no score decides', () => {
    const [first, ...others] = trialSuggestions(sample, 'trial')
    if (!first) throw new Error('The margin of the sample rests on opinion')
    const priced = (direction: 'benefit' | 'cost') => ({
      ...sample,
      criteria: sample.criteria.map((row) => ({ ...row, direction })),
    })
    const test = (direction: 'benefit' | 'cost') =>
      trialFrom(priced(direction), [first, ...others], trialId, () => t4).successCriteria[0]
    expect(test('benefit')).toMatchObject({ operator: '>=', must: false })
    expect(test('cost')).toMatchObject({ operator: '<=', must: false })
  })

  it('is nothing but a title when there is nothing to say', () => {
    expect(charterGaps(newTrial(trialId, 'Trial 1'))).toHaveLength(6)
  })
})

it.each([
  ['2026-03-16', '2026-04-01', 13],
  ['2026-03-16', '2026-03-16', 1],
  ['2026-03-14', '2026-03-15', 0],
  ['2026-03-13', '2026-03-16', 2],
  ['2026-03-16', '2026-03-22', 5],
  ['2026-03-17', '2026-03-16', 0],
])('counts the working days from %s to %s: %i', (start, end, days) => {
  expect(workingDays(start, end)).toBe(days)
})

describe('evidence', () => {
  const governance = CriterionId.parse('governance')
  const mlflow = CandidateId.parse('mlflow')

  it('does to the total what was announced, and is proposed no more', () => {
    expect(scoreNow(before, mlflow, governance)).toBe(3)
    const announced = scoreEffect(before, mlflow, governance, 4)
    expect(announced.effect).toBeCloseTo(0.15, 12)
    const proposal = evidenceProposals(before).find((row) => row.criterionId === governance)
    if (!proposal) throw new Error('Nothing was proposed')
    const line = lineFor(before, proposal, EvidenceId.parse('e1'), {
      status: 'accepted',
      to: 4,
      decidedBy: 'group',
      reason: 'Drill done.',
      at: '2026-04-09T10:21:00+02:00',
    })
    const after = { ...before, evidence: [line] }
    expect(line.from).toBe(3)
    expect(line.decidedOn).toEqual(
      proposal.tests.map(({ successCriterionId }) => ({ successCriterionId, verdict: 'pass' })),
    )
    expect(scoreEffect(after, mlflow, governance, null).totalBefore).toBeCloseTo(
      announced.totalAfter ?? NaN,
      12,
    )
    expect(evidenceProposals(after)).toHaveLength(evidenceProposals(before).length - 1)
  })

  it('is told in a line, from the ranking before to the one after', () => {
    expect(rankingChange(sample)).toBe(
      'MLflow now leads Weights & Biases by 0.39 points. Before the trial, Weights & Biases led MLflow by 0.06 points.',
    )
    expect(rankingChange(before)).toBe(
      'Weights & Biases leads MLflow by 0.06 points. No evidence has changed a total.',
    )
    expect(rankingChange({ ...sample, rounds: [] })).toBeNull()
  })
})

it('names what a decision lacks before it can be accepted', () => {
  expect(decisionGaps(sample.decision)).toEqual([])
  expect(decisionGaps({ statement: ' ', because: '', chosenId: null, reviewDate: null })).toEqual([
    'statement',
    'because',
    'chosen',
    'review-date',
  ])
})

describe('attaching a file', () => {
  const attached = (bytes: number): Evaluation => ({
    ...sample,
    attachments: [
      {
        id: ItemId.parse('file'),
        trialId,
        lineId: ItemId.parse('line'),
        name: 'report.txt',
        mediaType: 'text/plain',
        base64: btoa('x'.repeat(bytes)),
      },
    ],
  })
  const mb = 1024 * 1024

  it('is possible up to 10 MB together, to the byte', () => {
    expect(attachmentObstacle(attached(9.5 * mb), 0.5 * mb)).toBeNull()
    expect(attachmentObstacle(attached(9.5 * mb), 0.5 * mb + 1)).toBe(
      'All attachments together have at most 10 MB',
    )
  })

  it('is not possible for an empty file, or one above 1 MB', () => {
    expect(attachmentObstacle(sample, 0)).toBe('This file is empty')
    expect(attachmentObstacle(sample, mb)).toBeNull()
    expect(attachmentObstacle(sample, mb + 1)).toContain('at most 1 MB')
  })
})
