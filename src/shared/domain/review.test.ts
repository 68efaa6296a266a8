import { describe, expect, it } from 'vitest'
import { newsSince } from '#shared/catalogue/news'
import { withoutCandidate } from '#shared/domain/candidates'
import { withoutCriterion } from '#shared/domain/criteria'
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, CriterionId, ToolId } from '#shared/domain/ids'
import type { AskedCell } from '#shared/domain/judgement'
import { decisionRecord, sectionOf } from '#shared/domain/record'
import {
  askedAgain,
  monthsBefore,
  reviewsOf,
  staleCells,
  withRevealed,
} from '#shared/domain/review'
import { nextBlindRound } from '#shared/domain/scoring/blind-round'
import { countingEvidence } from '#shared/domain/scoring/cells'
import { roundProgress } from '#shared/domain/scoring/progress'
import { stageResult } from '#shared/domain/scoring/result'
import { countingVotes, voters } from '#shared/domain/scoring/rounds'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { forHandingOut } from '#shared/evaluation-file/handing-out'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const opened = '2027-04-09T09:00:00+02:00'
const shown = '2027-04-09T10:00:00+02:00'
const none = () => []
const wandb = CandidateId.parse('wandb')
const asked: AskedCell[] = sample.criteria
  .slice(0, 2)
  .map(({ id }) => ({ candidateId: wandb, criterionId: id, why: 'votes of 12 March 2026' }))

/** A review of two scores in which everybody says the same, beside votes nobody asked for. */
function reviewed(vote: number): Evaluation {
  const round = nextBlindRound(sample, opened, asked)
  const cards = voters(sample).map(({ id: participantId }) => ({
    roundId: round.id,
    participantId,
    candidateId: wandb,
    votes: Object.fromEntries(sample.criteria.map(({ id }) => [id, vote])),
    reasons: {},
  }))
  return {
    ...sample,
    rounds: [...sample.rounds, round],
    scorecards: [...sample.scorecards, ...cards],
  }
}
const scoreOf = (evaluation: Evaluation, candidateId: CandidateId, criterionId: CriterionId) =>
  stageResult(evaluation, 'trial').cells.find(
    (cell) => cell.candidateId === candidateId && cell.criterionId === criterionId,
  )

describe('what went stale', () => {
  it('is what nobody has looked at for so many months, with what it rests on', () => {
    const at = (today: string) => staleCells(sample, { today, months: 12, newsOf: none })
    expect(at('2027-03-01')).toEqual([])
    const all = at('2027-05-01')
    expect(all).toHaveLength(5 * 8)
    expect(all[0]?.reasons[0]?.words).toMatch(/^(votes|agreed score|evidence) of \d+ \w+ 2026$/)
    // What was voted in March goes stale before what was measured in April.
    const between = at('2027-04-05')
    const measured = new Set(sample.evidence.map((row) => `${row.candidateId} ${row.criterionId}`))
    expect(between.length).toBe(all.length - measured.size)
    expect(between.some((c) => measured.has(`${c.candidateId} ${c.criterionId}`))).toBe(false)
  })

  it('is what the catalogue knows since then of a candidate’s tools', () => {
    const known = new Map([
      [
        ToolId.parse('mlflow'),
        {
          name: 'MLflow',
          status: {
            state: 'archived',
            asOf: '2026-10',
            events: [{ date: '2026-10', type: 'archived', by: null, detail: null }],
          },
          licence: { asOf: '2026-11-01' },
          governance: { asOf: null },
        },
      ],
    ]) as unknown as Parameters<typeof newsSince>[0]
    const withTool = {
      ...sample,
      candidates: sample.candidates.map((row) =>
        row.id === 'mlflow' ? { ...row, toolIds: [ToolId.parse('mlflow')] } : row,
      ),
    }
    const stale = staleCells(withTool, {
      today: '2026-11-20',
      months: 12,
      newsOf: newsSince(known),
    })
    expect(new Set(stale.map(({ candidateId }) => candidateId))).toEqual(new Set(['mlflow']))
    expect(stale).toHaveLength(8)
    expect(askedAgain(stale)[0]?.why).toBe('MLflow: archived, Oct 2026')
    expect(newsSince(known)({ toolIds: [ToolId.parse('mlflow')] }, '2026-10-05')).toEqual([
      { kind: 'facts', words: 'facts of MLflow checked, 1 Nov 2026' },
    ])
  })

  it('tells nothing before the reveal', () => {
    const blind = { ...sample, rounds: sample.rounds.map((r) => ({ ...r, revealedAt: null })) }
    expect(staleCells(blind, { today: '2030-01-01', months: 1, newsOf: none })).toEqual([])
  })

  it('counts months by the calendar', () => {
    expect(monthsBefore('2027-04-09', 12)).toBe('2026-04-09')
    expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28')
    expect(monthsBefore('2026-01-15', 3)).toBe('2025-10-15')
  })
})

