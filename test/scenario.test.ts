import { describe, expect, it } from 'vitest'
import { agreementCounts, discussionList } from '#shared/domain/agreement/discussion-list'
import { resultsByPerson, resultsByPersona } from '#shared/domain/agreement/by-person'
import { coverage } from '#shared/domain/coverage'
import { evidenceLedger } from '#shared/domain/evidence'
import { supportPoll } from '#shared/domain/support'
import { spreads } from '#shared/domain/agreement/spread'
import { formatPoints } from '#shared/domain/format'
import { CandidateId, CriterionId } from '#shared/domain/ids'
import type { Stage } from '#shared/domain/scoring/cells'
import { stageResult } from '#shared/domain/scoring/result'
import { excludedCandidates, openQuestions, scoredCandidates } from '#shared/domain/screening'
import { sensitivity } from '#shared/domain/sensitivity/sensitivity'
import { resultSentence } from '#shared/domain/sentence'
import { trialSummaries } from '#shared/domain/trials'
import { groupWeights } from '#shared/domain/weighting/group'
import { currentWeights } from '#shared/domain/weighting/current'
import { scenarioEvaluation } from './scenario.ts'
import { scenario } from './scenario-source.ts'

const { expected } = scenario
const sample = scenarioEvaluation()

/** Our number as the scenario prints it, so that both can be compared exactly. */
const round = (decimals: number) => (value: number | null) => {
  if (value === null) return null
  expect(Number.isFinite(value)).toBe(true)
  expect(Object.is(value, -0)).toBe(false)
  const factor = 10 ** decimals
  const rounded = Math.round(value * factor + 1e-7) / factor
  return rounded === 0 ? 0 : rounded
}
const to2 = round(2)
const to3 = round(3)
const to4 = round(4)

const mapped = <K extends string>(pairs: Iterable<readonly [K, number]>, digits = to4) =>
  Object.fromEntries([...pairs].map(([key, value]) => [key, digits(value)]))

describe('weights', () => {
  it('are the agreed ones', () => {
    const { shares, source } = currentWeights(sample)
    expect(source).toBe('locked')
    expect(mapped([...shares].map(([id, share]) => [id, share * 100]))).toEqual(
      expected.weights.agreed,
    )
  })

  it('come from votes with this mean, range and split', () => {
    const rows = groupWeights(sample)
    expect(
      mapped(
        rows.map((row) => [row.criterionId, row.mean]),
        to2,
      ),
    ).toEqual(expected.weights.meanOfVotes)
    expect(mapped(rows.map((row) => [row.criterionId, row.range]))).toEqual(
      expected.weights.rangeOfVotes,
    )
    expect(rows.filter(({ split }) => split).map(({ criterionId }) => criterionId)).toEqual(
      expected.weights.splitCriteria,
    )
  })
})

describe('screening', () => {
  it('knocks out, keeps and leaves open what it should', () => {
    expect(excludedCandidates(sample)).toEqual([
      {
        candidateId: 'comet',
        failed: [{ mustHaveId: 'k1', reason: scenario.screeningNotes.comet.k1 }],
        withdrawn: null,
      },
    ])
    expect(scoredCandidates(sample).map(({ id }) => id)).toEqual(expected.screening.scored)
    expect(
      openQuestions(sample).map(({ candidateId, mustHaveId, settledBy }) => ({
        candidate: candidateId,
        mustHave: mustHaveId,
        settledBy,
      })),
    ).toEqual(expected.screening.openQuestions)
  })
})

describe('agreement', () => {
  const all = spreads(sample)

  it('counts', () => {
    const { cells, votesCast, abstentions, split, mixed, agreed } = agreementCounts(all)
    const { scoresPerPerson, ...counts } = expected.counts
    expect({ cells, votesCast, abstentions, split, mixed, agreed }).toEqual(counts)
    expect(scoredCandidates(sample).length * sample.criteria.length).toBe(scoresPerPerson)
  })

  it('has this spread in every cell', () => {
    expect(
      all.map((cell) => ({
        candidate: cell.candidateId,
        criterion: cell.criterionId,
        votes: cell.votes,
        abstained: cell.abstained,
        mean: to3(cell.mean),
        median: cell.median,
        sd: to3(cell.sd),
        range: cell.range,
        level: cell.level,
        couldChangeWinner: cell.couldChangeWinner,
        effectOfSpreadOnTotal: to4(cell.effectOfSpreadOnTotal),
      })),
    ).toEqual(expected.spread)
  })

  it('lists the discussion in this order', () => {
    expect(
      discussionList(sample).map((cell) => ({
        candidate: cell.candidateId,
        criterion: cell.criterionId,
        level: cell.level,
        couldChangeWinner: cell.couldChangeWinner,
        effectOfSpreadOnTotal: to4(cell.effectOfSpreadOnTotal),
      })),
    ).toEqual(expected.discussionQueue)
  })

  it('gives every person and persona their own result', () => {
    const people = Object.fromEntries(
      resultsByPerson(sample).map(({ participantId, withAgreedWeights, withOwnWeights }) => [
        participantId,
        {
          withAgreedWeights: mapped(withAgreedWeights.totals),
          firstWithAgreedWeights: withAgreedWeights.firstIds.join(),
          withOwnWeights: mapped(withOwnWeights?.totals ?? []),
          firstWithOwnWeights: withOwnWeights?.firstIds.join(),
        },
      ]),
    )
    expect(people).toEqual(expected.perPersonRound1)
    const personas = Object.fromEntries(
      resultsByPersona(sample).map(({ personaId, members, opinion }) => [
        personaId,
        { members, totals: mapped(opinion.totals), first: opinion.firstIds.join() },
      ]),
    )
    expect(personas).toEqual(expected.perPersonaRound1)
  })
})

