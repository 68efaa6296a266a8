import { execFileSync } from 'node:child_process'
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EvaluationId } from '#shared/domain/ids'
import { anEvaluation, park, parked } from '../../../test/change-sets.ts'
import { failingDisk } from '../../../test/failing-disk.ts'
import { serviceHost } from '../../../test/service-host.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { type FileSystem, nodeFileSystem } from '../storage/fs-port.ts'
import { contentOf, parseBytes } from './evaluation-content.ts'

const id = EvaluationId.parse('one')
const base64Of = (content: string | Uint8Array) => Buffer.from(content).toString('base64')

async function parkedIn(path: string): Promise<string[]> {
  const parsed = parseBytes(await readFile(path))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  return parked(parsed.evaluation)
}

describe('a new evaluation', () => {
  it('is a file from its first minute, under a name made from its title', async () => {
    const { call, evaluations } = await serviceHost(await tempFolder())
    const title = 'Ünïcode / ..\\ CON: "Registry"?'
    const first = await call.evaluations.create({ evaluation: anEvaluation('one', title) })
    const second = await call.evaluations.create({ evaluation: anEvaluation('two', title) })
    expect([first.file.name, second.file.name]).toEqual([
      'unicode-con-registry.stackjury',
      'unicode-con-registry-2.stackjury',
    ])
    expect((await readdir(evaluations)).toSorted()).toEqual(
      [second.file.name, first.file.name].toSorted(),
    )
    expect(first).toMatchObject({ seq: 0, recovery: null, readOnly: null, migratedFrom: null })
  })

  it('is in the list with what its first line says, the latest first', async () => {
    const { call } = await serviceHost(await tempFolder())
    await call.evaluations.create({ evaluation: anEvaluation('one', 'Registry') })
    await call.evaluations.create({ evaluation: anEvaluation('two', 'Orchestrator') })
    const list = await call.evaluations.list({})
    expect(list.map(({ summary }) => summary?.title)).toEqual(
      expect.arrayContaining(['Orchestrator', 'Registry']),
    )
    expect(list[0]).toMatchObject({ problem: null, summary: { status: 'draft' } })
  })

  it('is refused when its id is taken', async () => {
    const { call } = await serviceHost(await tempFolder())
    await call.evaluations.create({ evaluation: anEvaluation() })
    await expect(call.evaluations.create({ evaluation: anEvaluation() })).rejects.toMatchObject({
      code: 'invalid-input',
    })
  })
})

describe('changes', () => {
  it('are numbered, told to every window and skipped when sent again', async () => {
    const { call, events } = await serviceHost(await tempFolder())
    await call.evaluations.create({ evaluation: anEvaluation() })
    const [a, b] = [park('a'), park('b')]
    expect(await call.evaluations.append({ id, changeSets: [a, b] })).toMatchObject({ seq: 2 })
    expect(await call.evaluations.append({ id, changeSets: [b, a, b] })).toMatchObject({ seq: 2 })
    expect(await call.evaluations.knows({ id, changeSetIds: [a.id, park('c').id] })).toEqual([a.id])
    expect(events).toMatchObject([
      { event: 'evaluations.changed', payload: { id, seq: 2, changeSets: [a, b] } },
    ])
    expect(parked((await call.evaluations.open({ id })).evaluation)).toEqual(['a', 'b'])
  })

  it('that are not well-formed are refused, and nothing of their batch is kept', async () => {
    const { call } = await serviceHost(await tempFolder())
    await call.evaluations.create({ evaluation: anEvaluation() })
    const broken = {
      ...park('b'),
      changes: [{ table: 'parkingLot' as const, key: 'b', before: null, after: { id: 'b' } }],
    }
    const otherKey = { ...park('b'), changes: park('c').changes.map((c) => ({ ...c, key: 'b' })) }
    const noSheet = {
      ...park('b'),
      changes: [{ table: 'sheets' as const, key: 'frame', before: {}, after: null }],
    }
    const otherId = {
      ...park('b'),
      changes: [
        {
          table: 'sheets' as const,
          key: 'evaluation',
          before: null,
          after: { id: 'evaluation', evaluationId: 'two', createdAt: anEvaluation().createdAt },
        },
      ],
    }
    for (const changeSet of [broken, otherKey, noSheet, otherId]) {
      await expect(
        call.evaluations.append({ id, changeSets: [park('a'), changeSet] }),
      ).rejects.toMatchObject({ code: 'invalid-input' })
    }
    const opened = await call.evaluations.open({ id })
    expect([opened.seq, parked(opened.evaluation)]).toEqual([0, []])
  })

  it('reach the file on demand and when it is closed', async () => {
    const { call } = await serviceHost(await tempFolder())
    const { file } = await call.evaluations.create({ evaluation: anEvaluation() })
    await call.evaluations.append({ id, changeSets: [park('a')] })
    expect(await parkedIn(file.path)).toEqual([])
    await call.evaluations.snapshot({ id })
    expect(await parkedIn(file.path)).toEqual(['a'])
    await call.evaluations.append({ id, changeSets: [park('b')] })
    await call.evaluations.close({ id })
    expect(await parkedIn(file.path)).toEqual(['a', 'b'])
  })

  it('reach the file by themselves soon after the last one', async () => {
    const pace = { quiet: 30, latest: 200, retry: 50, patience: 0 }
    const { call, host } = await serviceHost(await tempFolder(), { pace })
    const { file } = await call.evaluations.create({ evaluation: anEvaluation() })
    await call.evaluations.append({ id, changeSets: [park('a')] })
    await expect.poll(() => parkedIn(file.path)).toEqual(['a'])
    await host.close()
  })
})

