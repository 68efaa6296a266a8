import { describe, expect, it } from 'vitest'
import { spreads } from '#shared/domain/agreement/spread'
import { withoutCandidate } from '#shared/domain/candidates'
import { withoutCriterion } from '#shared/domain/criteria'
import { Evaluation } from '#shared/domain/evaluation'
import { decisionRecord } from '#shared/domain/record'
import { latestStage } from '#shared/domain/scoring/stages'
import { stages } from '#shared/domain/scoring/cells'
import { stageResult } from '#shared/domain/scoring/result'
import { resultSentence } from '#shared/domain/sentence'
import { forHandingOut } from '#shared/evaluation-file/handing-out'
import { toEvaluation, toTables } from '#shared/evaluation-file/rows'
import { toMadr } from '#shared/exchange/madr'
import { toCsv } from '#shared/exchange/score-rows'
import { largeEvaluation } from '../../../test/large.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const handed = forHandingOut(sample)

describe('an evaluation that is handed out without votes', () => {
  it('has nobody’s vote in it, and is still a whole evaluation', () => {
    expect([handed.scorecards, handed.weightVotes]).toEqual([[], []])
    expect(handed.decision.support).toEqual(sample.decision.support)
    expect(Evaluation.parse(handed)).toEqual(handed)
    expect(toEvaluation(toTables(handed)).votesInShort).toEqual(handed.votesInShort)
    expect(forHandingOut(handed)).toEqual(handed)
    // Of a persona with a single voter even a total would be that person's vote.
    const single = handed.votesInShort?.personas.filter(({ totals }) => totals.length === 0)
    expect(single?.length).toBeGreaterThan(0)
  })

  it('keeps every result to the last digit', () => {
    for (const stage of stages) {
      expect(stageResult(handed, stage)).toEqual(stageResult(sample, stage))
      expect(resultSentence(handed, stage)).toEqual(resultSentence(sample, stage))
    }
    expect(latestStage(handed)).toBe('trial')
    expect(spreads(handed)).toEqual(spreads(sample).map((row) => ({ ...row, cast: [] })))
  })

  it('gives the same record, the same Markdown and the same score table', () => {
    for (const evaluation of [sample, largeEvaluation()]) {
      const copy = forHandingOut(evaluation)
      expect(decisionRecord(copy)).toEqual(decisionRecord(evaluation))
      expect(toMadr(copy)).toBe(toMadr(evaluation))
      expect(toCsv(copy)).toBe(toCsv(evaluation))
    }
  })

  it('tells nothing of what is still blind', () => {
    const blind = (vote: number): Evaluation => ({
      ...sample,
      rounds: sample.rounds.map((row) => ({ ...row, revealedAt: null })),
      weighting: { ...sample.weighting, revealedAt: null },
      decision: { ...sample.decision, supportRevealedAt: null },
      scorecards: sample.scorecards.map((card) => ({
        ...card,
        votes: Object.fromEntries(sample.criteria.map(({ id }) => [id, vote])),
      })),
    })
    expect(forHandingOut(blind(1))).toEqual(forHandingOut(blind(5)))
    expect(forHandingOut(blind(1)).decision.support).toEqual({})
    expect(forHandingOut(blind(1)).votesInShort).toBeUndefined()
  })

  it('lets a review count in place of what was kept, and forgets what goes', () => {
    const [person] = sample.participants
    const [candidate] = sample.candidates
    const [criterion] = sample.criteria
    if (!person || !candidate || !criterion) throw new Error('The sample has all of these')
    const at = '2027-04-09T10:00:00+02:00'
    const roundId = 'r9' as Evaluation['rounds'][number]['id']
    const reviewed: Evaluation = {
      ...handed,
      rounds: [
        ...handed.rounds,
        { id: roundId, number: 9, kind: 'review', openedAt: at, revealedAt: at },
      ],
      scorecards: [
        {
          roundId,
          participantId: person.id,
          candidateId: candidate.id,
          votes: { [criterion.id]: 1 },
          reasons: {},
        },
      ],
    }
    const scoreOf = (evaluation: Evaluation) =>
      stageResult(evaluation, 'trial').cells.find(
        (cell) => cell.candidateId === candidate.id && cell.criterionId === criterion.id,
      )
    expect(scoreOf(reviewed)).toMatchObject({ score: 1, source: 'votes' })
    expect(stageResult(reviewed, 'trial').ranking).toHaveLength(
      stageResult(sample, 'trial').ranking.length,
    )
    expect(JSON.stringify(withoutCandidate(handed, candidate.id).votesInShort)).not.toContain(
      `"${candidate.id}"`,
    )
    expect(
      withoutCriterion(handed, criterion.id).votesInShort?.cells.filter(
        (row) => row.criterionId === criterion.id,
      ),
    ).toEqual([])
  })
})
