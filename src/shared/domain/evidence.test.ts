import { describe, expect, it } from 'vitest'
import { Evaluation } from '#shared/domain/evaluation'
import {
  evidenceLedger,
  evidenceLevels,
  evidenceProposals,
  isOnEarlierResult,
  resultBasis,
} from '#shared/domain/evidence'
import { stageResult } from '#shared/domain/scoring/result'
import { trialSuggestions } from '#shared/domain/trial-design'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const line = (change: object) => ({ ...sample.evidence[0], ...change })
const withEvidence = (evidence: readonly object[]) => Evaluation.parse({ ...sample, evidence })

describe('the ledger', () => {
  it('changes a score only by accepted lines', () => {
    const waiting = withEvidence([
      line({ status: 'proposed' }),
      line({ id: 'other', status: 'rejected' }),
    ])
    expect(stageResult(waiting, 'trial').cells.map(({ score }) => score)).toEqual(
      stageResult(sample, 'discussed').cells.map(({ score }) => score),
    )
    expect(evidenceLedger(waiting)).toEqual([])
  })

  it('lets the latest line of a cell stand, and starts it from the one before', () => {
    const twice = withEvidence([
      line({ id: 'late', to: 2, from: null, at: '2026-05-01T10:00:00+02:00' }),
      line({ id: 'early', to: 5, from: null, at: '2026-04-01T10:00:00+02:00' }),
    ])
    expect(evidenceLedger(twice).map(({ from, to, delta }) => [from, to, delta])).toEqual([
      [3, 5, 2],
      [5, 2, -3],
    ])
    const cell = stageResult(twice, 'trial').cells.find(
      ({ candidateId, criterionId }) => candidateId === 'mlflow' && criterionId === 'governance',
    )
    expect(cell).toMatchObject({ score: 2, source: 'evidence' })
  })

  it('keeps to what was recorded when it was decided, also where votes have changed since', () => {
    const recorded = withEvidence([line({ from: 2.5, to: 4 })])
    expect(evidenceLedger(recorded)[0]).toMatchObject({ from: 2.5, to: 4, delta: 1.5 })
  })

  it('orders moments by time, not by how they are written', () => {
    const zones = withEvidence([
      line({ id: 'second', to: 2, at: '2026-04-09T10:00:00+01:00' }),
      line({ id: 'first', to: 5, at: '2026-04-09T10:30:00+02:00' }),
    ])
    expect(evidenceLedger(zones).map(({ evidence }) => evidence.id)).toEqual(['first', 'second'])
  })

  it('keeps the weightiest level of a cell', () => {
    const levels = evidenceLevels(
      withEvidence([line({ level: 'trial' }), line({ id: 'weaker', level: 'demo' })]),
    )
    expect([...levels]).toEqual([['mlflow governance', 'trial']])
  })
})

describe('what the first two rest on', () => {
  it('is what the record of the sample says', () => {
    expect(resultBasis(sample, stageResult(sample, 'trial'))).toMatchObject({
      scores: 16,
      measured: 6,
      byLevel: { opinion: 10, documentation: 0, demo: 0, trial: 6, production: 0 },
      changed: 4,
      pointsMoved: expect.closeTo(0.45, 12),
      // Differences 17, 7.5, 6, 0, 0, 30, 22.7 and 4.2 hundredths; of adoption none, of cost and
      // cost of leaving half, of the others all is opinion.
      opinionPercent: expect.closeTo(
        (100 * (1 / 6 + 0.06 + 0.15 + 0.68 / 6 + 0.25 / 6)) /
          (1 / 6 + 0.075 + 0.06 + 0.3 + 0.68 / 3 + 0.25 / 6),
        9,
      ),
    })
  })

  it('says how much of what tells the first two apart rests on which level', () => {
    const basis = resultBasis(sample, stageResult(sample, 'trial'))
    const { opinion, trial, ...others } = basis?.apartPercentByLevel ?? {}
    expect(opinion).toBeCloseTo(basis?.opinionPercent ?? NaN, 9)
    expect((opinion ?? NaN) + (trial ?? NaN)).toBeCloseTo(100, 9)
    expect(others).toEqual({ documentation: 0, demo: 0, production: 0 })
    const shown = withEvidence([
      line({ level: 'demo', candidateId: 'wandb', criterionId: 'cost', to: null }),
    ])
    const demo = resultBasis(shown, stageResult(shown, 'trial'))
    expect(demo?.apartPercentByLevel.demo).toBeGreaterThan(0)
    // A demonstration measures nothing, so all of it still counts as opinion there.
    expect(demo?.opinionPercent).toBeCloseTo(100, 9)
  })

  it('is all opinion without evidence, and nothing without two candidates', () => {
    const opinion = withEvidence([])
    expect(resultBasis(opinion, stageResult(opinion, 'trial'))).toMatchObject({
      measured: 0,
      pointsMoved: 0,
      opinionPercent: 100,
    })
    const nobody = { ...sample, scorecards: [], discussions: [], evidence: [] }
    expect(resultBasis(nobody, stageResult(nobody, 'trial'))).toBeNull()
  })
})

