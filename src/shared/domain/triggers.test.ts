import { describe, expect, it } from 'vitest'
import type { Decision } from '#shared/domain/decision'
import { ItemId } from '#shared/domain/ids'
import { decisionRecord, sectionOf } from '#shared/domain/record'
import { dueOn, statusOn, summarise, watchedOn } from '#shared/domain/summary'
import { triggerWords, withHappened, withLookBack } from '#shared/domain/triggers'
import { EvaluationSummary } from '#shared/evaluation-file/summary'
import { toMadr } from '#shared/exchange/madr'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const id = ItemId.parse('trigger-2')
const decision: Decision = {
  ...sample.decision,
  triggers: sample.decision.triggers.map((row) =>
    row.id === id
      ? { ...row, measured: { measure: 'Restore', operator: '>', target: 60, unit: 'min' } }
      : row,
  ),
}
const withTriggers = (now: Decision) => ({ ...sample, decision: now })
const words = `${decision.triggers[1]?.text} (Restore > 60 min)`

describe('a trigger', () => {
  it('may be words alone, or have a number that is read behind them', () => {
    expect(triggerWords({ text: ' More people ' })).toBe('More people')
    const measured = { measure: '', operator: '>=', target: 25, unit: 'people' } as const
    expect(triggerWords({ text: 'We grow', measured })).toBe('We grow (≥ 25 people)')
    const empty = { measure: '', operator: '>', target: null, unit: '' } as const
    expect(triggerWords({ text: 'We grow', measured: empty })).toBe('We grow')
  })

  it('is in the summary, the record and the Markdown with its number', () => {
    const evaluation = withTriggers(decision)
    const summary = summarise(evaluation)
    expect(EvaluationSummary.parse(summary)).toEqual(summary)
    expect(summary.triggers?.[1]).toEqual({ id, text: words, happenedOn: null })
    const section = JSON.stringify(sectionOf(decisionRecord(evaluation), 'review'))
    expect(section).toContain(words)
    expect(toMadr(evaluation)).toContain('Restore')
  })

  it('is watched for a decision that stands, and for nothing else', () => {
    const today = '2026-05-18'
    expect(watchedOn(summarise(sample), today)).toHaveLength(4)
    for (const status of ['open', 'proposed', 'superseded'] as const)
      expect(watchedOn(summarise(withTriggers({ ...decision, status })), today)).toEqual([])
    expect(watchedOn(summarise(sample), '2027-04-09')).toEqual([])
  })

  it('that has happened makes the review due on that day and names itself as the reason', () => {
    const summary = summarise(withTriggers(withHappened(decision, id, '2026-05-10')))
    expect(statusOn(summary, '2026-05-09')).toBe('decided')
    expect(statusOn(summary, '2026-05-12')).toBe('due-for-review')
    expect(dueOn({ ...summary, openActions: [] }, '2026-05-12')).toEqual([
      {
        kind: 'review',
        day: '2026-05-10',
        daysLate: 2,
        because: [{ id, text: words, happenedOn: '2026-05-10' }],
      },
    ])
    const record = decisionRecord(withTriggers(withHappened(decision, id, '2026-05-10')))
    expect(JSON.stringify(sectionOf(record, 'review'))).toContain('The review is due.')
  })

  it('can be taken back, and leaves nothing', () => {
    expect(withHappened(withHappened(decision, id, '2026-05-10'), id, null)).toEqual(decision)
  })

  it('becomes the reason of the look back, and is watched again', () => {
    const looked = withLookBack(
      withHappened(decision, id, '2026-05-10'),
      ItemId.parse('look'),
      '2026-05-20',
    )
    expect(looked.triggers).toEqual(decision.triggers)
    expect(looked.lookBacks).toMatchObject([{ day: '2026-05-20', reason: words }])
    expect(statusOn(summarise(withTriggers(looked)), '2026-05-21')).toBe('decided')
    const plain = withLookBack(decision, ItemId.parse('look'), '2027-04-09')
    expect(plain.lookBacks?.every((row) => !('reason' in row))).toBe(true)
    const outlook = JSON.stringify(sectionOf(decisionRecord(withTriggers(looked)), 'outlook'))
    expect(outlook).toContain(words)
  })

  it('is looked back at once a day, until something has been said of it', () => {
    const [one, two] = [ItemId.parse('look'), ItemId.parse('look-2')]
    const begun = withLookBack({ ...decision, lookBacks: [] }, one, '2027-04-09')
    expect(withLookBack(begun, two, '2027-04-09')).toBe(begun)
    expect(withLookBack(begun, two, '2027-04-10').lookBacks).toHaveLength(2)
    const happened = withHappened(begun, id, '2027-04-09')
    expect(withLookBack(happened, two, '2027-04-09').lookBacks).toHaveLength(2)
    const said = begun.lookBacks?.map((row) => ({ ...row, whatHappened: 'It held' })) ?? []
    const again = withLookBack({ ...begun, lookBacks: said }, two, '2027-04-09')
    expect(again.lookBacks).toHaveLength(2)
  })
})
