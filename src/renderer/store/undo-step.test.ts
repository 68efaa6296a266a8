import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CriterionId, EvaluationId } from '#shared/domain/ids'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { withoutUseCase } from '#shared/domain/use-cases'
import { withoutLockedCriterion } from '#shared/domain/weighting/locked'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { collectEvaluation, replaceContent } from './content.ts'
import { EvaluationDatabase } from './database.ts'
import { type Edit, edit, lastStep, redo, undo, undoStep } from './edit.ts'

const sample = scenarioEvaluation()
const governance = CriterionId.parse('governance')
let db: EvaluationDatabase
let n = 0

beforeEach(async () => {
  n += 1
  db = new EvaluationDatabase(EvaluationId.parse(`step-${n}`))
  await replaceContent(db, sample)
})

afterEach(() => db.delete())

const now = async () => {
  const found = await collectEvaluation(db)
  if (!found) throw new Error('The store is empty')
  return found
}
const step = async (work: (e: Edit) => Promise<void>, label = 'A change') => {
  await edit(db, label, work)
  const made = lastStep(db)
  if (made === null) throw new Error('Nothing changed')
  return made
}
const removeUseCase = () => {
  const [useCase] = sample.useCases
  if (!useCase) throw new Error('A use case')
  return step((e) => e.become((is) => withoutUseCase(is, useCase.id)), `Remove ${useCase.title}`)
}

describe('taking back one certain change', () => {
  it('takes back that one, although something else was changed since, which stays', async () => {
    const removed = await removeUseCase()
    await edit(db, 'Rename', (e) => e.patchSheet('frame', { title: 'Renamed meanwhile' }))
    expect(await undoStep(db, removed)).toMatchObject({ ok: true })
    const after = await now()
    expect(after.useCases).toEqual(sample.useCases)
    expect(after.frame.title).toBe('Renamed meanwhile')
    expect(contradictionsOf(after)).toEqual([])
  })

  it('takes it back once, however quickly it is asked for twice', async () => {
    const removed = await removeUseCase()
    const answers = await Promise.all([undoStep(db, removed), undoStep(db, removed)])
    expect(answers.map(({ ok }) => ok)).toEqual([true, false])
    expect(answers[1]).toMatchObject({ why: 'This was undone already.' })
    expect((await now()).useCases).toEqual(sample.useCases)
  })

  it('leaves the order of undo and redo as it was', async () => {
    const removed = await removeUseCase()
    await edit(db, 'Rename', (e) => e.patchSheet('frame', { title: 'Renamed meanwhile' }))
    await undoStep(db, removed)
    expect(await undo(db)).toMatchObject({ label: 'Rename' })
    expect((await now()).frame.title).toBe(sample.frame.title)
    expect(await redo(db)).toMatchObject({ label: expect.stringMatching(/^Remove /) })
    expect(await redo(db)).toMatchObject({ label: 'Rename' })
  })

  it('refuses in words where a newer change touches the same, and changes nothing', async () => {
    const first = await step((e) => e.patchSheet('frame', { title: 'one' }), 'Rename to one')
    await edit(db, 'Rename to two', (e) => e.patchSheet('frame', { title: 'two' }))
    const refused = await undoStep(db, first)
    expect(refused).toMatchObject({ ok: false, why: expect.stringContaining('Rename to one') })
    expect((await now()).frame.title).toBe('two')
    expect(await undo(db)).toMatchObject({ label: 'Rename to two' })
  })

  it('refuses where what comes back would refer to something that is gone', async () => {
    const card = sample.scorecards[0]
    if (!card) throw new Error('A scorecard')
    const key = [card.roundId, card.participantId, card.candidateId]
    const removed = await step((e) => e.remove('scorecards', key), 'Remove a scorecard')
    const why = { at: '2026-03-12T11:00:00+01:00', byId: null, reason: 'Not ours' }
    await edit(db, 'Remove a criterion', (e) =>
      e.become((is) => withoutLockedCriterion(is, governance, why)),
    )
    const before = await now()
    expect(await undoStep(db, removed)).toMatchObject({ ok: false })
    expect(await now()).toEqual(before)
    expect(contradictionsOf(before)).toEqual([])
  })

  it('says so when it was taken back already, or is forgotten', async () => {
    const removed = await removeUseCase()
    await undo(db)
    expect(await undoStep(db, removed)).toEqual({ ok: false, why: 'This was undone already.' })
    await edit(db, 'Rename', (e) => e.patchSheet('frame', { title: 'x' }))
    expect(await undoStep(db, removed)).toMatchObject({ ok: false })
  })

  it('never takes a reveal back', async () => {
    const [round] = sample.rounds
    await edit(db, 'Hide', (e) => e.patch('rounds', round?.id ?? '', { revealedAt: null }))
    const revealed = await step((e) =>
      e.patch('rounds', round?.id ?? '', { revealedAt: '2026-03-12T10:52:00+01:00' }),
    )
    expect(await undoStep(db, revealed)).toMatchObject({ ok: false })
  })
})
