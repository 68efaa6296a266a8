/**
 * The evidence ledger: what was found out about a cell, and what the group made of it.
 *
 * Nothing here changes a score by itself. A result proposes; an accepted line is what people
 * decided.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { groupedBy } from '#shared/domain/grouping'
import type { CandidateId, CriterionId, SuccessCriterionId, TrialId } from '#shared/domain/ids'
import type { Evidence } from '#shared/domain/proof'
import { acceptedEvidence, cells, countingEvidence, inTime } from '#shared/domain/scoring/cells'
import type { StageResult } from '#shared/domain/scoring/result'
import { cellKey } from '#shared/domain/scoring/rounds'
import { withoutNoise } from '#shared/domain/statistics'
import { resultVerdict, type Verdict } from '#shared/domain/trials'
import type { EvidenceLevel } from '#shared/domain/values'
import { EvidenceLevel as EvidenceLevels, scaleMax, scaleMin } from '#shared/domain/values'
import { currentWeights } from '#shared/domain/weighting/current'

/** One accepted line of the ledger with what it did. */
export interface LedgerRow {
  readonly evidence: Evidence
  /** The score before it, full precision; null where there was none. */
  readonly from: number | null
  /** The score after it; the same as before where it confirms. */
  readonly to: number | null
  /** 0 where it confirms, or where there was no score before. */
  readonly delta: number
  /** Delta times weight, in points of the candidate's total. */
  readonly effectOnTotal: number
}

/**
 * The accepted lines, oldest first, with the effect of each on the total under the present
 * weights. `from` is what was recorded when it was decided, else what the score was by then.
 */
export function evidenceLedger(evaluation: Evaluation): LedgerRow[] {
  const { shares } = currentWeights(evaluation)
  const scores = new Map(
    cells(evaluation, 'discussed').map((cell) => [
      cellKey(cell.candidateId, cell.criterionId),
      cell.score,
    ]),
  )
  return acceptedEvidence(evaluation).map((evidence) => {
    const key = cellKey(evidence.candidateId, evidence.criterionId)
    const from = evidence.from ?? scores.get(key) ?? null
    const to = evidence.to ?? from
    const delta = from === null || to === null ? 0 : withoutNoise(to - from)
    scores.set(key, to)
    const weight = shares.get(evidence.criterionId) ?? 0
    return { evidence, from, to, delta, effectOnTotal: withoutNoise(weight * delta) }
  })
}

/**
 * The weightiest evidence of every cell that has some, by `cellKey`. Else: opinion. What a later
 * review asked about anew rests on the opinions of the review.
 */
export function evidenceLevels(evaluation: Evaluation): Map<string, EvidenceLevel> {
  const levels = new Map<string, EvidenceLevel>()
  const rank = (level: EvidenceLevel) => EvidenceLevels.options.indexOf(level)
  for (const { candidateId, criterionId, level } of countingEvidence(evaluation)) {
    const key = cellKey(candidateId, criterionId)
    if (rank(level) > rank(levels.get(key) ?? 'opinion')) levels.set(key, level)
  }
  return levels
}

/** Whether a level means that somebody measured: in a trial or in production. */
export function isMeasured(level: EvidenceLevel): boolean {
  return level === 'trial' || level === 'production'
}

/** What the scores of the first two places rest on. */
export interface ResultBasis {
  /** Scores of the first two with a weight: 16 for eight criteria. */
  readonly scores: number
  /** Of these, resting on a measurement in the ledger. */
  readonly measured: number
  readonly byLevel: Readonly<Record<EvidenceLevel, number>>
  /** Of the measured ones, changed by it. */
  readonly changed: number
  /** Points of total that these changes moved, all counted as positive. */
  readonly pointsMoved: number
  /**
   * How much of what tells the first two apart rests on opinion, in percent: over the criteria,
   * the absolute differences of their contributions, each counted for the share of its two
   * scores that is not measured. Null when nothing tells them apart.
   */
  readonly opinionPercent: number | null
  /**
   * The same by level, in percent that add up to 100: each difference counts half for the level
   * of either score. All 0 when nothing tells them apart.
   */
  readonly apartPercentByLevel: Readonly<Record<EvidenceLevel, number>>
}

