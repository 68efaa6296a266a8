// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { rehearsalIdOf } from '#shared/domain/rehearsal'
import { createMemoryHost } from '../../../test/memory-host.ts'
import { largeEvaluation } from '../../../test/large.ts'
import { provideLocks } from '../../../test/render-page.tsx'
import { edit } from '../store/edit.ts'
import { openSession } from '../store/session.ts'
import type { Host } from './host.ts'
import { rehearsalHost } from './rehearsal-host.ts'

async function rehearsed(evaluation: Evaluation, changes: number): Promise<readonly string[]> {
  provideLocks()
  const called: string[] = []
  const host = createMemoryHost([evaluation], evaluation)
  const before = await host.evaluations.open({ id: evaluation.id })
  const heard = (group: object, name: string) =>
    new Proxy(group, {
      get: (target, method) => {
        called.push(`${name}.${String(method)}`)
        return Reflect.get(target, method) as unknown
      },
    })
  const groups = Object.entries(host).map(([name, group]) => [
    name,
    typeof group === 'function' ? group : heard(group, name),
  ])
  const rehearsal = rehearsalHost(Object.fromEntries(groups) as Host, 7)
  // What it takes over unchanged is looked at once, and called by nobody.
  called.length = 0
  const id = rehearsalIdOf(evaluation.id)
  if (id === null) throw new Error('It cannot be rehearsed')
  const session = await openSession(rehearsal, id)
  for (let n = 0; n < changes; n++) {
    await session.write((db) =>
      edit(db, 'Rename', (e) => e.patchSheet('frame', { title: `Title ${n}` })),
    )
  }
  await session.outbox.settled(5_000)
  await rehearsal.evaluations.snapshot({ id })
  session.close()
  await rehearsal.evaluations.close({ id })
  expect(await host.evaluations.open({ id: evaluation.id })).toEqual(before)
  return [...new Set(called)]
}

/** What a host is asked that changes nothing. */
const reading = ['evaluations.open', 'evaluations.close']

it.each([
  ['an empty one', emptyEvaluation(EvaluationId.parse('empty'), '2026-03-12T09:00:00Z', ''), 3],
  ['a long one', largeEvaluation({ people: 12, candidates: 6, criteria: 9 }), 150],
] as const)('asks the host for nothing but the evaluation: %s', async (_, evaluation, changes) => {
  const called = await rehearsed(evaluation, changes)
  expect(called.filter((method) => !reading.includes(method))).toEqual([])
  expect(called).toContain('evaluations.open')
})
