import { describe, expect, it } from 'vitest'
import { Evaluation } from '#shared/domain/evaluation'
import {
  evidenceLedger,
  evidenceLevels,
  evidenceProposals,
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

  it('offers nothing when no single score can change the result', () => {
    expect(trialSuggestions(sample, 'trial')).toEqual([])
  })
})