describe('a review of some scores', () => {
  const [first, second] = asked
  if (!first || !second) throw new Error('Two scores are asked about')

  it('asks for them only, and changes nothing before its reveal', () => {
    const open = reviewed(1)
    const round = open.rounds.at(-1)
    if (!round) throw new Error('There is a review')
    expect(contradictionsOf(open)).toEqual([])
    expect(roundProgress(open, round.id)).toMatchObject({
      finished: 6,
      everybodyFinished: true,
      voters: expect.arrayContaining([expect.objectContaining({ done: 2, total: 2 })]),
    })
    expect(stageResult(open, 'trial')).toEqual(stageResult(sample, 'trial'))
    expect(reviewsOf(open)).toEqual([])
  })

  it('uses the new votes for these, keeps the old ones, and puts aside what was said', () => {
    const open = reviewed(1)
    const roundId = open.rounds.at(-1)?.id
    if (!roundId) throw new Error('There is a review')
    const after = withRevealed(open, roundId, shown)
    expect(contradictionsOf(after)).toEqual([])
    for (const { candidateId, criterionId } of asked)
      expect(scoreOf(after, candidateId, criterionId)).toMatchObject({ score: 1, source: 'votes' })
    const others = (evaluation: Evaluation) =>
      stageResult(evaluation, 'trial').cells.filter(
        (cell) =>
          !asked.some(
            (row) => row.candidateId === cell.candidateId && row.criterionId === cell.criterionId,
          ),
      )
    expect(others(after)).toEqual(others(sample))
    expect(after.scorecards.filter((card) => card.roundId !== roundId)).toEqual(sample.scorecards)
    expect(countingVotes(after).get(`${wandb} ${sample.criteria[7]?.id}`)?.round.kind).toBe('first')
    // Nothing that was said is lost.
    const kept = [...after.discussions, ...after.rounds.flatMap(({ replaced = [] }) => replaced)]
    expect(kept).toHaveLength(sample.discussions.length)
    expect(after.evidence).toEqual(sample.evidence)
    expect(countingEvidence(after).length).toBeLessThanOrEqual(sample.evidence.length)
  })

  it('says what each score was before, on the results and in the record', () => {
    const open = reviewed(2)
    const roundId = open.rounds.at(-1)?.id
    if (!roundId) throw new Error('There is a review')
    const after = withRevealed(open, roundId, shown)
    const [review] = reviewsOf(after)
    expect(review?.cells).toEqual(
      asked.map((cell) => ({
        ...cell,
        before: scoreOf(sample, cell.candidateId, cell.criterionId)?.score,
        after: 2,
      })),
    )
    if (!review) throw new Error('There is a review')
    expect(stageResult(review.before, 'trial').ranking).toEqual(
      stageResult(sample, 'trial').ranking,
    )
    const text = JSON.stringify(sectionOf(decisionRecord(after), 'ranking'))
    expect(text).toContain('Asked again on 9 April 2027')
    expect(text).toContain('votes of 12 March 2026')
    expect(JSON.stringify(decisionRecord(sample))).not.toContain('Asked again')
  })

  it('stands in a copy without votes, and forgets what is removed', () => {
    const open = reviewed(2)
    const roundId = open.rounds.at(-1)?.id
    if (!roundId) throw new Error('There is a review')
    const after = withRevealed(open, roundId, shown)
    expect(stageResult(forHandingOut(after), 'trial')).toEqual(stageResult(after, 'trial'))
    expect(contradictionsOf(forHandingOut(after))).toEqual([])
    expect(contradictionsOf(withoutCandidate(after, wandb))).toEqual([])
    const rest = withoutCriterion(after, first.criterionId)
    expect(contradictionsOf({ ...rest, weighting: { ...rest.weighting, locked: null } })).toEqual(
      [],
    )
    expect(rest.rounds.at(-1)?.cells).toEqual([second])
  })
})
