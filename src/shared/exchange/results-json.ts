/**
 * The result of an evaluation as data: what `results FILE --json` prints, each person's result
 * included. A file for others is made of `forHandingOut`, which leaves that out.
 *
 * By the ids of the evaluation. Cells, totals and effects have four decimals, means, deviations
 * and needed scores three, percentages two; everything was computed in full precision. Nothing of
 * a round, of weights or of a support poll that is still blind is in it.
 */
import { resultsByPerson, resultsByPersona } from '#shared/domain/agreement/by-person'
import { agreementCounts, discussionListOf } from '#shared/domain/agreement/discussion-list'
import { spreads } from '#shared/domain/agreement/spread'
import { changesOf } from '#shared/domain/changes'
import { coverage } from '#shared/domain/coverage'
import type { Evaluation } from '#shared/domain/evaluation'
import { evidenceLedger } from '#shared/domain/evidence'
import { roundTo } from '#shared/domain/format'
import { isRevealed } from '#shared/domain/scoring/rounds'
import { excludedCandidates, openQuestions, scoredCandidates } from '#shared/domain/screening'
import { supportPoll } from '#shared/domain/support'
import { trialSummaries, type Verdict } from '#shared/domain/trials'
import { currentWeights } from '#shared/domain/weighting/current'
import { groupWeights } from '#shared/domain/weighting/group'
import { blindRounds } from '#shared/exchange/blind-rounds'
import { agreementRows, checkRows, weightVoteRows } from '#shared/exchange/results-checks'
import { predictionRow } from '#shared/exchange/results-prediction'
import { mapped, sensitivityRows, stageRows } from '#shared/exchange/results-stages'

/**
 * Everything that is computed, as plain data for JSON.
 *
 * `status` is `revealed` once the first votes were shown; until then there are no scores, counts,
 * stages or sensitivity in the answer, and `blind` says which rounds are still blind.
 */
export function toResults(evaluation: Evaluation): Readonly<Record<string, unknown>> {
  const { frame, decision } = evaluation
  const known = isRevealed(evaluation)
  const blind = blindRounds(evaluation)
  return {
    title: frame.title,
    organisation: frame.organisation,
    question: frame.question,
    decisionStatus: decision.status,
    status: known ? 'revealed' : blind.length > 0 ? 'blind' : 'not-begun',
    blind,
    weightsFrom: currentWeights(evaluation).source,
    weights: weights(evaluation),
    weightVotes: weightVoteRows(evaluation),
    screening: screening(evaluation),
    changes: changes(evaluation),
    ...(known ? revealedPart(evaluation) : {}),
    coverage: gaps(evaluation),
    trialVerdicts: verdicts(evaluation),
    support: support(evaluation),
    prediction: predictionRow(evaluation),
  }
}

function revealedPart(evaluation: Evaluation) {
  const afterConsensus = sensitivityRows(evaluation, 'discussed')
  const afterTrial = sensitivityRows(evaluation, 'trial')
  return {
    sentence: afterTrial.sentence,
    ...agreement(evaluation),
    afterRound1: stageRows(evaluation, 'first'),
    afterConsensus: stageRows(evaluation, 'discussed'),
    afterTrial: stageRows(evaluation, 'trial'),
    ...opinions(evaluation),
    evidenceLedger: evidenceLedger(evaluation).map(({ evidence, from, delta, effectOnTotal }) => ({
      candidate: evidence.candidateId,
      criterion: evidence.criterionId,
      to: evidence.to,
      evidence: evidence.successCriterionIds,
      decidedBy: evidence.decidedBy,
      note: evidence.reason,
      from: from === null ? null : roundTo(from, 4),
      delta: roundTo(delta, 4),
      effectOnTotal: roundTo(effectOnTotal, 4),
    })),
    sensitivityAfterConsensus: afterConsensus,
    sensitivityAfterTrial: afterTrial,
    agreement: agreementRows(evaluation),
    checksAfterConsensus: checkRows(evaluation, 'discussed'),
    checksAfterTrial: checkRows(evaluation, 'trial'),
  }
}

function weights(evaluation: Evaluation) {
  const { shares, source } = currentWeights(evaluation)
  const votes = groupWeights(evaluation)
  const set = source === 'locked' || source === 'agreed'
  return {
    agreed: set ? mapped([...shares].map(([id, share]) => [id, share * 100])) : null,
    meanOfVotes: mapped(
      votes.map((row) => [row.criterionId, row.mean]),
      2,
    ),
    rangeOfVotes: mapped(votes.map((row) => [row.criterionId, row.range])),
    splitCriteria: votes.filter(({ split }) => split).map(({ criterionId }) => criterionId),
  }
}

