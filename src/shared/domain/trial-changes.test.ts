import { describe, expect, it } from 'vitest'
import { Evaluation } from '#shared/domain/evaluation'
import { ItemId } from '#shared/domain/ids'
import type { SuccessCriterion, Trial } from '#shared/domain/proof'
import {
  hasStarted,
  needsReason,
  withChangedTest,
  withStopRule,
  withTestRemoved,
} from '#shared/domain/trial-changes'
import { newSuccessCriterion } from '#shared/domain/trial-edits'
import { toMadr } from '#shared/exchange/madr'
import { toWorkbook } from '#shared/exchange/workbook'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const trial = sample.trials[0] as Trial
const test = trial.successCriteria[0] as SuccessCriterion
const because = { reason: 'The drill was harder', day: '2026-03-30', lineId: ItemId.parse('why') }
const running: Evaluation = {
  ...sample,
  trials: [{ ...trial, status: 'running', results: [] }],
}
const firstOf = (evaluation: Evaluation) => evaluation.trials[0] as Trial

describe('a change of what a trial must reach', () => {
  const started = firstOf(running)

  it('needs no reason before the start, and none that changes nothing that must be reached', () => {
    const planned: Trial = { ...started, status: 'planned' }
    expect(hasStarted(planned)).toBe(false)
    expect(needsReason(planned, test, { target: 99 })).toBe(false)
    expect(needsReason(started, test, { target: test.target, useCaseId: null })).toBe(false)
  })

  it.each([
    ['the target', { target: 99 }],
    ['the target, taken out', { target: null }],
    ['the measure', { measure: 'Something else' }],
    ['the unit', { unit: 'years' }],
    ['the operator', { operator: '>' }],
    ['whether it is a must', { must: !test.must }],
  ] as const)('needs a reason after it: %s', (_, fields) => {
    expect(needsReason(started, test, fields)).toBe(true)
  })

  it('needs one also where a trial with results went back to planned', () => {
    expect(needsReason({ ...trial, status: 'planned' }, test, { target: 99 })).toBe(true)
  })

  it('needs none to fill in a criterion that was added later, until it is measured', () => {
    const added = newSuccessCriterion(test.id)
    for (const fields of [{ measure: 'm' }, { target: 1 }, { unit: 'u' }, { must: true }] as const)
      expect(needsReason(started, added, fields)).toBe(false)
    expect(needsReason(trial, added, { target: 1 })).toBe(true)
  })
})

describe('the trace of such a change', () => {
  const harder = { target: 99, operator: '>=' } as const

  it('is a dated line of the log, and no earlier target before anybody measured', () => {
    const changed = firstOf(withChangedTest(running, trial.id, test.id, harder, because))
    expect(changed.successCriteria[0]).toEqual({ ...test, ...harder })
    expect(changed.log.at(-1)).toMatchObject({ day: '2026-03-30', id: 'why' })
    expect(changed.log.at(-1)?.text).toMatch(
      /^Target of “.*” changed from ≤ .* to ≥ 99 .*\. Reason: The drill was harder$/,
    )
  })

  it('keeps each earlier target that somebody had measured against', () => {
    const once = withChangedTest(sample, trial.id, test.id, harder, because)
    const twice = withChangedTest(once, trial.id, test.id, { target: 98 }, because)
    expect(firstOf(twice).successCriteria[0]?.earlierTargets).toMatchObject([
      { operator: test.operator, target: test.target, unit: test.unit, day: '2026-03-30' },
      { operator: '>=', target: 99, reason: 'The drill was harder' },
    ])
    expect(firstOf(once).successCriteria[1]).toEqual(trial.successCriteria[1])
    expect(Evaluation.safeParse(twice).success).toBe(true)
  })

  it('is no earlier target where only its name or its weight changes', () => {
    const fields = { measure: 'Another name', must: !test.must }
    const changed = firstOf(withChangedTest(sample, trial.id, test.id, fields, because))
    expect(changed.successCriteria[0]).toEqual({ ...test, ...fields })
    expect(changed.log.at(-1)?.text).toContain('is now “Another name”; “')
  })

  it('says what was removed: a criterion with its target, a stop rule', () => {
    const gone = withTestRemoved(sample, trial.id, test, because)
    expect(contradictionsOf(gone)).toEqual([])
    expect(firstOf(gone).log.at(-1)?.text).toMatch(/^Success criterion “.*” removed, target ≤/)
    const [rule] = trial.stopRules
    if (!rule) throw new Error('The sample has a stop rule')
    const without = firstOf(withStopRule(sample, trial.id, rule.id, null, because))
    expect(without.stopRules).toEqual(trial.stopRules.slice(1))
    expect(without.log.at(-1)?.text).toBe(
      `Stop rule “${rule.text}” removed. Reason: The drill was harder`,
    )
    const changed = firstOf(withStopRule(sample, trial.id, rule.id, 'Other', because))
    expect(changed.stopRules[0]?.text).toBe('Other')
    expect(changed.log.at(-1)?.text).toContain('changed to “Other”')
  })

  it('stands in the record and in the workbook', () => {
    const changed = withChangedTest(sample, trial.id, test.id, harder, because)
    const cells = (evaluation: Evaluation) => JSON.stringify(toWorkbook(evaluation))
    for (const text of [toMadr(changed), cells(changed)]) {
      expect(text).toContain('target changed after it was measured; until 30 March 2026 it was')
      expect(text).toContain('The drill was harder')
    }
    expect(toMadr(sample)).not.toContain('changed after it was measured')
    expect(cells(sample)).not.toContain('changed after it was measured')
  })
})