const stageExpectations: readonly (readonly [Stage, typeof expected.afterTrial])[] = [
  ['first', expected.afterRound1],
  ['discussed', expected.afterConsensus],
  ['trial', expected.afterTrial],
]

describe.each(stageExpectations)('stage %s', (stage, wanted) => {
  const result = stageResult(sample, stage)

  it('has these cells and totals', () => {
    const byCandidate = Object.fromEntries(
      scoredCandidates(sample).map(({ id }) => [
        id,
        Object.fromEntries(
          result.cells
            .filter(({ candidateId }) => candidateId === id)
            .map(({ criterionId, score }) => [criterionId, to4(score)]),
        ),
      ]),
    )
    expect(byCandidate).toEqual(wanted.cells)
    expect(mapped(result.ranking.map((row) => [row.candidateId, row.total]))).toEqual(wanted.totals)
    expect(
      Object.fromEntries(result.ranking.map((row) => [row.candidateId, formatPoints(row.total)])),
    ).toEqual(wanted.totalsShown)
    expect(
      mapped(
        result.ranking.map((row) => [row.candidateId, row.percent]),
        to2,
      ),
    ).toEqual(wanted.percent)
  })

  it('has this ranking and margin', () => {
    expect(result.ranking.map(({ candidateId }) => candidateId)).toEqual(wanted.ranking)
    expect(result.firstIds).toEqual([wanted.winner])
    expect(result.ranking[1]?.candidateId).toBe(wanted.runnerUp)
    expect(to4(result.margin)).toBe(wanted.margin)
    expect(to2(result.marginPercent)).toBe(wanted.marginPercentOfRunnerUp)
  })

  it('has these differences between first and second', () => {
    const [first, second] = result.ranking
    const differences = (first?.contributions ?? []).map(
      ({ criterionId, points }, i) =>
        [criterionId, points - (second?.contributions[i]?.points ?? NaN)] as const,
    )
    expect(mapped(differences)).toEqual(wanted.contributionsOfWinnerMinusRunnerUp)
  })

  it('shows parts that add up to the total', () => {
    for (const { contributions, total } of result.ranking) {
      const sum = contributions.reduce((points, { shown }) => points + shown, 0)
      expect(formatPoints(sum)).toBe(formatPoints(total))
    }
  })
})

const sensitivityExpectations: readonly (readonly [
  Stage,
  typeof expected.sensitivityAfterConsensus | typeof expected.sensitivityAfterTrial,
])[] = [
  ['discussed', expected.sensitivityAfterConsensus],
  ['trial', expected.sensitivityAfterTrial],
]

describe.each(sensitivityExpectations)('sensitivity at stage %s', (stage, wanted) => {
  const ours = sensitivity(stageResult(sample, stage).table)

  it('has these intervals and this smallest flip', () => {
    const intervals = Object.fromEntries(
      ours.intervals.map((row) => [
        row.criterionId,
        {
          weightPercent: to2(row.weight),
          winnerStaysFromPercent: to2(row.from),
          winnerStaysToPercent: to2(row.to),
          lostBelowTo: row.lostBelowTo,
          lostAboveTo: row.lostAboveTo,
        },
      ]),
    )
    expect(intervals).toEqual(wanted.intervals)
    const flip = ours.smallestFlip
    expect({
      criterion: flip?.criterionId,
      changePoints: to2(flip?.change ?? null),
      newWeightPercent: to2(flip?.newWeight ?? null),
      newWinner: flip?.newWinnerId,
    }).toEqual(wanted.smallestSingleWeightFlip)
  })

  it('wins this often over all weight sets', () => {
    const { combinations, factors, wins, ties, method } = ours.weightSets
    expect(method.kind).toBe('all')
    expect({
      combinations,
      factors,
      ties,
      wins: Object.fromEntries(wins.map(({ candidateId, count }) => [candidateId, count])),
      winSharePercent: mapped(
        wins.map(({ candidateId, percent }) => [candidateId, percent]),
        to2,
      ),
    }).toEqual(wanted.grid)
  })

  it('would change with these scores', () => {
    const change = ours.whatWouldChange
    expect({
      leader: change?.leaderId,
      challenger: change?.challengerId,
      gap: to4(change?.gap ?? null),
      raiseOneScoreOfChallenger: change?.raise.map(({ criterionId, from, needed, possible }) => ({
        criterion: criterionId,
        from: to3(from),
        needsAtLeast: to3(needed),
        possible,
      })),
      lowerOneScoreOfLeader: change?.lower.map(({ criterionId, from, needed, possible }) => ({
        criterion: criterionId,
        from: to3(from),
        mustFallTo: to3(needed),
        possible,
      })),
      onePointFlips: ours.onePointFlips.map(({ candidateId, criterionId, change: by }) => ({
        candidate: candidateId,
        criterion: criterionId,
        change: by,
      })),
    }).toEqual(wanted.whatWouldHaveToChange)
  })

  it('says so in these words', () => {
    expect(resultSentence(sample, stage).text).toBe(wanted.sentence)
  })
})