describe('proposals', () => {
  const fresh = evidenceProposals(withEvidence([]))
  const suggested = (candidate: string, criterion: string) => {
    const row = fresh.find((p) => p.candidateId === candidate && p.criterionId === criterion)
    return row && [row.from, row.to]
  }

  it('start from what the tests showed, and never touch a score', () => {
    expect(suggested('mlflow', 'governance')).toEqual([3, 4])
    expect(suggested('wandb', 'cost')).toEqual([2, 1])
    expect(suggested('wandb', 'exit')).toEqual([3, 2])
    expect(suggested('mlflow', 'adoption')).toEqual([4, null])
    expect(suggested('wandb', 'operability')).toBeUndefined()
  })

  it('are gone once somebody has dealt with the result, also by rejecting it', () => {
    const dealt = evidenceProposals(withEvidence([line({ status: 'rejected' })]))
    expect(dealt).toHaveLength(fresh.length - 1)
  })
})

describe('a result that is corrected after it was decided about', () => {
  const t1 = sample.trials[0]?.successCriteria.find(
    ({ criterionId }) => criterionId === 'governance',
  )
  const id = t1?.id
  if (!id) throw new Error('The sample tests governance')
  /** The sample with one line, decided on what governance of MLflow showed, and another value since. */
  const corrected = (value: number | null, lines: readonly object[] = [{}]) =>
    Evaluation.parse({
      ...sample,
      evidence: lines.map((change, i) =>
        line({
          id: `line-${i}`,
          successCriterionIds: [id],
          decidedOn: [{ successCriterionId: id, verdict: 'pass' }],
          ...change,
        }),
      ),
      trials: sample.trials.map((trial) => ({
        ...trial,
        results: trial.results.map((row) =>
          row.candidateId === 'mlflow' && row.successCriterionId === id ? { ...row, value } : row,
        ),
      })),
    })
  const passing = t1.target ?? NaN
  const failing = passing + (t1.operator === '<=' ? 1 : -1)
  const proposed = (evaluation: Evaluation) =>
    evidenceProposals(evaluation).filter(
      (row) => row.candidateId === 'mlflow' && row.criterionId === 'governance',
    )
  const earlier = (evaluation: Evaluation) =>
    evaluation.evidence.map((row) => isOnEarlierResult(evaluation, row))

  it('is proposed again where its verdict differs, and the old line says so', () => {
    const changed = corrected(failing)
    expect(proposed(changed)).toMatchObject([
      { from: 4, to: 3, tests: [{ successCriterionId: id, verdict: 'fail' }] },
    ])
    expect(earlier(changed)).toEqual([true])
  })

  it('is not proposed again while the verdict is the same, whatever the value', () => {
    const same = corrected(passing)
    expect(proposed(same)).toEqual([])
    expect(earlier(same)).toEqual([false])
  })

  it('is dealt with by a later line, and proposed again when it turns back', () => {
    const later = {
      at: '2026-05-01T10:00:00+02:00',
      decidedOn: [{ successCriterionId: id, verdict: 'fail' }],
      to: 3,
    }
    expect(proposed(corrected(failing, [later, {}]))).toEqual([])
    expect(earlier(corrected(failing, [{}, later]))).toEqual([true, false])
    expect(proposed(corrected(passing, [{}, later]))).toHaveLength(1)
  })

  it('is dealt with while a line on it is on the table, and after an older file', () => {
    expect(proposed(corrected(failing, [{ status: 'proposed', at: null }]))).toEqual([])
    expect(proposed(corrected(failing, [{ decidedOn: undefined }]))).toEqual([])
  })

  it('proposes nothing when it is taken out, but the old line says that it stood on it', () => {
    expect(proposed(corrected(null))).toEqual([])
    expect(earlier(corrected(null))).toEqual([true])
  })
})

describe('designing a trial from the result', () => {
  it('offers cells that decide and rest on opinion, largest effect first', () => {
    const open = trialSuggestions(withEvidence([]), 'discussed')
    expect(open[0]).toMatchObject({ criterionId: 'fit', candidateIds: ['mlflow', 'wandb'] })
    const measured = trialSuggestions(sample, 'discussed')
    expect(measured.map(({ criterionId }) => criterionId)).not.toContain('adoption')
    expect(measured.find(({ criterionId }) => criterionId === 'cost')?.candidateIds).toEqual([
      'mlflow',
    ])
  })

  it('says that these decide', () => {
    const all = trialSuggestions(withEvidence([]), 'discussed')
    expect(all.every(({ decides }) => decides)).toBe(true)
  })

  it('offers what weighs most and was not measured when no single score can change the result', () => {
    const heavy = trialSuggestions(sample, 'trial')
    expect(heavy).toHaveLength(5)
    expect(heavy.every(({ decides }) => !decides)).toBe(true)
    const effects = heavy.map(({ effect }) => effect)
    expect(effects).toEqual(effects.toSorted((a, b) => b - a))
    const measured = evidenceLevels(sample)
    for (const { candidateIds, criterionId } of heavy)
      for (const id of candidateIds) {
        expect(['mlflow', 'wandb']).toContain(id)
        expect(measured.has(`${id} ${criterionId}`)).toBe(false)
      }
  })

  it('offers nothing when what tells the first two apart is measured, or nothing does', () => {
    const production = sample.criteria.flatMap(({ id }) =>
      ['mlflow', 'wandb'].map((candidateId) =>
        line({
          id: `${candidateId}-${id}`,
          candidateId,
          criterionId: id,
          level: 'production',
          to: null,
        }),
      ),
    )
    const measured = withEvidence([...sample.evidence, ...production])
    expect(trialSuggestions(measured, 'trial')).toEqual([])
    expect(trialSuggestions({ ...sample, scorecards: [], discussions: [] }, 'trial')).toEqual([])
  })
})