describe('a full or broken disk', () => {
  it('never says saved, keeps the old file, and goes on when there is room again', async () => {
    const disk = failingDisk()
    const { call, host, events } = await serviceHost(await tempFolder(), { fs: disk.fs })
    const { file } = await call.evaluations.create({ evaluation: anEvaluation() })
    await call.evaluations.append({ id, changeSets: [park('a')] })

    disk.failWhen = ({ operation }) => (operation === 'write' ? 'ENOSPC' : null)
    const refused = [park('b'), park('c')]
    await expect(call.evaluations.append({ id, changeSets: refused })).rejects.toMatchObject({
      code: 'disk-full',
    })
    await expect(call.evaluations.snapshot({ id })).rejects.toMatchObject({ code: 'disk-full' })
    expect(await parkedIn(file.path)).toEqual([])
    expect((await call.evaluations.open({ id })).seq).toBe(1)

    disk.failWhen = () => null
    await call.evaluations.append({ id, changeSets: [...refused, park('d')] })
    await host.close()
    expect(await parkedIn(file.path)).toEqual(['a', 'b', 'c', 'd'])
    expect(events.filter(({ event }) => event === 'evaluations.fileProblem')).toMatchObject([
      { payload: { problem: { code: 'disk-full' } } },
      { payload: { problem: null } },
    ])
  })

  it('loses nothing, whichever call of an append fails once', async () => {
    for (let n = 0; n < 12; n++) {
      const disk = failingDisk()
      const folder = await tempFolder()
      const first = await serviceHost(folder, { fs: disk.fs })
      await first.call.evaluations.create({ evaluation: anEvaluation() })
      await first.call.evaluations.append({ id, changeSets: [park('a')] })
      let call = -1
      disk.failWhen = () => (++call === n ? 'EIO' : null)
      const acknowledged = ['a']
      for (const name of ['b', 'c', 'd']) {
        const kept = await first.call.evaluations.append({ id, changeSets: [park(name)] }).then(
          () => true,
          () => false,
        )
        if (kept) acknowledged.push(name)
      }
      disk.failWhen = () => null
      // No close: as if the power went.
      const second = await serviceHost(folder)
      const after = parked((await second.call.evaluations.open({ id })).evaluation)
      expect({ n, after }).toEqual({ n, after: expect.arrayContaining(acknowledged) })
    }
  })

  it('says that the folder is busy when the file cannot be replaced, and the journal has it all', async () => {
    const disk = failingDisk()
    const folder = await tempFolder()
    const first = await serviceHost(folder, { fs: disk.fs })
    const { file } = await first.call.evaluations.create({ evaluation: anEvaluation() })
    disk.failWhen = ({ operation }) => (operation === 'rename' ? 'EBUSY' : null)
    await first.call.evaluations.append({ id, changeSets: [park('a')] })
    await expect(first.call.evaluations.snapshot({ id })).rejects.toMatchObject({
      code: 'file-busy',
    })
    expect(await parkedIn(file.path)).toEqual([])
    expect((await readdir(first.evaluations)).length).toBe(1)

    const second = await serviceHost(folder)
    const opened = await second.call.evaluations.open({ id })
    expect(parked(opened.evaluation)).toEqual(['a'])
    expect(opened.recovery?.message).toMatch(
      /^Restored 1 change made after \d\d:\d\d:\d\d\. Nothing was lost\.$/,
    )
  })
})

