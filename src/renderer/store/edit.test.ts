import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CandidateId, EvaluationId, ItemId, UseCaseId } from '#shared/domain/ids'
import { applyChangeSet, type RowMaps } from '#shared/evaluation-file/change-set'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import {
  keyOf,
  keyText,
  type Tables,
  tableNames,
  toEvaluation,
  toTables,
} from '#shared/evaluation-file/rows'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { collectEvaluation, replaceContent } from './content.ts'
import { EvaluationDatabase } from './database.ts'
import { edit, nextRedo, nextUndo, redo, undo } from './edit.ts'

let db: EvaluationDatabase
let n = 0

beforeEach(async () => {
  n += 1
  db = new EvaluationDatabase(EvaluationId.parse(`edit-${n}`))
  await replaceContent(db, scenarioEvaluation())
})

afterEach(() => db.delete())

const rename = (title: string) =>
  edit(db, `Rename to ${title}`, (e) => e.patchSheet('frame', { title }))
const title = async () => (await collectEvaluation(db))?.frame.title
const outbox = async () =>
  (await db.outbox.orderBy('n').toArray()).map(({ changeSet }) => changeSet)

describe('edit', () => {
  it('puts one change set with what was before and after into the outbox', async () => {
    await rename('one')
    const [changeSet, ...more] = await outbox()
    expect(more).toEqual([])
    expect(changeSet).toMatchObject({
      label: 'Rename to one',
      changes: [
        {
          table: 'sheets',
          key: 'frame',
          before: { title: 'Experiment tracking and model registry' },
          after: { title: 'one' },
        },
      ],
    })
  })

  it('leaves no trace when nothing changes, even by way of a detour', async () => {
    const before = (await title()) ?? ''
    expect(await rename(before)).toBe(false)
    const detour = await edit(db, 'There and back', async (e) => {
      await e.patchSheet('frame', { title: 'elsewhere' })
      await e.patchSheet('frame', { title: before })
    })
    expect(detour).toBe(false)
    expect(await outbox()).toEqual([])
    expect(await undo(db)).toBeNull()
  })

  it('does all or nothing', async () => {
    const failing = edit(db, 'Fails', async (e) => {
      await e.patchSheet('frame', { title: 'half' })
      throw new Error('in the middle')
    })
    await expect(failing).rejects.toThrow('in the middle')
    expect(await title()).toBe('Experiment tracking and model registry')
    expect(await outbox()).toEqual([])
  })

  it('appends at the end of an ordered list', async () => {
    const id = ItemId.parse('new')
    await edit(db, 'Park', (e) =>
      e.append('parkingLot', { id, text: 'x', byId: null, ownerId: null, due: null, done: false }),
    )
    expect((await collectEvaluation(db))?.parkingLot.at(-1)?.id).toBe('new')
  })

  it('rewrites only what differs when an evaluation becomes another', async () => {
    await edit(db, 'Drop the last line of evidence', (e) =>
      e.become((now) => ({ ...now, evidence: now.evidence.slice(0, -1) })),
    )
    const [changeSet] = await outbox()
    expect(changeSet?.changes).toHaveLength(1)
    expect(changeSet?.changes[0]).toMatchObject({ table: 'evidence', after: null })
  })

  it('keeps fields that this release does not know', async () => {
    await replaceContent(db, {
      ...scenarioEvaluation(),
      fromTheFuture: [1, 2],
      frame: { ...scenarioEvaluation().frame, alsoNew: 'kept' },
    } as never)
    await rename('one')
    expect(await collectEvaluation(db)).toMatchObject({
      fromTheFuture: [1, 2],
      frame: { title: 'one', alsoNew: 'kept' },
    })
  })
})

describe('undo and redo', () => {
  it('walk back and forth through edits, and name them', async () => {
    await rename('two')
    await rename('three')
    expect(await undo(db)).toMatchObject({ label: 'Rename to three' })
    expect(await undo(db)).toMatchObject({ label: 'Rename to two' })
    expect(await title()).toBe('Experiment tracking and model registry')
    expect(await undo(db)).toBeNull()
    expect(await redo(db)).toMatchObject({ label: 'Rename to two' })
    expect(await redo(db)).toMatchObject({ label: 'Rename to three' })
    expect(await redo(db)).toBeNull()
    expect(await title()).toBe('three')
  })

  it('take two steps for two keys, however soon the second comes', async () => {
    await rename('two')
    await rename('three')
    expect(await Promise.all([undo(db), undo(db)])).toMatchObject([
      { label: 'Rename to three' },
      { label: 'Rename to two' },
    ])
    expect(await title()).toBe('Experiment tracking and model registry')
    expect(await Promise.all([redo(db), redo(db)])).toMatchObject([
      { label: 'Rename to two' },
      { label: 'Rename to three' },
    ])
    expect(await title()).toBe('three')
  })

  it('forget what was undone as soon as something else is done', async () => {
    await rename('two')
    await undo(db)
    await rename('other')
    expect(await redo(db)).toBeNull()
    expect(await title()).toBe('other')
  })

  it('travel to the host as change sets of their own', async () => {
    await rename('two')
    await undo(db)
    await redo(db)
    expect((await outbox()).map(({ label }) => label)).toEqual([
      'Rename to two',
      'Undo: Rename to two',
      'Redo: Rename to two',
    ])
  })

  it('put back only the fields of their step, not those that were changed since', async () => {
    const id = UseCaseId.parse('uc1')
    await edit(db, 'Priority', (e) => e.patch('useCases', id, { priority: 'could' }))
    // Another window on the same store, whose step is not in this history.
    await db.table('useCases').update('uc1', { title: 'Changed elsewhere' })
    await undo(db)
    expect((await collectEvaluation(db))?.useCases[0]).toMatchObject({
      priority: 'must',
      title: 'Changed elsewhere',
    })
  })
})

