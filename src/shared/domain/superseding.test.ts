import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { decisionRecord, sectionOf } from '#shared/domain/record'
import { startFrom } from '#shared/domain/starting'
import { dueOn, summarise } from '#shared/domain/summary'
import {
  relatedOf,
  replacementOf,
  supersededAsBefore,
  supersededBy,
  supersederOf,
  withRelated,
} from '#shared/domain/superseding'
import { EvaluationSummary } from '#shared/evaluation-file/summary'
import { toMadr } from '#shared/exchange/madr'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const old = scenarioEvaluation()
const laterId = EvaluationId.parse('later')
const later: Evaluation = {
  ...old,
  id: laterId,
  frame: { ...old.frame, title: 'Later' },
  decision: withRelated(old.decision, 'supersedes', { id: old.id, title: old.frame.title }),
}
const listed = (...all: readonly Evaluation[]) =>
  all.map((one) => ({ id: one.id, summary: summarise(one) }))

describe('a decision that replaces another', () => {
  it('is linked by the evaluation’s id, and by words alone where it was made elsewhere', () => {
    expect(relatedOf(later.decision, 'supersedes')).toEqual({ id: old.id, title: old.frame.title })
    const words = withRelated(later.decision, 'supersedes', { id: null, title: 'A memo' })
    expect(relatedOf(words, 'supersedes')).toEqual({ id: null, title: 'A memo' })
    expect('supersedesId' in words).toBe(false)
  })

  it('is known from the list alone, without opening either file', () => {
    const all = listed(old, later)
    expect(supersederOf(old.id, all)).toEqual({ id: laterId, title: 'Later' })
    expect(all.map((one) => replacementOf(one, all))).toEqual([
      { id: laterId, title: 'Later' },
      null,
    ])
  })

  it('replaces nothing before it is accepted, nor as a snapshot', () => {
    const open = { ...later, decision: { ...later.decision, status: 'proposed' as const } }
    expect(supersederOf(old.id, listed(old, open))).toBeNull()
    const origin = { evaluationId: old.id, title: 'Later', asOf: '2026-05-01' }
    const snapshot = { ...later, frame: { ...later.frame, origin } }
    expect(supersederOf(old.id, listed(old, snapshot))).toBeNull()
  })

  it('takes the old one’s review off the list of what is due, and names itself everywhere', () => {
    const marked = supersededBy(old, { id: laterId, title: 'Later' })
    const summary = summarise(marked)
    expect(EvaluationSummary.parse(summary)).toEqual(summary)
    expect(summary).toMatchObject({
      status: 'decided',
      reviewDate: null,
      supersededBy: { id: laterId, title: 'Later' },
    })
    expect(dueOn(summary, '2028-01-01').some(({ kind }) => kind === 'review')).toBe(false)
    const record = decisionRecord(marked)
    expect(record.status).toBe('Accepted on 9 April 2026, superseded since by Later')
    expect(JSON.stringify(sectionOf(record, 'signed'))).toContain('Later')
    expect(toMadr(marked)).toContain('* Status: superseded by Later')
    expect(toMadr(later)).toContain(`Supersedes: ${old.frame.title}`)
  })

  it('can be taken back without touching what was changed meanwhile', () => {
    const marked = supersededBy(old, { id: laterId, title: 'Later' })
    const since = { ...marked, decision: { ...marked.decision, premortem: 'It failed.' } }
    expect(supersededAsBefore(since, old.decision)).toEqual({
      ...old,
      decision: { ...old.decision, premortem: 'It failed.' },
    })
  })

  it('is meant from the start by an evaluation started from a decided one, and only then', () => {
    const beginning = { id: laterId, createdAt: old.createdAt, title: 'Again', question: '' }
    expect(relatedOf(startFrom(old, beginning).decision, 'supersedes').id).toBe(old.id)
    const draft = { ...old, decision: { ...old.decision, status: 'open' as const } }
    expect(startFrom(draft, beginning).decision.supersedes).toBe('')
  })
})