describe('a file that somebody else changes', () => {
  it('is left as it is; ours goes on beside it', async () => {
    const { call, evaluations, events } = await serviceHost(await tempFolder())
    const { file } = await call.evaluations.create({ evaluation: anEvaluation() })
    await call.evaluations.append({ id, changeSets: [park('ours')] })
    const theirs = contentOf(anEvaluation('one', 'Theirs'), 7)
    await writeFile(file.path, theirs)
    await call.evaluations.snapshot({ id })

    expect(await readFile(file.path)).toEqual(Buffer.from(theirs))
    const [beside] = (await readdir(evaluations)).filter((name) => name.includes('(conflict '))
    expect(await parkedIn(join(evaluations, beside ?? ''))).toEqual(['ours'])
    expect(events.at(-1)).toMatchObject({ payload: { problem: { code: 'file-changed' } } })
    await call.evaluations.append({ id, changeSets: [park('more')] })
    await call.evaluations.close({ id })
    expect(await parkedIn(join(evaluations, beside ?? ''))).toEqual(['more', 'ours'])
    expect(await readFile(file.path)).toEqual(Buffer.from(theirs))

    const list = await call.evaluations.list({})
    expect(list.map((entry) => [entry.file.name, entry.id])).toEqual(
      expect.arrayContaining([
        [beside, id],
        [file.name, null],
      ]),
    )
  })

  it('is opened as theirs after a restart, and what it lacks is kept as an evaluation of its own', async () => {
    const folder = await tempFolder()
    const first = await serviceHost(folder)
    const { file } = await first.call.evaluations.create({ evaluation: anEvaluation() })
    await first.call.evaluations.append({ id, changeSets: [park('ours')] })
    await writeFile(file.path, contentOf(anEvaluation('one', 'Theirs'), 0))

    const second = await serviceHost(folder)
    const opened = await second.call.evaluations.open({ id })
    expect(opened.evaluation.frame.title).toBe('Theirs')
    expect(opened.recovery?.message).toContain('1 change that it does not have is kept in')
    const list = await second.call.evaluations.list({})
    const kept = list.find((entry) => entry.file.name.includes('(conflict '))
    const other = await second.call.evaluations.open({ id: kept?.id ?? id })
    expect(parked(other.evaluation)).toEqual(['ours'])
  })

  it('while it was closed is opened, and how it was here is a restore point, whatever the numbers say', async () => {
    const folder = await tempFolder()
    const first = await serviceHost(folder)
    const { file } = await first.call.evaluations.create({ evaluation: anEvaluation() })
    await first.call.evaluations.append({ id, changeSets: ['a', 'b'].map(park) })
    await first.call.evaluations.close({ id })
    await writeFile(file.path, contentOf(anEvaluation('one', 'Theirs'), 9))

    const { call, evaluations } = await serviceHost(folder)
    const opened = await call.evaluations.open({ id })
    expect(opened.evaluation.frame.title).toBe('Theirs')
    expect(opened.recovery?.message).toContain('how it was here is kept as a restore point')
    const { points } = await call.restorePoints.list({ id })
    const kept = points.find(({ why }) => why === 'before-restore')
    const content = await call.restorePoints.read({ file: kept?.file.handle ?? ('' as never) })
    expect(parked(content)).toEqual(['a', 'b'])
    expect(await readdir(evaluations)).toEqual([file.name])
  })

  it('but not where only the first line is another one', async () => {
    const folder = await tempFolder()
    const first = await serviceHost(folder)
    const { file } = await first.call.evaluations.create({ evaluation: anEvaluation() })
    await first.call.evaluations.append({ id, changeSets: ['a', 'b'].map(park) })
    const { evaluation } = await first.call.evaluations.open({ id })
    await first.call.evaluations.close({ id })
    await writeFile(file.path, contentOf(evaluation, 9))
    const { call } = await serviceHost(folder)
    const opened = await call.evaluations.open({ id })
    expect([parked(opened.evaluation), opened.recovery]).toEqual([['a', 'b'], null])
    const { points } = await call.restorePoints.list({ id })
    expect(points.filter(({ why }) => why === 'before-restore')).toEqual([])
  })

  it('and may not be written is told of, and kept once it may', async () => {
    const folder = await tempFolder()
    const first = await serviceHost(folder)
    const { file } = await first.call.evaluations.create({ evaluation: anEvaluation() })
    await first.call.evaluations.append({ id, changeSets: ['a', 'b'].map(park) })
    await writeFile(file.path, contentOf(anEvaluation('one', 'Theirs'), 0))
    const places = [first.evaluations, join(first.userData, 'journal'), first.userData]
    const everything = () => Promise.all(places.map(async (place) => readdir(place)))
    const before = await everything()

    const locked = await serviceHost(folder, {
      fs: { ...failingDisk().fs, isWritable: async () => false },
    })
    const opened = await locked.call.evaluations.open({ id })
    expect(opened.evaluation.frame.title).toBe('Theirs')
    expect(opened.recovery?.message).toContain('is kept once the file may be written')
    expect(await everything()).toEqual(before)

    const { call } = await serviceHost(folder)
    const again = await call.evaluations.open({ id })
    expect(again.recovery?.message).toContain('2 changes that it does not have are kept in')
  })

  it('is followed when it gets another name, and written again when it is deleted', async () => {
    const { call, evaluations } = await serviceHost(await tempFolder())
    const { file } = await call.evaluations.create({ evaluation: anEvaluation() })
    await call.evaluations.append({ id, changeSets: [park('a')] })
    await rename(file.path, join(evaluations, 'renamed.stackjury'))
    await call.evaluations.snapshot({ id })
    expect(await readdir(evaluations)).toEqual(['renamed.stackjury'])
    await rm(join(evaluations, 'renamed.stackjury'))
    await call.evaluations.append({ id, changeSets: [park('b')] })
    await call.evaluations.close({ id })
    expect(await parkedIn(join(evaluations, 'renamed.stackjury'))).toEqual(['a', 'b'])
  })

  it.each([0, 2, 9])(
    'is asked about on opening, too, whatever number theirs has (%i)',
    async (seq) => {
      const { call, events } = await serviceHost(await tempFolder())
      const { file } = await call.evaluations.create({ evaluation: anEvaluation() })
      await call.evaluations.append({ id, changeSets: ['a', 'b'].map(park) })
      await call.evaluations.snapshot({ id })
      const theirs = contentOf(anEvaluation('one', 'Theirs'), seq)
      await writeFile(file.path, theirs)

      const opened = await call.evaluations.open({ id })
      expect(parked(opened.evaluation)).toEqual(['a', 'b'])
      expect(opened.conflict?.theirs.path).toBe(file.path)
      expect(events.at(-1)).toMatchObject({ payload: { problem: { code: 'file-changed' } } })
      const settled = await call.evaluations.settleConflict({ id, keep: 'theirs' })
      expect(settled.evaluation.frame.title).toBe('Theirs')
      expect(await readFile(settled.file.path)).toEqual(Buffer.from(theirs))
    },
  )

  it.each(['while it was open', 'while it was being closed', 'and the host started again'])(
    'is asked about until somebody has decided: written %s',
    async (when) => {
      const folder = await tempFolder()
      const first = await serviceHost(folder)
      const { file } = await first.call.evaluations.create({ evaluation: anEvaluation() })
      await first.call.evaluations.append({ id, changeSets: [park('ours')] })
      await writeFile(file.path, contentOf(anEvaluation('one', 'Theirs'), 7))
      if (when === 'while it was open') await first.call.evaluations.snapshot({ id })
      await first.call.evaluations.close({ id })
      if (when === 'and the host started again') await first.host.close()
      const { call } = when === 'and the host started again' ? await serviceHost(folder) : first

      const opened = await call.evaluations.open({ id })
      expect(parked(opened.evaluation)).toEqual(['ours'])
      expect(opened.conflict?.theirs.path).toBe(file.path)
      await call.evaluations.settleConflict({ id, keep: 'mine' })
      await call.evaluations.close({ id })
      const again = await call.evaluations.open({ id })
      expect([again.conflict, again.file.path]).toEqual([null, file.path])
      expect(parked(again.evaluation)).toEqual(['ours'])
    },
  )

  it('is asked about again when ours was written by others meanwhile, and nothing of it goes', async () => {
    const { call } = await serviceHost(await tempFolder())
    const { file } = await call.evaluations.create({ evaluation: anEvaluation() })
    await call.evaluations.append({ id, changeSets: [park('ours')] })
    await writeFile(file.path, contentOf(anEvaluation('one', 'Theirs'), 7))
    await call.evaluations.snapshot({ id })
    const { conflict } = await call.evaluations.open({ id })
    const more = contentOf(anEvaluation('one', 'Theirs, too'), 8)
    const ours = conflict?.ours.path ?? ''
    await writeFile(ours, more)
    await expect(call.evaluations.settleConflict({ id, keep: 'mine' })).rejects.toMatchObject({
      code: 'file-changed',
    })
    expect(await readFile(ours)).toEqual(Buffer.from(more))
    const again = await call.evaluations.open({ id })
    expect([again.conflict?.theirs.path, parked(again.evaluation)]).toEqual([ours, ['ours']])
  })

  it('is asked about, whichever call of the disk failed once while ours was put beside it', async () => {
    for (let n = 0; ; n++) {
      const disk = failingDisk()
      const { call, host, evaluations, events } = await serviceHost(await tempFolder(), {
        fs: disk.fs,
      })
      const { file } = await call.evaluations.create({ evaluation: anEvaluation() })
      const theirs = contentOf(anEvaluation('one', 'Theirs'), 7)
      await writeFile(file.path, theirs)
      await call.evaluations.append({ id, changeSets: [park('ours')] })
      let calls = -1
      disk.failWhen = () => (++calls === n ? 'ENOSPC' : null)
      await call.evaluations.snapshot({ id }).catch(() => {})
      disk.failWhen = () => null
      await call.evaluations.snapshot({ id })

      const { conflict, evaluation } = await call.evaluations.open({ id })
      expect({ n, theirs: conflict?.theirs.path, parked: parked(evaluation) }).toEqual({
        n,
        theirs: file.path,
        parked: ['ours'],
      })
      const told = events.filter(({ event }) => event === 'evaluations.fileProblem')
      expect(told.map(({ payload }) => payload)).toContainEqual(
        expect.objectContaining({
          conflict,
          problem: expect.objectContaining({ code: 'file-changed' }),
        }),
      )
      expect(told.at(-1)).toMatchObject({ payload: { conflict } })
      expect(await readFile(file.path)).toEqual(Buffer.from(theirs))
      // What the disk refused to remove stays until the next start.
      const names = (await readdir(evaluations)).filter((name) => !name.startsWith('.'))
      expect(new Set(names)).toEqual(new Set([file.name, conflict?.ours.name]))
      await host.close()
      if (calls < n) break
      expect(n).toBeLessThan(100)
    }
  }, 60_000)

  it('stays where it is when ours is removed', async () => {
    const { call, evaluations } = await serviceHost(await tempFolder())
    const { file } = await call.evaluations.create({ evaluation: anEvaluation() })
    await call.evaluations.append({ id, changeSets: [park('ours')] })
    const theirs = contentOf(anEvaluation('one', 'Theirs'), 7)
    await writeFile(file.path, theirs)
    await call.evaluations.remove({ id })
    expect(await readFile(file.path)).toEqual(Buffer.from(theirs))
    const [removed = ''] = await readdir(join(evaluations, 'Removed'))
    expect(await parkedIn(join(evaluations, 'Removed', removed))).toEqual(['ours'])
  })

  it.skipIf(process.platform === 'win32')('may be a pipe, which nobody waits for', async () => {
    const { call, host } = await serviceHost(await tempFolder())
    const { file } = await call.evaluations.create({ evaluation: anEvaluation() })
    await call.evaluations.append({ id, changeSets: [park('ours')] })
    await rm(file.path)
    execFileSync('mkfifo', [file.path])
    await call.evaluations.snapshot({ id })
    const { conflict, evaluation } = await call.evaluations.open({ id })
    expect([conflict?.theirs.path, parked(evaluation)]).toEqual([file.path, ['ours']])
    await host.close()
    expect((await stat(file.path)).isFIFO()).toBe(true)
  })
})