describe('the outbox', () => {
  it('replayed on the host gives the same evaluation, whatever was done and undone', async () => {
    const steps = fc.array(
      fc.constantFrom('rename', 'note', 'drop use case', 'vote', 'undo', 'redo'),
      { minLength: 1, maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(steps, fc.string({ maxLength: 8 }), async (actions, text) => {
        await replaceContent(db, scenarioEvaluation())
        await db.outbox.clear()
        for (const [index, action] of actions.entries()) {
          const word = `${text}${index}`
          if (action === 'rename') await rename(word)
          else if (action === 'note') {
            await edit(db, 'Note', (e) => e.put('notes', { step: 'frame', text: word }))
          } else if (action === 'drop use case') {
            await edit(db, 'Drop', (e) =>
              e.become((now) => ({ ...now, parkingLot: now.parkingLot.slice(1) })),
            )
          } else if (action === 'vote') {
            await edit(db, 'Withdraw', (e) =>
              e.patch('candidates', CandidateId.parse('comet'), { withdrawn: word }),
            )
          } else if (action === 'undo') await undo(db)
          else await redo(db)
        }
        const host = rowMaps(toTables(scenarioEvaluation()))
        for (const changeSet of await outbox()) applyChangeSet(host, changeSet)
        const replayed = toEvaluation(
          Object.fromEntries(
            tableNames.map((name) => [name, [...host[name].values()]]),
          ) as unknown as Tables,
        )
        const own = await collectEvaluation(db)
        expect(replayed).toEqual(own)
        expect(own && contradictionsOf(own)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})

function rowMaps(tables: Tables): RowMaps {
  return Object.fromEntries(
    tableNames.map((name) => [
      name,
      new Map(tables[name].map((row) => [keyText(keyOf(name, row)), row])),
    ]),
  ) as unknown as RowMaps
}

describe('undo across a reveal', () => {
  const blind = async () => {
    const sample = scenarioEvaluation()
    const rounds = sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null }))
    const first = rounds[0]?.id
    const scorecards = sample.scorecards.filter(({ roundId }) => roundId === first)
    const weighting = { ...sample.weighting, revealedAt: null }
    const decision = { ...sample.decision, supportRevealedAt: null }
    await replaceContent(db, { ...sample, rounds, scorecards, weighting, decision })
    return first ?? ''
  }
  const at = '2026-03-12T10:52:00+01:00'

  it('does nothing without leave, whichever reveal it is, and names what would be undone', async () => {
    const round = await blind()
    const reveals = [
      [
        'Reveal all scores',
        () => edit(db, 'Reveal all scores', (e) => e.patch('rounds', round, { revealedAt: at })),
      ],
      [
        'Reveal the weights',
        () => edit(db, 'Reveal the weights', (e) => e.patchSheet('weighting', { revealedAt: at })),
      ],
      [
        'Show the support',
        () =>
          edit(db, 'Show the support', (e) => e.patchSheet('decision', { supportRevealedAt: at })),
      ],
    ] as const
    for (const [label, reveal] of reveals) {
      await reveal()
      const shown = await collectEvaluation(db)
      expect(await nextUndo(db)).toEqual({ label, isReveal: true })
      expect(await undo(db)).toBeNull()
      expect(await collectEvaluation(db)).toEqual(shown)
      expect(await undo(db, { acrossReveal: true })).toMatchObject({ label: label })
      expect(await nextRedo(db)).toEqual({ label, isReveal: true })
      expect(await redo(db)).toBeNull()
      expect(await redo(db, { acrossReveal: true })).toMatchObject({ label: label })
      expect(await collectEvaluation(db)).toEqual(shown)
    }
  })

  it('asks nothing for second votes, for opening a round and for what hides again', async () => {
    const round = await blind()
    await edit(db, 'Start', (e) => e.patch('rounds', round, { openedAt: at }))
    expect(await nextUndo(db)).toMatchObject({ isReveal: false })
    await edit(db, 'Second vote of Ana', (e) =>
      e.append('rounds', {
        id: 'r2' as never,
        number: 2,
        kind: 'second',
        openedAt: at,
        revealedAt: at,
      }),
    )
    expect(await nextUndo(db)).toMatchObject({ isReveal: false })
    await edit(db, 'Show the support', (e) => e.patchSheet('decision', { supportRevealedAt: at }))
    await edit(db, 'Ask for support again', (e) =>
      e.patchSheet('decision', { supportRevealedAt: null }),
    )
    expect(await nextUndo(db)).toMatchObject({ isReveal: false })
    expect(await undo(db)).toMatchObject({ label: 'Ask for support again' })
  })
})
