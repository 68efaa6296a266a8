import { expect, it } from 'vitest'
import { Evaluation } from '#shared/domain/evaluation'
import { ParticipantId } from '#shared/domain/ids'
import { tracesOf, withoutParticipant } from '#shared/domain/people'
import { decisionRecord, sectionOf } from '#shared/domain/record'
import { askedAgain, earlierPolls, supportPoll } from '#shared/domain/support'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { toMadr } from '#shared/exchange/madr'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const shownAt = '2026-04-16T10:00:00+02:00'
const shownAgain = { support: { jonas: 5 }, supportRevealedAt: shownAt }
const withDecision = (change: object) =>
  Evaluation.parse({ ...sample, decision: { ...sample.decision, ...change } })

it('counts answers and shows no level before the reveal', () => {
  expect(supportPoll(withDecision({ supportRevealedAt: null }))).toEqual({
    answered: 6,
    expected: 6,
    result: null,
  })
})

it('says who blocks before anything else', () => {
  const blocked = withDecision({ support: { ...sample.decision.support, ana: 1 } })
  expect(supportPoll(blocked).result).toMatchObject({
    blocks: 1,
    words: 'one person blocks',
    min: 1,
  })
  expect(supportPoll(sample).result?.words).toBe('nobody blocks, the lowest is “can live with it”')
})

it('counts neither observers nor strangers', () => {
  const more = withDecision({ support: { ...sample.decision.support, ingrid: 1, ghost: 1 } })
  expect(supportPoll(more)).toEqual(supportPoll(sample))
})

it('has no result without an answer', () => {
  expect(supportPoll(withDecision({ support: {} }))).toMatchObject({ answered: 0, result: null })
})

it('keeps what was shown when it is asked again, and names it in the record and the Markdown', () => {
  const again = withDecision(askedAgain(sample.decision))
  expect(supportPoll(again)).toMatchObject({ answered: 0, result: null })
  expect(earlierPolls(again)).toMatchObject([{ day: '2026-04-09', min: 3, blocks: 0 }])
  for (const evaluation of [again, withDecision({ ...again.decision, ...shownAgain })]) {
    const text = JSON.stringify(sectionOf(decisionRecord(evaluation), 'support'))
    expect(text).toContain('Asked before, shown on ')
    expect(toMadr(evaluation)).toContain('Asked before, shown on 9 April 2026: Ana Ferreira 3')
  }
  expect(contradictionsOf(again)).toEqual([])
  const ghost = withDecision({ earlierPolls: [{ shownAt, support: { ghost: 1 } }] })
  expect(contradictionsOf(ghost).map(({ path }) => path)).toEqual([
    'decision.earlierPolls[0].support.ghost',
  ])
})

it('keeps nothing of a poll that nobody has seen', () => {
  const unseen = askedAgain({ ...sample.decision, supportRevealedAt: null })
  expect(unseen).toEqual({ support: {}, supportRevealedAt: null })
})

it('forgets somebody who is removed in earlier polls, too, and counts that as a trace', () => {
  const ana = ParticipantId.parse('ana')
  const again = withDecision(askedAgain(sample.decision))
  expect(tracesOf(again, ana)).toBe(tracesOf(sample, ana))
  expect(JSON.stringify(withoutParticipant(again, ana).decision)).not.toContain('"ana"')
})