describe('two versions that somebody decides about', () => {
  /** A conflict on a disk whose calls can be met, and held up, before they are made. */
  const inConflict = async () => {
    let meet: (
      operation: 'datasync' | 'create' | 'read',
      path: string,
    ) => Promise<void> | void = () => {}
    const fs: FileSystem = {
      ...nodeFileSystem,
      read: async (path) => {
        await meet('read', path)
        return nodeFileSystem.read(path)
      },
      create: async (path) => {
        await meet('create', path)
        const file = await nodeFileSystem.create(path)
        const datasync = async () => {
          await meet('datasync', path)
          await file.datasync()
        }
        return { ...file, datasync }
      },
    }
    const host = await serviceHost(await tempFolder(), { fs })
    const { file } = await host.call.evaluations.create({ evaluation: anEvaluation() })
    // An old copy that is put back. It was made here, so that no thread is needed to read it.
    const old = await readFile(file.path)
    await host.call.evaluations.append({ id, changeSets: [park('ours')] })
    await host.call.evaluations.snapshot({ id })
    await writeFile(file.path, old)
    await host.call.evaluations.snapshot({ id })
    const { conflict } = await host.call.evaluations.open({ id })
    if (!conflict) throw new Error('Nobody was asked')
    return {
      ...host,
      old,
      theirs: conflict.theirs.path,
      ours: conflict.ours.path,
      whenCalled: (next: typeof meet) => (meet = next),
    }
  }

  /** Something that happens once, when a test says so. */
  const gate = () => {
    let open = () => {}
    const opened = new Promise<void>((resolve) => (open = resolve))
    onTestFinished(() => open())
    return { open, opened }
  }

  it('both: has what another window had on its way to the disk', async () => {
    const { call, theirs, ours, whenCalled, events } = await inConflict()
    const [begun, answer] = [gate(), gate()]
    whenCalled(async (operation) => {
      if (operation !== 'datasync') return
      begun.open()
      await answer.opened
    })
    const sent = call.evaluations.append({ id, changeSets: [park('late')] })
    await begun.opened
    const read = gate()
    whenCalled((operation, path) => {
      if (operation === 'read' && path === theirs) read.open()
    })
    const settling = call.evaluations.settleConflict({ id, keep: 'both' })
    await read.opened
    setTimeout(answer.open, 100)
    await sent
    const settled = await settling
    expect([settled.file.path, parked(settled.evaluation)]).toEqual([ours, ['late', 'ours']])
    expect(await parkedIn(ours)).toEqual(['late', 'ours'])
    expect(events.at(-1)).toMatchObject({ event: 'evaluations.replaced' })
  })

  it('both: has what another window brought while theirs was read, also when it has left', async () => {
    const { call, theirs, ours, whenCalled } = await inConflict()
    const [begun, answer] = [gate(), gate()]
    whenCalled(async (operation, path) => {
      if (operation !== 'read' || path !== theirs) return
      begun.open()
      await answer.opened
    })
    const settling = call.evaluations.settleConflict({ id, keep: 'both' })
    await begun.opened
    await call.evaluations.close({ id })
    await call.evaluations.append({ id, changeSets: [park('late')] })
    await call.evaluations.close({ id })
    answer.open()
    expect(parked((await settling).evaluation)).toEqual(['late', 'ours'])
    expect(await parkedIn(ours)).toEqual(['late', 'ours'])
  })

  it.each(['both', 'theirs'] as const)(
    '%s: is asked again when others write ours while theirs is read',
    async (keep) => {
      const { call, theirs, ours, whenCalled } = await inConflict()
      const [begun, answer] = [gate(), gate()]
      whenCalled(async (operation, path) => {
        if (operation !== 'read' || path !== theirs) return
        begun.open()
        await answer.opened
      })
      const settling = call.evaluations.settleConflict({ id, keep })
      await begun.opened
      const more = contentOf(anEvaluation('one', 'Theirs, too'), 8)
      await writeFile(ours, more)
      answer.open()
      await expect(settling).rejects.toMatchObject({ code: 'file-changed' })
      whenCalled(() => {})
      expect(await readFile(ours)).toEqual(Buffer.from(more))
      const again = await call.evaluations.open({ id })
      expect([again.conflict?.theirs.path, parked(again.evaluation)]).toEqual([ours, ['ours']])
    },
  )

  it('both: goes on beside what others write to ours at the last moment', async () => {
    const { call, old, theirs, ours, whenCalled, events } = await inConflict()
    const more = contentOf(anEvaluation('one', 'Theirs, too'), 8)
    let written = false
    whenCalled(async (operation, path) => {
      if (written || operation !== 'create' || !path.endsWith('.unfinished')) return
      written = true
      await writeFile(ours, more)
    })
    const settled = await call.evaluations.settleConflict({ id, keep: 'both' })
    expect(written).toBe(true)
    expect(await readFile(ours)).toEqual(Buffer.from(more))
    expect(await readFile(theirs)).toEqual(old)
    expect([settled.evaluation.id === id, parked(settled.evaluation)]).toEqual([false, ['ours']])
    expect(await parkedIn(settled.file.path)).toEqual(['ours'])
    expect(events.map(({ event }) => event)).toContain('evaluations.fileNotice')
  })

  it('mine: leaves what others write to ours at the last moment', async () => {
    const { call, theirs, ours, whenCalled, events } = await inConflict()
    const more = contentOf(anEvaluation('one', 'Theirs, too'), 8)
    whenCalled(async (operation, path) => {
      if (operation === 'create' && path.endsWith('.unfinished')) await writeFile(ours, more)
    })
    const settled = await call.evaluations.settleConflict({ id, keep: 'mine' })
    expect([settled.file.path, parked(settled.evaluation)]).toEqual([theirs, ['ours']])
    expect(await readFile(ours)).toEqual(Buffer.from(more))
    expect(events.map(({ event }) => event)).toContain('evaluations.fileNotice')
  })

  it('both: can be said again after the disk has refused it', async () => {
    const { call, ours, whenCalled } = await inConflict()
    whenCalled((operation) => {
      if (operation === 'create') throw Object.assign(new Error('Full'), { code: 'ENOSPC' })
    })
    await expect(call.evaluations.settleConflict({ id, keep: 'both' })).rejects.toMatchObject({
      code: 'disk-full',
    })
    whenCalled(() => {})
    const settled = await call.evaluations.settleConflict({ id, keep: 'both' })
    expect([settled.file.path, parked(settled.evaluation)]).toEqual([ours, ['ours']])
  })
})

