import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId, ParticipantId } from '#shared/domain/ids'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { provideRealLocks } from '../../../test/locks.ts'
import { createMemoryHost } from '../../../test/memory-host.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { restoreInPlace } from './restore.ts'

provideRealLocks()

it('puts back an earlier state as it was, also one that refers to what is gone', async () => {
  const present = { ...scenarioEvaluation(), id: EvaluationId.parse('restored') }
  const ownerId = ParticipantId.parse('gone')
  const earlier: Evaluation = { ...present, frame: { ...present.frame, title: 'Earlier', ownerId } }
  expect(contradictionsOf(earlier).length).toBeGreaterThan(contradictionsOf(present).length)
  const host = createMemoryHost([present])
  await restoreInPlace(host, present.id, earlier, 'Restore the state of 10:42')
  const { evaluation } = await host.evaluations.open({ id: present.id })
  expect(evaluation.frame).toMatchObject({ title: 'Earlier', ownerId })
})