/** Points and names as they were recorded; rankings by the ids of candidates. */
function changes(evaluation: Evaluation) {
  return changesOf(evaluation).map(({ byId, restoredAt, ...change }) => ({
    ...change,
    by: byId,
    putBackAt: restoredAt,
  }))
}

function screening(evaluation: Evaluation) {
  return {
    excluded: excludedCandidates(evaluation).map(({ candidateId }) => candidateId),
    scored: scoredCandidates(evaluation).map(({ id }) => id),
    openQuestions: openQuestions(evaluation).map(({ candidateId, mustHaveId, settledBy }) => ({
      candidate: candidateId,
      mustHave: mustHaveId,
      settledBy,
    })),
  }
}

function agreement(evaluation: Evaluation) {
  const all = spreads(evaluation)
  const { cells, votesCast, abstentions, split, mixed, agreed } = agreementCounts(all)
  const scoresPerPerson = scoredCandidates(evaluation).length * evaluation.criteria.length
  return {
    counts: { scoresPerPerson, cells, votesCast, abstentions, split, mixed, agreed },
    spread: all.map((cell) => ({
      candidate: cell.candidateId,
      criterion: cell.criterionId,
      votes: cell.votes,
      abstained: cell.abstained,
      mean: roundTo(cell.mean, 3),
      median: cell.median,
      sd: cell.sd === null ? null : roundTo(cell.sd, 3),
      range: cell.range,
      level: cell.level,
      couldChangeWinner: cell.couldChangeWinner,
      effectOfSpreadOnTotal: roundTo(cell.effectOfSpreadOnTotal, 4),
    })),
    discussionQueue: discussionListOf(all).map((cell) => ({
      candidate: cell.candidateId,
      criterion: cell.criterionId,
      level: cell.level,
      couldChangeWinner: cell.couldChangeWinner,
      effectOfSpreadOnTotal: roundTo(cell.effectOfSpreadOnTotal, 4),
    })),
  }
}

function opinions(evaluation: Evaluation) {
  const persons = resultsByPerson(evaluation).map(
    ({ participantId, withAgreedWeights, withOwnWeights }) =>
      [
        participantId,
        {
          withAgreedWeights: mapped(withAgreedWeights.totals),
          firstWithAgreedWeights: withAgreedWeights.firstIds.join(),
          withOwnWeights: mapped(withOwnWeights?.totals ?? []),
          firstWithOwnWeights: withOwnWeights?.firstIds.join() ?? null,
        },
      ] as const,
  )
  const personas = resultsByPersona(evaluation).map(
    ({ personaId, members, opinion }) =>
      [
        personaId ?? 'no-persona',
        { members, totals: mapped(opinion.totals), first: opinion.firstIds.join() },
      ] as const,
  )
  return {
    perPersonRound1: Object.fromEntries(persons),
    perPersonaRound1: Object.fromEntries(personas),
  }
}

function gaps(evaluation: Evaluation) {
  const all = coverage(evaluation)
  return {
    criteriaWithoutUseCase: all.criteriaWithoutUseCase,
    useCasesWithoutCriterion: all.useCasesWithoutCriterion,
    mustUseCasesWithoutTrialCriterion: all.mustUseCasesWithoutTrialCriterion,
    personasWithoutVoter: all.personasWithoutVoter,
  }
}

interface Verdicts {
  readonly verdicts: Record<string, Verdict>
  /** Could not be measured only where there is some. */
  readonly summary: Partial<Record<Verdict, number>>
  readonly mustFailed: string[]
}

/** By candidate, over all its trials: the ids of success criteria are unique in an evaluation. */
function verdicts(evaluation: Evaluation) {
  const byCandidate = new Map<string, Verdicts>()
  for (const row of evaluation.trials.flatMap((trial) => trialSummaries(trial))) {
    const { verdicts: all, summary, mustFailed } = byCandidate.get(row.candidateId) ?? emptyRow()
    Object.assign(all, Object.fromEntries(row.verdicts))
    for (const verdict of row.verdicts.values()) summary[verdict] = (summary[verdict] ?? 0) + 1
    mustFailed.push(...row.mustFailed)
    byCandidate.set(row.candidateId, { verdicts: all, summary, mustFailed })
  }
  return Object.fromEntries(
    [...byCandidate].map(([id, row]) => [
      id,
      { ...row.verdicts, summary: row.summary, mustFailed: row.mustFailed },
    ]),
  )
}

const emptyRow = (): Verdicts => ({
  verdicts: {},
  summary: { pass: 0, fail: 0, 'not-measured': 0 },
  mustFailed: [],
})

function support(evaluation: Evaluation) {
  const { result } = supportPoll(evaluation)
  return result && { mean: roundTo(result.mean, 2), min: result.min, blocks: result.blocks }
}