describe('other files', () => {
  it('are refused with their reason and stay as they are', async () => {
    const { call, evaluations } = await serviceHost(await tempFolder())
    await mkdir(evaluations, { recursive: true })
    const good = Buffer.from(contentOf(anEvaluation(), 0)).toString('utf8')
    const cases = {
      'newer.stackjury': [good.replace('"formatVersion":1', '"formatVersion":99'), 'file-too-new'],
      'cut.stackjury': [good.slice(0, -40), 'file-corrupt'],
      'foreign.stackjury': ['PK\u{3}\u{4} something else', 'file-foreign'],
    } as const
    for (const [name, [text]] of Object.entries(cases))
      await writeFile(join(evaluations, name), text)
    for (const entry of await call.evaluations.list({})) {
      const [text, code] = cases[entry.file.name as keyof typeof cases]
      await expect(call.evaluations.openFile({ file: entry.file.handle })).rejects.toMatchObject({
        code,
        message: expect.stringContaining(entry.file.name),
      })
      expect(await readFile(entry.file.path, 'utf8')).toBe(text)
    }
    await expect(
      call.evaluations.importFile({
        name: 'x.stackjury',
        base64: base64Of(cases['cut.stackjury'][0]),
      }),
    ).rejects.toMatchObject({ code: 'file-corrupt' })
  })

  it('come in as a copy with an id of its own when the evaluation is here with other content', async () => {
    const { call } = await serviceHost(await tempFolder())
    await call.evaluations.create({ evaluation: anEvaluation() })
    const same = base64Of(contentOf(anEvaluation(), 0))
    const other = base64Of(contentOf(anEvaluation('one', 'Other'), 0))
    expect(await call.evaluations.previewFile({ name: 'a', base64: same })).toMatchObject({
      here: 'same',
      inRecord: false,
    })
    expect(await call.evaluations.previewFile({ name: 'b', base64: other })).toMatchObject({
      title: 'Other',
      here: 'other',
    })
    expect((await call.evaluations.importFile({ name: 'a', base64: same })).evaluation.id).toBe(id)
    const copy = await call.evaluations.importFile({ name: 'b', base64: other })
    expect(copy.evaluation.frame.title).toBe('Other')
    expect(copy.evaluation.id).not.toBe(id)
    expect(await call.evaluations.list({})).toHaveLength(2)
  })

  it.skipIf(process.platform === 'win32')(
    'are the same file also under the path that a link to its folder leads to',
    async () => {
      const folder = await tempFolder()
      await mkdir(join(folder, 'elsewhere'))
      await symlink(join(folder, 'elsewhere'), join(folder, 'evaluations'))
      const first = await serviceHost(folder)
      const { file } = await first.call.evaluations.create({ evaluation: anEvaluation() })
      await first.call.evaluations.append({ id, changeSets: [park('a')] })

      const chosen = join(folder, 'elsewhere', file.name)
      const { call } = await serviceHost(folder, {
        shell: { chooseFileToOpen: async () => chosen },
      })
      const opened = await call.evaluations.openFile({ file: null })
      expect([opened?.evaluation.id, opened && parked(opened.evaluation)]).toEqual([id, ['a']])
      expect(opened?.recovery).toMatchObject({ restoredChanges: 1 })
      expect(await call.evaluations.list({})).toHaveLength(1)
    },
  )

  it('that were never given out are out of reach', async () => {
    const { call } = await serviceHost(await tempFolder())
    await expect(
      // A page that has been taken over says what it likes.
      call.evaluations.openFile({ file: '/etc/passwd' as never }),
    ).rejects.toMatchObject({ code: 'access-denied' })
  })

  it('that may not be written are opened to read', async () => {
    const { call, evaluations } = await serviceHost(await tempFolder(), {
      fs: { ...failingDisk().fs, isWritable: async () => false },
    })
    await mkdir(evaluations, { recursive: true })
    const path = join(evaluations, 'a.stackjury')
    await writeFile(path, contentOf(anEvaluation(), 0))
    await chmod(path, 0o400)
    const opened = await call.evaluations.open({ id })
    expect(opened.readOnly).toContain('may not be changed')
    await expect(call.evaluations.append({ id, changeSets: [park('a')] })).rejects.toMatchObject({
      code: 'access-denied',
    })
  })
})

