/**
 * Changing what a trial must reach once it has started: with a reason, and never without a trace.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { ItemId, SuccessCriterionId, TrialId } from '#shared/domain/ids'
import type { SuccessCriterion, Trial } from '#shared/domain/proof'
import { targetText } from '#shared/domain/record/trial-result'
import { withoutSuccessCriterion, withTrial } from '#shared/domain/trial-edits'

/** Why something was changed after the start, and the line of the log that says so. */
export interface ChangeReason {
  readonly reason: string
  /** YYYY-MM-DD */
  readonly day: string
  readonly lineId: ItemId
}

/** Fields of a success criterion that say what must be reached. */
type Goal = Pick<SuccessCriterion, 'measure' | 'operator' | 'target' | 'unit' | 'must'>

/** Whether a trial runs or has run. One that went back to planned with results has. */
export function hasStarted({ status, results }: Pick<Trial, 'status' | 'results'>): boolean {
  return status !== 'planned' || results.length > 0
}

/** Whether anybody has a number for a success criterion. */
function hasValue({ results }: Pick<Trial, 'results'>, id: SuccessCriterionId): boolean {
  return results.some(
    ({ successCriterionId, value }) => successCriterionId === id && value !== null,
  )
}

/**
 * Whether a change of a success criterion needs a reason: after the start, where it says anything
 * else of what must be reached. What is blank may be filled in until something was measured, so
 * that a criterion can be added to a trial that runs.
 */
export function needsReason(
  trial: Trial,
  test: SuccessCriterion,
  fields: Partial<SuccessCriterion>,
): boolean {
  if (!hasStarted(trial)) return false
  const isBlank: Readonly<Record<keyof Goal, boolean>> = {
    measure: test.measure.trim() === '',
    target: test.target === null,
    unit: test.unit.trim() === '',
    operator: test.target === null,
    must: test.target === null,
  }
  const measured = hasValue(trial, test.id)
  const { measure, operator, target, unit, must } = { ...test, ...fields }
  const next: Goal = { measure, operator, target, unit, must }
  return goalFields.some((field) => next[field] !== test[field] && (measured || !isBlank[field]))
}

const goalFields = ['measure', 'operator', 'target', 'unit', 'must'] as const

/** What a change makes of a success criterion, in words without a full stop. */
export function changeWords(test: SuccessCriterion, fields: Partial<SuccessCriterion>): string {
  const next = { ...test, ...fields }
  const name = quoted(test.measure)
  const [before, after] = [targetText(test), targetText(next)]
  return [
    ...(next.measure === test.measure ? [] : [`${name} is now ${quoted(next.measure)}`]),
    ...(before === after ? [] : [`Target of ${name} changed from ${before} to ${after}`]),
    ...(next.must === test.must
      ? []
      : [`${name} is ${next.must ? 'now a must' : 'no must any more'}`]),
  ].join('; ')
}

/** What removing a success criterion takes away, in words without a full stop. */
export function removalWords(test: SuccessCriterion): string {
  return `Success criterion ${quoted(test.measure)} removed, target ${targetText(test)}`
}

/** What becomes of a stop rule, in words without a full stop. @param text null where it is removed */
export function stopRuleWords(before: string, text: string | null): string {
  return text === null
    ? `Stop rule ${quoted(before)} removed`
    : `Stop rule ${quoted(before)} changed to ${quoted(text)}`
}

const quoted = (text: string) => `“${text.trim() || 'not recorded'}”`

const logged = (trial: Trial, what: string, { reason, day, lineId }: ChangeReason): Trial => ({
  ...trial,
  log: [...trial.log, { id: lineId, day, byId: null, text: `${what}. Reason: ${reason.trim()}` }],
})

/**
 * With a changed success criterion. A target that is changed after it was measured is kept with
 * the criterion, and stays there when the line of the log is removed.
 *
 * @param because null where none is needed
 */
export function withChangedTest(
  evaluation: Evaluation,
  trialId: TrialId,
  id: SuccessCriterionId,
  fields: Partial<SuccessCriterion>,
  because: ChangeReason | null,
): Evaluation {
  return withTrial(evaluation, trialId, (trial) => {
    const test = trial.successCriteria.find((row) => row.id === id)
    if (!test) return trial
    const next = { ...test, ...fields }
    const moved = because !== null && hasValue(trial, id) && targetText(test) !== targetText(next)
    const { operator, target, unit, earlierTargets = [] } = test
    const before = {
      day: because?.day ?? '',
      operator,
      target,
      unit,
      reason: because?.reason ?? '',
    }
    const kept = moved ? { ...next, earlierTargets: [...earlierTargets, before] } : next
    const changed = {
      ...trial,
      successCriteria: trial.successCriteria.map((row) => (row.id === id ? kept : row)),
    }
    return because === null ? changed : logged(changed, changeWords(test, fields), because)
  })
}

/** Without a success criterion, and with the line of the log that says why. */
export function withTestRemoved(
  evaluation: Evaluation,
  trialId: TrialId,
  test: SuccessCriterion,
  because: ChangeReason | null,
): Evaluation {
  const without = withoutSuccessCriterion(evaluation, trialId, test.id)
  return because === null
    ? without
    : withTrial(without, trialId, (trial) => logged(trial, removalWords(test), because))
}

/** With a changed stop rule, or without it. @param text null to remove it */
export function withStopRule(
  evaluation: Evaluation,
  trialId: TrialId,
  id: string,
  text: string | null,
  because: ChangeReason | null,
): Evaluation {
  return withTrial(evaluation, trialId, (trial) => {
    const before = trial.stopRules.find((rule) => rule.id === id)
    if (!before) return trial
    const changed = {
      ...trial,
      stopRules:
        text === null
          ? trial.stopRules.filter((rule) => rule.id !== id)
          : trial.stopRules.map((rule) => (rule.id === id ? { ...rule, text } : rule)),
    }
    return because === null ? changed : logged(changed, stopRuleWords(before.text, text), because)
  })
}
