import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { decisionRecord, sectionOf } from '#shared/domain/record'
import { votesAgreed, withVotesInRecord } from '#shared/domain/votes-agreed'
import { toMadr } from '#shared/exchange/madr'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const agreedAt = (at: string): Evaluation => ({
  ...sample,
  frame: withVotesInRecord(sample.frame, true, at),
})
const printed = (evaluation: Evaluation) =>
  JSON.stringify(sectionOf(decisionRecord(evaluation), 'votes'))

describe('that the record shows who voted what', () => {
  it('was agreed beforehand where no vote had been seen', () => {
    const before = agreedAt('2026-03-01T09:00:00+01:00')
    expect(votesAgreed(before)).toMatchObject({ when: 'beforehand' })
    expect(printed(before)).toContain('Agreed beforehand, on 1 March 2026.')
  })

  it('was agreed after votes were seen from the first reveal on, and the record says so', () => {
    const seen = sample.weighting.revealedAt ?? ''
    expect(votesAgreed(agreedAt(seen))?.when).toBe('afterwards')
    const after = agreedAt('2026-04-20T09:00:00+02:00')
    expect(printed(after)).toContain('Agreed after votes were seen, on 20 April 2026.')
    expect(decisionRecord(after).votesAgreed).toBe('agreed after votes were seen')
    expect(toMadr(after)).toContain('Agreed after votes were seen')
    expect(printed(after)).not.toContain('beforehand')
  })

  it('compares moments, not their text', () => {
    const evaluation = {
      ...agreedAt('2026-03-12T23:30:00-05:00'),
      rounds: sample.rounds.slice(0, 1).map((round) => ({
        ...round,
        revealedAt: '2026-03-13T05:00:00+01:00',
      })),
      weighting: { ...sample.weighting, revealedAt: null },
    }
    expect(votesAgreed(evaluation)?.when).toBe('afterwards')
  })

  it('has no day in an older file, which is said, and none once it is taken back', () => {
    const old = { ...sample, frame: { ...sample.frame, votesInRecord: true } }
    expect(printed(old)).toContain('Agreed, on a day that is not recorded.')
    const back = withVotesInRecord(agreedAt('2026-03-01T09:00:00Z').frame, false, 'x')
    expect(back).toEqual(sample.frame)
    expect(votesAgreed({ ...sample, frame: back })).toBeNull()
  })
})