describe('the rest', () => {
  it('opens the worked sample once, as a file of the user', async () => {
    const { call } = await serviceHost(await tempFolder())
    const first = await call.evaluations.openSample({})
    const second = await call.evaluations.openSample({})
    expect(first.evaluation.frame.organisation).toBe('Nordhavn Energi (invented)')
    expect(second.file).toEqual(first.file)
  })

  it('moves a removed evaluation to a folder from where it can be taken back', async () => {
    const { call, evaluations } = await serviceHost(await tempFolder())
    const { file } = await call.evaluations.create({ evaluation: anEvaluation() })
    await call.evaluations.append({ id, changeSets: [park('a')] })
    await call.evaluations.remove({ id })
    expect(await call.evaluations.list({})).toEqual([])
    await expect(call.evaluations.open({ id })).rejects.toMatchObject({ code: 'not-found' })
    await rename(join(evaluations, 'Removed', file.name), file.path)
    expect(parked((await call.evaluations.open({ id })).evaluation)).toEqual(['a'])
  })

  it('and does not bring it back when the sample is opened again', async () => {
    const { call, evaluations } = await serviceHost(await tempFolder())
    const sample = (await call.evaluations.openSample({})).evaluation.id
    await call.evaluations.append({ id: sample, changeSets: [park('a')] })
    await call.evaluations.remove({ id: sample })
    const again = await call.evaluations.openSample({})
    expect([again.recovery, parked(again.evaluation).includes('a')]).toEqual([null, false])
    expect((await readdir(evaluations)).toSorted()).toEqual(['Removed', again.file.name].toSorted())
  })

  it('nor when an older export of it is imported', async () => {
    const { call, evaluations } = await serviceHost(await tempFolder())
    const { file } = await call.evaluations.create({ evaluation: anEvaluation() })
    const base64 = base64Of(await readFile(file.path))
    await call.evaluations.append({ id, changeSets: [park('a')] })
    await call.evaluations.remove({ id })
    const again = await call.evaluations.importFile({ name: 'export', base64 })
    expect([again.evaluation.id, again.recovery, parked(again.evaluation)]).toEqual([id, null, []])
    expect((await readdir(evaluations)).toSorted()).toEqual(['Removed', file.name].toSorted())
  })

  it('saves an emergency copy beside the others', async () => {
    const { call } = await serviceHost(await tempFolder())
    const { name } = await call.evaluations.saveEmergencyCopy({ evaluation: anEvaluation() })
    expect(name).toMatch(/^choose-a-registry \(emergency .*\)\.stackjury$/)
  })
})
