/**
 * Trial projects: what a charter lacks, what the results say, and what nobody tests.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, SuccessCriterionId, UseCaseId } from '#shared/domain/ids'
import type { SuccessCriterion, Trial } from '#shared/domain/proof'

/** What a measurement says about a success criterion. */
export type Verdict = 'pass' | 'fail' | 'not-measured'

/**
 * Whether a measurement reaches the target.
 *
 * @param value in the unit of the criterion; null when it could not be measured
 * @returns `not-measured` for null, and where the criterion has no target to reach. Differences
 *   below 1e-9 count as equal.
 */
export function verdictOf(
  { operator, target }: Pick<SuccessCriterion, 'operator' | 'target'>,
  value: number | null,
): Verdict {
  if (value === null || target === null) return 'not-measured'
  const above = value - target
  const passes = {
    '<=': above <= 1e-9,
    '>=': above >= -1e-9,
    '<': above < -1e-9,
    '>': above > 1e-9,
    '=': Math.abs(above) <= 1e-9,
  }
  return passes[operator] ? 'pass' : 'fail'
}

/** How one candidate did in a trial. */
export interface TrialSummary {
  readonly candidateId: CandidateId
  /** One verdict per success criterion, in their order; `not-measured` without a result. */
  readonly verdicts: ReadonlyMap<SuccessCriterionId, Verdict>
  readonly counts: Readonly<Record<Verdict, number>>
  /** Must criteria that it failed. */
  readonly mustFailed: readonly SuccessCriterionId[]
  /** Must criteria that were not measured: nobody can say that it passed. */
  readonly mustNotMeasured: readonly SuccessCriterionId[]
  /**
   * `failed` with a failed must, `passed` when every must was measured and passed, otherwise
   * `open`. A trial without a must criterion can show nothing and stays `open`.
   */
  readonly outcome: 'passed' | 'failed' | 'open'
}

/** How every candidate of a trial did, in the order of the trial. */
export function trialSummaries(trial: Trial): TrialSummary[] {
  return trial.candidateIds.map((candidateId) => {
    const values = new Map(
      trial.results
        .filter((result) => result.candidateId === candidateId)
        .map(({ successCriterionId, value }) => [successCriterionId, value]),
    )
    const verdicts = new Map(
      trial.successCriteria.map((criterion) => [
        criterion.id,
        verdictOf(criterion, values.get(criterion.id) ?? null),
      ]),
    )
    const counts = { pass: 0, fail: 0, 'not-measured': 0 }
    for (const verdict of verdicts.values()) counts[verdict] += 1
    const musts = trial.successCriteria.filter(({ must }) => must).map(({ id }) => id)
    const mustFailed = musts.filter((id) => verdicts.get(id) === 'fail')
    const mustNotMeasured = musts.filter((id) => verdicts.get(id) === 'not-measured')
    return {
      candidateId,
      verdicts,
      counts,
      mustFailed,
      mustNotMeasured,
      outcome: outcomeOf(musts.length, mustFailed.length, mustNotMeasured.length),
    }
  })
}

function outcomeOf(musts: number, failed: number, open: number): TrialSummary['outcome'] {
  if (failed > 0) return 'failed'
  return musts > 0 && open === 0 ? 'passed' : 'open'
}

/** Something that a trial charter must say before the trial may start. */
export type CharterGap =
  | 'hypothesis'
  | 'candidates'
  | 'owner'
  | 'end-date'
  | 'stop-rule'
  | 'measurable-must'

/** What each gap asks for, in words for the page. */
export const charterGapTexts: Readonly<Record<CharterGap, string>> = {
  hypothesis: 'A hypothesis: what we expect to be true at the end',
  candidates: 'At least one candidate',
  owner: 'An owner',
  'end-date': 'An end date, not before the start',
  'stop-rule': 'A rule for stopping early',
  'measurable-must': 'A must criterion with a measure, a number and a unit',
}

/** What the charter still lacks. Empty when the trial may start. */
export function charterGaps(trial: Trial): CharterGap[] {
  const measurable = trial.successCriteria.some(
    ({ must, measure, target, unit }) =>
      must && measure.trim() !== '' && target !== null && unit.trim() !== '',
  )
  const checks: readonly (readonly [CharterGap, boolean])[] = [
    ['hypothesis', trial.hypothesis.trim() !== ''],
    ['candidates', trial.candidateIds.length > 0],
    ['owner', trial.ownerId !== null],
    ['end-date', trial.end !== null && (trial.start === null || trial.start <= trial.end)],
    ['stop-rule', trial.stopRules.some(({ text }) => text.trim() !== '')],
    ['measurable-must', measurable],
  ]
  return checks.filter(([, there]) => !there).map(([gap]) => gap)
}

/** Must use cases that no success criterion of any trial tests, in their order. */
export function untestedMustUseCases(evaluation: Evaluation): UseCaseId[] {
  const tested = new Set(
    evaluation.trials.flatMap((trial) => trial.successCriteria.map(({ useCaseId }) => useCaseId)),
  )
  return evaluation.useCases
    .filter(({ id, priority }) => priority === 'must' && !tested.has(id))
    .map(({ id }) => id)
}
