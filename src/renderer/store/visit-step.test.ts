import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EvaluationId, ItemId } from '#shared/domain/ids'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { collectEvaluation, replaceContent } from './content.ts'
import { EvaluationDatabase } from './database.ts'
import { edit, nextRedo, nextUndo, redo, undo } from './edit.ts'

let db: EvaluationDatabase
/** Another window of the same evaluation: the same store, opened again. */
let other: EvaluationDatabase
let n = 0

beforeEach(async () => {
  n += 1
  db = new EvaluationDatabase(EvaluationId.parse(`visit-${n}`))
  await replaceContent(db, scenarioEvaluation())
  other = new EvaluationDatabase(EvaluationId.parse(`visit-${n}`))
})

afterEach(async () => {
  other.close()
  await db.delete()
})

const before = scenarioEvaluation().frame
const frame = async () => (await collectEvaluation(db))?.frame
const rename = (title: string, visit: string, on = db) =>
  edit(on, `Rename to ${title}`, (e) => e.patchSheet('frame', { title }), visit)
const steps = async () =>
  (await db.history.where('undone').equals(0).toArray()).map((one) => one.label)

describe('all that is stored during one visit of a field', () => {
  it('is one step under its first label, taken back and made again at once, and sent piece by piece', async () => {
    await rename('o', 'a')
    await rename('on', 'a')
    await rename('one', 'a')
    expect(await steps()).toEqual(['Rename to o'])
    expect(await db.outbox.count()).toBe(3)
    expect(await undo(db)).toMatchObject({ label: 'Rename to o' })
    expect((await frame())?.title).toBe(before.title)
    expect(await redo(db)).toMatchObject({ label: 'Rename to o' })
    expect((await frame())?.title).toBe('one')
  })

  it('is no step once everything is as it was, and the step before is next to be undone', async () => {
    await edit(db, 'Organisation', (e) => e.patchSheet('frame', { organisation: 'Other' }))
    await rename('one', 'a')
    await rename(before.title, 'a')
    expect(await nextUndo(db)).toMatchObject({ label: 'Organisation' })
  })

  it('is another step in another visit, and after it was undone', async () => {
    await rename('one', 'a')
    await rename('two', 'b')
    expect(await steps()).toHaveLength(2)
    await undo(db)
    await undo(db)
    await rename('three', 'b')
    expect(await steps()).toEqual(['Rename to three'])
    expect(await nextRedo(db)).toBeNull()
    await undo(db)
    expect((await frame())?.title).toBe(before.title)
  })

  it('is one step although another window has changed something else in between', async () => {
    await rename('o', 'a')
    await edit(other, 'Organisation', (e) => e.patchSheet('frame', { organisation: 'Other' }))
    await rename('one', 'a')
    expect(await steps()).toEqual(['Organisation', 'Rename to o'])
    await undo(other)
    expect(await frame()).toMatchObject({ title: before.title, organisation: 'Other' })
    await undo(other)
    expect(await frame()).toMatchObject(before)
    await redo(db)
    await redo(db)
    expect(await frame()).toMatchObject({ title: 'one', organisation: 'Other' })
  })

  it('is two where another window has changed the same in between: each is taken back in turn', async () => {
    await rename('o', 'a')
    await rename('theirs', 'b', other)
    await rename('one', 'a')
    expect(await steps()).toHaveLength(3)
    const titles = []
    while (await undo(db)) titles.push((await frame())?.title)
    expect(titles).toEqual(['theirs', 'o', before.title])
  })

  it('takes the row away again that it has made', async () => {
    const text = (value: string) =>
      edit(db, 'Note', (e) => e.put('notes', { step: 'radar', text: value }), 'a')
    await edit(db, 'No note', (e) => e.remove('notes', 'radar'))
    await text('o')
    await text('one')
    await edit(other, 'Park', (e) =>
      e.append('parkingLot', {
        id: ItemId.parse('parked'),
        text: 'x',
        byId: null,
        ownerId: null,
        due: null,
        done: false,
      }),
    )
    await text('one two')
    expect(await undo(db)).toMatchObject({ label: 'Note' })
    const now = await collectEvaluation(db)
    expect(now?.notes.some(({ step }) => step === 'radar')).toBe(false)
    expect(now?.parkingLot.some(({ id }) => id === 'parked')).toBe(true)
  })
})
