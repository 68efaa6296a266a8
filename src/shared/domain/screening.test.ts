import { describe, expect, it } from 'vitest'
import { Evaluation } from '#shared/domain/evaluation'
import {
  excludedCandidates,
  openQuestions,
  scoredCandidates,
  unansweredMustHaves,
} from '#shared/domain/screening'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()

const withAnswers = (change: (row: Evaluation['screening'][number]) => object): Evaluation =>
  Evaluation.parse({
    ...sample,
    screening: sample.screening.map((row) => ({ ...row, ...change(row) })),
  })

describe('must-haves', () => {
  it('take a candidate out with one fail, whatever else passes', () => {
    const strict = withAnswers(({ candidateId, mustHaveId }) =>
      candidateId === 'mlflow' && mustHaveId === 'k4' ? { answer: 'fail', reason: 'Too old' } : {},
    )
    expect(scoredCandidates(strict).map(({ id }) => id)).not.toContain('mlflow')
    expect(excludedCandidates(strict)[0]).toEqual({
      candidateId: 'mlflow',
      failed: [{ mustHaveId: 'k4', reason: 'Too old' }],
      withdrawn: null,
    })
  })

  it('keep a candidate in while an answer is unknown or does not apply', () => {
    expect(scoredCandidates(sample).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['wandb', 'inhouse']),
    )
  })

  it('say who was withdrawn by hand, and why', () => {
    const fewer = {
      ...sample,
      candidates: sample.candidates.map((row) =>
        row.id === 'clearml' ? { ...row, withdrawn: 'No offer' } : row,
      ),
    }
    expect(scoredCandidates(fewer)).toHaveLength(4)
    expect(excludedCandidates(fewer)[0]).toEqual({
      candidateId: 'clearml',
      failed: [],
      withdrawn: 'No offer',
    })
  })

  it('ask no questions about a candidate that is out', () => {
    expect(openQuestions(sample).map(({ candidateId }) => candidateId)).toEqual(['wandb'])
  })

  it('tell what the trial found on an open question, and leave the answer to people', () => {
    expect(openQuestions(sample)[0]?.verdict).toBe('fail')
    expect(openQuestions({ ...sample, trials: [] })[0]?.verdict).toBeNull()
  })

  it('list the pairs that nobody has looked at', () => {
    const [first, ...others] = sample.screening
    expect(unansweredMustHaves({ ...sample, screening: others })).toEqual([
      { candidateId: first?.candidateId, mustHaveId: first?.mustHaveId },
    ])
  })

  it('ignore an answer to a must-have that is gone', () => {
    const without = { ...sample, mustHaves: sample.mustHaves.filter(({ id }) => id !== 'k1') }
    expect(scoredCandidates(without)).toHaveLength(6)
  })
})