const noneByLevel = () => ({ opinion: 0, documentation: 0, demo: 0, trial: 0, production: 0 })

/** What the first two places rest on. Null with fewer than two scored candidates. */
export function resultBasis(evaluation: Evaluation, result: StageResult): ResultBasis | null {
  const [first, second] = result.ranking
  if (!first || !second) return null
  const levels = evidenceLevels(evaluation)
  const levelOf = (candidateId: CandidateId, criterionId: CriterionId) =>
    levels.get(cellKey(candidateId, criterionId)) ?? 'opinion'
  const weighted = first.contributions.filter(({ weight }) => weight > 0)
  const two = [first.candidateId, second.candidateId]
  const keys = weighted.flatMap(({ criterionId }) =>
    two.map((candidateId) => ({ candidateId, criterionId })),
  )
  const byLevel = noneByLevel()
  for (const { candidateId, criterionId } of keys) byLevel[levelOf(candidateId, criterionId)] += 1
  const counting = new Set(countingEvidence(evaluation).map(({ id }) => id))
  const moved = evidenceLedger(evaluation).filter(
    ({ delta, evidence }) =>
      delta !== 0 &&
      counting.has(evidence.id) &&
      isMeasured(evidence.level) &&
      two.includes(evidence.candidateId),
  )
  let apart = 0
  const apartByLevel = noneByLevel()
  for (const { criterionId, points } of weighted) {
    const other = second.contributions.find((part) => part.criterionId === criterionId)
    const difference = Math.abs(points - (other?.points ?? points))
    apart += difference
    for (const id of two) apartByLevel[levelOf(id, criterionId)] += difference / 2
  }
  const nothing = apart < 1e-12
  const percentOf = (part: number) => (nothing ? 0 : (part / apart) * 100)
  const { trial, production } = apartByLevel
  return {
    scores: keys.length,
    measured: byLevel.trial + byLevel.production,
    byLevel,
    changed: new Set(
      moved.map(({ evidence }) => cellKey(evidence.candidateId, evidence.criterionId)),
    ).size,
    pointsMoved: moved.reduce((sum, { effectOnTotal }) => sum + Math.abs(effectOnTotal), 0),
    opinionPercent: nothing ? null : percentOf(apart - trial - production),
    apartPercentByLevel: {
      opinion: percentOf(apartByLevel.opinion),
      documentation: percentOf(apartByLevel.documentation),
      demo: percentOf(apartByLevel.demo),
      trial: percentOf(trial),
      production: percentOf(production),
    },
  }
}

/** What trial results suggest for one cell, for people to accept, change or reject. */
export interface EvidenceProposal {
  readonly trialId: TrialId
  readonly candidateId: CandidateId
  readonly criterionId: CriterionId
  /** The tests behind it, with what they showed. Never empty. */
  readonly tests: readonly {
    readonly successCriterionId: SuccessCriterionId
    readonly verdict: Verdict
  }[]
  /** The score now; null where there is none. */
  readonly from: number | null
  /** A start for the talk, in whole points; null to keep the present score. */
  readonly to: number | null
}

/**
 * What the tests behind a line show now, as far as they show anything.
 *
 * @param ids tests of whatever trial
 */
export function verdictsNow(
  { trials }: Pick<Evaluation, 'trials'>,
  candidateId: CandidateId,
  ids: readonly SuccessCriterionId[],
): NonNullable<Evidence['decidedOn']> {
  return trials.flatMap(({ successCriteria, results }) =>
    successCriteria.flatMap((test) => {
      if (!ids.includes(test.id)) return []
      const result = results.find(
        (row) => row.candidateId === candidateId && row.successCriterionId === test.id,
      )
      const verdict = resultVerdict(test, result)
      return verdict === 'pass' || verdict === 'fail'
        ? [{ successCriterionId: test.id, verdict }]
        : []
    }),
  )
}

