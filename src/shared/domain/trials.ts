/**
 * Trial projects: what a charter lacks, what the results say, and what nobody tests.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, SuccessCriterionId, UseCaseId } from '#shared/domain/ids'
import type { SuccessCriterion, Trial, TrialResult } from '#shared/domain/proof'

/**
 * What a measurement says about a success criterion. Not measured is not yet; not measurable was
 * tried in vain, and nothing is open there any more.
 */
export type Verdict = 'pass' | 'fail' | 'not-measured' | 'not-measurable'

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
): Exclude<Verdict, 'not-measurable'> {
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

/** The verdict on a criterion from what was written down on it. @param result undefined without any */
export function resultVerdict(
  criterion: Pick<SuccessCriterion, 'operator' | 'target'>,
  result: Pick<TrialResult, 'value' | 'notMeasurable'> | undefined,
): Verdict {
  return result && isNotMeasurable(result)
    ? 'not-measurable'
    : verdictOf(criterion, result?.value ?? null)
}

function isNotMeasurable({
  value,
  notMeasurable = false,
}: Pick<TrialResult, 'value' | 'notMeasurable'>): boolean {
  return notMeasurable && value === null
}

/** Whether nothing is to come any more: there is a value, or it could not be measured. */
export function isSettled(result: Pick<TrialResult, 'value' | 'notMeasurable'>): boolean {
  return result.value !== null || isNotMeasurable(result)
}

/** How one candidate did in a trial. */
export interface TrialSummary {
  readonly candidateId: CandidateId
  /** One verdict per success criterion, in their order; `not-measured` without a result. */
  readonly verdicts: ReadonlyMap<SuccessCriterionId, Verdict>
  readonly counts: Readonly<Record<Exclude<Verdict, 'not-measurable'>, number>>
  /** Criteria that could not be measured. They are in none of the counts. */
  readonly notMeasurable: readonly SuccessCriterionId[]
  /** Must criteria that it failed. */
  readonly mustFailed: readonly SuccessCriterionId[]
  /** Must criteria without a measurement, for whatever reason: nobody can say that it passed. */
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
    const own = new Map(
      trial.results
        .filter((result) => result.candidateId === candidateId)
        .map((result) => [result.successCriterionId, result]),
    )
    const verdicts = new Map(
      trial.successCriteria.map((criterion) => [
        criterion.id,
        resultVerdict(criterion, own.get(criterion.id)),
      ]),
    )
    const counts = { pass: 0, fail: 0, 'not-measured': 0 }
    for (const verdict of verdicts.values()) if (verdict !== 'not-measurable') counts[verdict] += 1
    const notMeasurable = [...verdicts].flatMap(([id, verdict]) =>
      verdict === 'not-measurable' ? [id] : [],
    )
    const musts = trial.successCriteria.filter(({ must }) => must).map(({ id }) => id)
    const mustFailed = musts.filter((id) => verdicts.get(id) === 'fail')
    const mustNotMeasured = musts.filter((id) =>
      ['not-measured', 'not-measurable'].includes(verdicts.get(id) ?? ''),
    )
    return {
      candidateId,
      verdicts,
      counts,
      notMeasurable,
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

/** Whether a success criterion can show anything: it says what is measured and what to reach. */
function canShow({ measure, target }: SuccessCriterion): boolean {
  return measure.trim() !== '' && target !== null
}

/** What tests a use case: criteria with a measure and a target, in trials that were not stopped. */
export function testsOfUseCase(evaluation: Evaluation, id: UseCaseId): SuccessCriterion[] {
  return evaluation.trials
    .filter(({ status }) => status !== 'stopped')
    .flatMap(({ successCriteria }) => successCriteria)
    .filter((test) => test.useCaseId === id && canShow(test))
}

/** Why a use case that a criterion names is still not tested. */
export type TestLack = 'blank' | 'stopped'

/** What is in the way of criteria that name a use case nobody tests; null where there is none. */
export function testLack(evaluation: Evaluation, id: UseCaseId): TestLack | null {
  const naming = evaluation.trials.filter(({ successCriteria }) =>
    successCriteria.some(({ useCaseId }) => useCaseId === id),
  )
  if (naming.length === 0) return null
  return naming.every(({ status }) => status === 'stopped') ? 'stopped' : 'blank'
}

/** Must use cases that nothing tests, in their order. */
export function untestedMustUseCases(evaluation: Evaluation): UseCaseId[] {
  return evaluation.useCases
    .filter(
      ({ id, priority }) => priority === 'must' && testsOfUseCase(evaluation, id).length === 0,
    )
    .map(({ id }) => id)
}