describe('trial', () => {
  it('has these verdicts', () => {
    const [trial] = sample.trials
    const verdicts = Object.fromEntries(
      (trial ? trialSummaries(trial) : []).map((row) => [
        row.candidateId,
        { ...Object.fromEntries(row.verdicts), summary: row.counts, mustFailed: row.mustFailed },
      ]),
    )
    expect(verdicts).toEqual(expected.trialVerdicts)
  })

  it('has this ledger, by our own arithmetic and not only as recorded', () => {
    const unrecorded = {
      ...sample,
      evidence: sample.evidence.map((row) => ({ ...row, from: null })),
    }
    for (const evaluation of [sample, unrecorded])
      expect(
        evidenceLedger(evaluation).map(({ evidence, from, delta, effectOnTotal }) => ({
          candidate: evidence.candidateId,
          criterion: evidence.criterionId,
          to: evidence.to,
          evidence: evidence.successCriterionIds,
          decidedBy: evidence.decidedBy,
          note: evidence.reason,
          from: to4(from),
          delta: to4(delta),
          effectOnTotal: to4(effectOnTotal),
        })),
      ).toEqual(expected.evidenceLedger)
  })
})

describe('coverage and support', () => {
  it('have these gaps', () => {
    expect(coverage(sample)).toMatchObject(expected.coverage)
  })

  it('have this mean, minimum and number of blocks', () => {
    const poll = supportPoll(sample).result
    expect({ mean: to2(poll?.mean ?? null), min: poll?.min, blocks: poll?.blocks }).toEqual(
      expected.support,
    )
  })
})

describe('classic mistakes', () => {
  const { wrongAnswers } = expected
  const totals = mapped(
    stageResult(sample, 'first').ranking.map((row) => [row.candidateId, row.total]),
  )
  const weights = currentWeights(sample).shares
  const candidates = scoredCandidates(sample).map(({ id }) => id)

  /** Totals from made-up cells, the way somebody who makes the mistake would compute them. */
  const mistaken = (
    cell: (votes: readonly (number | null)[]) => number,
    weightOf: (id: CriterionId) => number = (id) => weights.get(id) ?? NaN,
  ) =>
    Object.fromEntries(
      candidates.map((candidateId) => [
        candidateId,
        to4(
          sample.criteria.reduce(
            (sum, { id }) => sum + weightOf(id) * cell(votesOf(candidateId, id)),
            0,
          ),
        ),
      ]),
    )

  const votesOf = (candidateId: CandidateId, criterionId: CriterionId) =>
    sample.scorecards
      .filter((card) => card.roundId === 'r1' && card.candidateId === candidateId)
      .map((card) => card.votes[criterionId] ?? null)

  const given = (votes: readonly (number | null)[]) => votes.filter((vote) => vote !== null)
  const average = (votes: readonly number[]) => votes.reduce((a, b) => a + b, 0) / votes.length

  it('never counts "cannot judge" as zero', () => {
    expect(mistaken((votes) => average(votes.map((vote) => vote ?? 0)))).toEqual(
      wrongAnswers.abstentionsCountedAsZero,
    )
    for (const id of ['mlflow', 'wandb', 'clearml'] as const)
      expect(totals[id]).not.toBe(wrongAnswers.abstentionsCountedAsZero[id])
    expect(totals).toEqual(expected.afterRound1.totals)
  })

  it('never forgets the weights', () => {
    expect(
      mistaken(
        (votes) => average(given(votes)),
        () => 1 / 8,
      ),
    ).toEqual(wrongAnswers.unweightedMean)
    for (const id of candidates)
      expect(totals[id]).not.toBe(wrongAnswers.unweightedMean[id as 'mlflow'])
  })

  it('never rounds a cell before weighting it', () => {
    expect(mistaken((votes) => Math.round(average(given(votes))))).toEqual(
      wrongAnswers.cellsRoundedBeforeWeighting,
    )
    for (const id of candidates)
      expect(totals[id]).not.toBe(wrongAnswers.cellsRoundedBeforeWeighting[id as 'mlflow'])
  })
})