/**
 * Whether a line was decided on a result that has been corrected since, so that a test behind it
 * no longer shows what it showed. False where nobody kept what it showed, and for what is still
 * to be decided.
 */
export function isOnEarlierResult(
  evaluation: Pick<Evaluation, 'trials'>,
  { status, candidateId, decidedOn = [] }: Evidence,
): boolean {
  if (status === 'proposed' || decidedOn.length === 0) return false
  const now = verdictsNow(
    evaluation,
    candidateId,
    decidedOn.map(({ successCriterionId }) => successCriterionId),
  )
  return decidedOn.some(
    (then) =>
      now.find(({ successCriterionId }) => successCriterionId === then.successCriterionId)
        ?.verdict !== then.verdict,
  )
}

/**
 * The results that people have dealt with, as keys of trial, candidate and test: the last line on
 * each was decided on what it shows now, or is on the table.
 */
function dealtWith(evaluation: Evaluation): ReadonlySet<string> {
  const last = new Map<string, Evidence>()
  for (const line of inTime(evaluation.evidence))
    for (const id of line.successCriterionIds)
      last.set(`${line.trialId ?? ''} ${line.candidateId} ${id}`, line)
  return new Set(
    [...last].filter(([, line]) => !isOnEarlierResult(evaluation, line)).map(([key]) => key),
  )
}

/**
 * Proposals from results that no line of the ledger refers to yet, whatever its status, and from
 * those that show something else than when the last line on them was decided.
 *
 * A failed test suggests one whole point less, at least 1; when all tests of the cell passed and
 * its score is below 4, one whole point more, at most 4; otherwise the score is confirmed. These
 * are starts for a talk, not rules: only people set a score.
 */
export function evidenceProposals(evaluation: Evaluation): EvidenceProposal[] {
  const scores = new Map(
    cells(evaluation, 'trial').map((cell) => [
      cellKey(cell.candidateId, cell.criterionId),
      cell.score,
    ]),
  )
  const used = dealtWith(evaluation)
  return evaluation.trials.flatMap((trial) => {
    const found = trial.results.flatMap((result) => {
      const { candidateId, successCriterionId } = result
      const criterion = trial.successCriteria.find(({ id }) => id === successCriterionId)
      const verdict = criterion ? resultVerdict(criterion, result) : 'not-measured'
      const fresh = !used.has(`${trial.id} ${candidateId} ${successCriterionId}`)
      if (!criterion?.criterionId || !fresh || !(verdict === 'pass' || verdict === 'fail'))
        return []
      if (!scores.has(cellKey(candidateId, criterion.criterionId))) return []
      return [{ candidateId, criterionId: criterion.criterionId, successCriterionId, verdict }]
    })
    return [...groupedBy(found, (row) => cellKey(row.candidateId, row.criterionId))].flatMap(
      ([key, rows]) => {
        const [row] = rows
        if (!row) return []
        const from = scores.get(key) ?? null
        const tests = rows.map(({ successCriterionId, verdict }) => ({
          successCriterionId,
          verdict,
        }))
        const { candidateId, criterionId } = row
        const verdicts = rows.map(({ verdict }) => verdict)
        const to = suggestedScore(from, verdicts)
        return [{ trialId: trial.id, candidateId, criterionId, tests, from, to }]
      },
    )
  })
}

function suggestedScore(from: number | null, verdicts: readonly Verdict[]): number | null {
  if (from === null) return null
  if (verdicts.includes('fail'))
    return from > scaleMin ? Math.max(scaleMin, Math.ceil(from) - 1) : null
  const goodEnough = scaleMax - 1
  return from < goodEnough ? Math.min(goodEnough, Math.floor(from) + 1) : null
}
