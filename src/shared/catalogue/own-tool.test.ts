import { expect, it } from 'vitest'
import { findTools } from '#shared/catalogue/find-tools'
import { ownFactsOf, troubleWith, withOwnFacts, withToolFacts } from '#shared/catalogue/own-tool'
import { ownTool } from '#shared/catalogue/personal'
import { ComponentId, ToolId } from '#shared/domain/ids'
import { Tool } from '#shared/domain/tool'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const tracker = ownTool({
  id: ToolId.parse('own'),
  name: 'Our tracker',
  componentIds: [],
  stages: [],
  day: '2026-05-18',
})
const typed = {
  ...ownFactsOf(tracker),
  aliases: 'Tracky, The old one',
  componentIds: [ComponentId.parse('experiment-tracking')],
  licence: 'MIT',
  firstRelease: '2021',
  status: 'active' as const,
  check: 'verified' as const,
}

it('gives every fact that is said its day and its check, and leaves the rest unknown', () => {
  const tool = Tool.parse(withOwnFacts(tracker, typed, '2026-06-01'))
  expect(tool).toMatchObject({
    licence: { value: 'MIT', asOf: '2026-06-01', check: 'verified' },
    firstRelease: { value: 2021, asOf: '2026-06-01', check: 'verified' },
    governance: { value: null, asOf: null, check: 'unverified' },
    status: { state: 'active', asOf: '2026-06-01', check: 'verified' },
    stages: ['training'],
    confidence: 'high',
    origin: tracker.origin,
  })
  expect(findTools([tool], 'tracky')[0]).toMatchObject({ via: 'Tracky' })
})

it('keeps the day of a fact that stays, and forgets one that is taken out', () => {
  const first = withOwnFacts(tracker, typed, '2026-06-01')
  expect(withOwnFacts(first, ownFactsOf(first), '2026-09-09')).toEqual(first)
  const second = withOwnFacts(
    first,
    { ...ownFactsOf(first), licence: '', status: 'archived' },
    '2026-09-09',
  )
  expect(second).toMatchObject({
    licence: { value: null, asOf: null, check: 'unverified' },
    firstRelease: { asOf: '2026-06-01' },
    status: { state: 'archived', asOf: '2026-09-09' },
  })
})

it('says what is wrong before it is kept', () => {
  const facts = ownFactsOf(tracker)
  expect(troubleWith(facts)).toBeNull()
  expect(troubleWith({ ...facts, name: ' ' })).toMatch(/name/)
  expect(troubleWith({ ...facts, firstRelease: 'last year' })).toMatch(/year/)
  expect(troubleWith({ ...facts, homepage: 'javascript:alert(1)' })).toMatch(/https/)
})

it('changes the facts that candidates bring along, and no other candidate', () => {
  const sample = scenarioEvaluation()
  const [first, ...rest] = sample.candidates
  if (!first) throw new Error('The sample has candidates')
  const evaluation = {
    ...sample,
    candidates: [{ ...first, toolIds: [tracker.id], facts: [tracker] }, ...rest],
  }
  const tool = withOwnFacts(tracker, typed, '2026-06-01')
  const changed = withToolFacts(evaluation, tool)
  expect(changed.candidates[0]?.facts).toEqual([tool])
  expect(changed.candidates.slice(1)).toEqual(rest)
})
