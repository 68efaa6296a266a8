import { describe, expect, it } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { toResults } from '#shared/exchange/results-json'
import { toResultsText } from '#shared/exchange/results-text'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { scenario } from '../../../test/scenario-source.ts'

const sample = scenarioEvaluation()
const blind = {
  ...sample,
  rounds: sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
  discussions: [],
}
/** The totals that somebody gets who makes a mistake: nothing of ours may show them. */
const { wrongAnswers, ...expected } = scenario.expected

describe('results as data', () => {
  const results = JSON.parse(JSON.stringify(toResults(sample))) as Record<string, unknown>

  it.each(Object.keys(expected))('have the expected %s', (key) => {
    expect(results[key]).toEqual(expected[key as keyof typeof expected])
  })

  it('show none of the classic mistakes', () => {
    const { totals } = results['afterRound1'] as { totals: unknown }
    expect(totals).not.toEqual(wrongAnswers.abstentionsCountedAsZero)
    expect(totals).not.toEqual(wrongAnswers.unweightedMean)
    expect(totals).not.toEqual(wrongAnswers.cellsRoundedBeforeWeighting)
  })

  it('say how far people agree, and what counting otherwise would give', () => {
    // Rank sums 27, 22, 17, 18 and 6 of six people: a Borda count is a rank sum less the people.
    expect(results['agreement']).toMatchObject({
      kendallW: { w: 0.6722, people: 6, df: 4 },
      borda: { values: { mlflow: 21, wandb: 16 }, first: ['mlflow'] },
      copeland: { ranks: { mlflow: 1, wandb: 2 }, first: ['mlflow'] },
      routes: { disagree: true },
    })
    expect(results['weightVotes']).toMatchObject({ people: 6, mean: expect.any(Object) })
  })

  it('say how far the result can be relied on, for each stage', () => {
    interface Checks {
      readonly keepsRanking: Record<string, { fromPercent: number; toPercent: number }>
      readonly rankAcceptability: Record<
        string,
        { candidates: Record<string, { percentByRank: number[]; confidenceFactor: number | null }> }
      >
      readonly crossCheck: { finding: string; methods: { verdict: string }[] }
      readonly whatWouldHaveToChangeFor: Record<string, { leader: string; gap: number }>
      readonly marginRestsOn: { percentByEvidence: Record<string, number> }
    }
    const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
    for (const stage of ['checksAfterConsensus', 'checksAfterTrial']) {
      const checks = results[stage] as Checks
      expect(Object.keys(checks.keepsRanking)).toEqual(sample.criteria.map(({ id }) => id))
      for (const { fromPercent, toPercent } of Object.values(checks.keepsRanking))
        expect(fromPercent).toBeLessThan(toPercent)
      expect(Object.keys(checks.rankAcceptability)).toEqual(['any', 'order', 'near', 'votes'])
      for (const { candidates } of Object.values(checks.rankAcceptability))
        for (const { percentByRank } of Object.values(candidates))
          expect(sum(percentByRank)).toBeCloseTo(100, 1)
      expect(checks.crossCheck.methods).toHaveLength(5)
      expect(Object.keys(checks.whatWouldHaveToChangeFor)).toHaveLength(4)
      expect(sum(Object.values(checks.marginRestsOn.percentByEvidence))).toBeCloseTo(100, 1)
    }
    expect(results['checksAfterTrial']).toMatchObject({
      crossCheck: { first: ['mlflow'] },
      whatWouldHaveToChangeFor: { wandb: { leader: 'mlflow' } },
      rankAcceptability: { near: { candidates: { mlflow: { confidenceFactor: 1 } } } },
    })
  })

  it('say that a round is blind, and nothing that anybody voted', () => {
    const before = toResults(blind)
    expect(before['status']).toBe('blind')
    expect(before['blind']).toEqual(['round 1 is still blind'])
    for (const key of ['counts', 'spread', 'afterRound1', 'perPersonRound1', 'evidenceLedger'])
      expect(before).not.toHaveProperty(key)
    for (const key of ['agreement', 'checksAfterConsensus', 'checksAfterTrial'])
      expect(before).not.toHaveProperty(key)
  })

  it('are the same whatever was voted while the round is blind', () => {
    const otherwise = {
      ...blind,
      scorecards: blind.scorecards.map((card) => ({
        ...card,
        votes: Object.fromEntries(Object.keys(card.votes).map((id) => [id, 1])),
        reasons: {},
      })),
    }
    expect(toResults(otherwise)).toEqual(toResults(blind))
    expect(toResultsText(otherwise)).toBe(toResultsText(blind))
  })

  it('keep weights and support to themselves until they are shown', () => {
    const hidden = toResults({
      ...sample,
      weighting: { ...sample.weighting, revealedAt: null },
      decision: { ...sample.decision, supportRevealedAt: null },
    })
    expect(hidden['weights']).toMatchObject({ meanOfVotes: {}, rangeOfVotes: {} })
    expect(hidden['weightVotes']).toBeNull()
    expect(hidden['checksAfterTrial']).not.toHaveProperty('rankAcceptability.votes')
    expect(hidden['support']).toBeNull()
  })

  it('can be made of an evaluation in which nothing was said', () => {
    const empty = emptyEvaluation(EvaluationId.parse('e'), '2026-01-01T00:00:00Z', 'Nothing yet')
    expect(toResults(empty)).toMatchObject({ status: 'not-begun', blind: [], support: null })
    expect(toResultsText(empty)).toContain('Nothing yet')
  })
})
