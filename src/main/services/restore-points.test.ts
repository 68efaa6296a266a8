import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EvaluationId } from '#shared/domain/ids'
import { anEvaluation, park, parked } from '../../../test/change-sets.ts'
import { failingDisk } from '../../../test/failing-disk.ts'
import { type ServiceHost, serviceHost } from '../../../test/service-host.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { contentOf, parseBytes } from './evaluation-content.ts'

const id = EvaluationId.parse('one')
const evaluation = anEvaluation()

async function used(names: readonly string[]): Promise<ServiceHost & { readonly path: string }> {
  const host = await serviceHost(await tempFolder())
  const { file } = await host.call.evaluations.create({ evaluation })
  for (const name of names) {
    await host.call.evaluations.append({ id, changeSets: [park(name)] })
    await host.call.evaluations.snapshot({ id })
  }
  return { ...host, path: file.path }
}

async function parkedIn(path: string): Promise<string[]> {
  const parsed = parseBytes(await readFile(path))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  return parked(parsed.evaluation)
}

describe('restore points', () => {
  it('are the copies that were made with each snapshot, newest first, with what they hold', async () => {
    const { call } = await used(['a', 'b'])
    const { points, kept } = await call.restorePoints.list({ id })
    expect(kept).toEqual([])
    expect(points.map(({ why, contents }) => [why, contents?.step, contents?.scores])).toEqual([
      ['snapshot', 'frame', 0],
      ['snapshot', 'frame', 0],
      ['snapshot', 'frame', 0],
    ])
    const read = await Promise.all(
      points.map(async ({ file }) => parked(await call.restorePoints.read({ file: file.handle }))),
    )
    expect(read).toEqual([['a', 'b'], ['a'], []])
  })

  it('can be taken as an evaluation of their own, beside the present one', async () => {
    const { call } = await used(['a', 'b'])
    const { points } = await call.restorePoints.list({ id })
    const copy = await call.restorePoints.copy({ file: points[1]?.file.handle ?? ('' as never) })
    expect(parked(copy.evaluation)).toEqual(['a'])
    expect(copy.evaluation.id).not.toBe(id)
    expect(parked((await call.evaluations.open({ id })).evaluation)).toEqual(['a', 'b'])
  })

  it('say so when the copy itself is damaged, and are refused when they are read', async () => {
    const { call } = await used(['a'])
    const [newest] = (await call.restorePoints.list({ id })).points
    const path = newest?.file.path ?? ''
    const second = await serviceHost(dirname(dirname(dirname(dirname(path)))))
    await writeFile(path, (await readFile(path, 'utf8')).replace('"a"', '"b"'))
    const [damaged] = (await second.call.restorePoints.list({ id })).points
    expect(damaged?.contents).toBeNull()
    await expect(
      second.call.restorePoints.read({ file: damaged?.file.handle ?? ('' as never) }),
    ).rejects.toMatchObject({ code: 'file-corrupt' })
  })

  it('keep the present state before another takes its place', async () => {
    const { call } = await used(['a'])
    await call.evaluations.append({ id, changeSets: [park('not-in-the-file-yet')] })
    await call.restorePoints.keepPresent({ id })
    const { points } = await call.restorePoints.list({ id })
    const kept = points.find(({ why }) => why === 'before-restore')
    const content = await call.restorePoints.read({ file: kept?.file.handle ?? ('' as never) })
    expect(parked(content)).toEqual(['a', 'not-in-the-file-yet'])
  })

  it('come with what was put aside and where it lies', async () => {
    const { call, host, path, evaluations } = await used(['a'])
    await host.close()
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, -40))
    await call.evaluations.open({ id })
    const { kept } = await call.restorePoints.list({ id })
    expect(kept.map(({ kind, file }) => [kind, dirname(file.path)])).toEqual([
      ['damaged', evaluations],
    ])
  })

  it('of files that were never given out cannot be read', async () => {
    const { call } = await used([])
    await expect(call.restorePoints.read({ file: '/etc/passwd' as never })).rejects.toMatchObject({
      code: 'access-denied',
    })
  })
})

describe('a file that was changed outside', () => {
  const theirs = contentOf(anEvaluation('one', 'Theirs'), 7)

  async function inConflict(written: Uint8Array = theirs) {
    const host = await used(['a'])
    await host.call.evaluations.append({ id, changeSets: [park('ours')] })
    await writeFile(host.path, written)
    await host.call.evaluations.snapshot({ id })
    const opened = await host.call.evaluations.open({ id })
    return { ...host, conflict: opened.conflict, opened }
  }

  it('is told with both files until the user has said what to do, also to a window that comes later', async () => {
    const { conflict, path, opened, events } = await inConflict()
    expect(conflict).toMatchObject({ theirs: { path }, ours: { path: opened.file.path } })
    expect(events.at(-1)).toMatchObject({
      event: 'evaluations.fileProblem',
      payload: { problem: { code: 'file-changed' }, conflict: { theirs: { path } } },
    })
  })

  it('is noticed although we had nothing to add', async () => {
    const { call, path, evaluations } = await used(['a'])
    await writeFile(path, theirs)
    await call.evaluations.snapshot({ id })
    expect(await readFile(path)).toEqual(Buffer.from(theirs))
    expect((await readdir(evaluations)).filter((name) => name.includes('(conflict'))).toHaveLength(
      1,
    )
  })

  it('mine: goes on under its name; theirs moves to the removed ones', async () => {
    const { call, path, evaluations } = await inConflict()
    const opened = await call.evaluations.settleConflict({ id, keep: 'mine' })
    expect(opened).toMatchObject({ conflict: null, file: { path } })
    expect(await parkedIn(path)).toEqual(['a', 'ours'])
    expect(await readFile(join(evaluations, 'Removed', basename(path)))).toEqual(
      Buffer.from(theirs),
    )
    await call.evaluations.append({ id, changeSets: [park('more')] })
    await call.evaluations.close({ id })
    expect(await parkedIn(path)).toEqual(['a', 'more', 'ours'])
    expect((await readdir(evaluations)).toSorted()).toEqual(['Removed', basename(path)].toSorted())
  })

  it('theirs: is opened; ours moves to the removed ones and is a restore point', async () => {
    const { call, path, conflict, evaluations, events } = await inConflict()
    const opened = await call.evaluations.settleConflict({ id, keep: 'theirs' })
    expect(opened).toMatchObject({ conflict: null, file: { path } })
    expect(opened.evaluation.frame.title).toBe('Theirs')
    expect(await readFile(path)).toEqual(Buffer.from(theirs))
    expect(await parkedIn(join(evaluations, 'Removed', conflict?.ours.name ?? ''))).toEqual([
      'a',
      'ours',
    ])
    expect(events.at(-1)).toMatchObject({ event: 'evaluations.replaced', payload: { id } })
    const { points } = await call.restorePoints.list({ id })
    const kept = points.find(({ why }) => why === 'before-restore')
    const content = await call.restorePoints.read({ file: kept?.file.handle ?? ('' as never) })
    expect(parked(content)).toEqual(['a', 'ours'])
  })

  it('both: stay, ours as an evaluation of its own that goes on', async () => {
    const { call, path, conflict } = await inConflict()
    const opened = await call.evaluations.settleConflict({ id, keep: 'both' })
    expect(opened.evaluation.id).not.toBe(id)
    expect(opened).toMatchObject({ conflict: null, file: { path: conflict?.ours.path } })
    expect(parked(opened.evaluation)).toEqual(['a', 'ours'])
    expect((await call.evaluations.open({ id })).evaluation.frame.title).toBe('Theirs')
    expect(await readFile(path)).toEqual(Buffer.from(theirs))
    const list = await call.evaluations.list({})
    expect(new Set(list.map((entry) => entry.id))).toEqual(new Set([id, opened.evaluation.id]))
  })

  it.each(['theirs', 'both'] as const)(
    '%s: keeps nothing a second time where theirs is the older one',
    async (keep) => {
      const { call, evaluations } = await inConflict(contentOf(anEvaluation('one', 'Theirs'), 1))
      const before = (await readdir(evaluations)).filter((name) => name.endsWith('.stackjury'))
      await call.evaluations.settleConflict({ id, keep })
      await call.evaluations.open({ id })
      const after = (await readdir(evaluations)).filter((name) => name.endsWith('.stackjury'))
      expect(after).toHaveLength(keep === 'both' ? before.length : before.length - 1)
    },
  )

  it('theirs that cannot be read is refused, and ours stays open', async () => {
    const { call, path, conflict } = await inConflict()
    await writeFile(path, 'not ours at all')
    await expect(call.evaluations.settleConflict({ id, keep: 'theirs' })).rejects.toMatchObject({
      code: 'file-foreign',
    })
    const still = await call.evaluations.open({ id })
    expect(still).toMatchObject({ file: { path: conflict?.ours.path } })
    expect(parked(still.evaluation)).toEqual(['a', 'ours'])
  })
})

describe('a file that went away while it was open', () => {
  it('is written again when it was deleted, also when there was nothing to add, and says so', async () => {
    const { call, path, events } = await used(['a'])
    await rm(path)
    expect(parked((await call.evaluations.open({ id })).evaluation)).toEqual(['a'])
    await call.evaluations.snapshot({ id })
    expect(await parkedIn(path)).toEqual(['a'])
    expect(events.map(({ event }) => event)).toContain('evaluations.fileNotice')
  })

  it('is followed when its folder was renamed', async () => {
    const { call, evaluations } = await used(['a'])
    const renamed = join(dirname(evaluations), 'renamed')
    await rename(evaluations, renamed)
    await call.evaluations.append({ id, changeSets: [park('b')] })
    await call.evaluations.snapshot({ id })
    const [name = ''] = await readdir(renamed)
    expect(await parkedIn(join(renamed, name))).toEqual(['a', 'b'])
  })

  it('is found after a restart when its folder was renamed just before the end', async () => {
    const { call, host, evaluations } = await used(['a'])
    await rename(evaluations, join(dirname(evaluations), 'renamed'))
    await call.evaluations.append({ id, changeSets: [park('b')] })
    await host.close()
    const later = await serviceHost(dirname(evaluations))
    expect(parked((await later.call.evaluations.open({ id })).evaluation)).toEqual(['a', 'b'])
  })

  it('is written into the evaluations folder again when that is gone', async () => {
    const { call, evaluations, path } = await used(['a'])
    await rm(evaluations, { recursive: true })
    await call.evaluations.append({ id, changeSets: [park('b')] })
    await call.evaluations.snapshot({ id })
    expect(await parkedIn(path)).toEqual(['a', 'b'])
  })
})

it('on a stick that was pulled out goes on in the evaluations folder', async () => {
  const host = await serviceHost(await tempFolder())
  const stick = join(dirname(host.evaluations), 'stick')
  await mkdir(stick)
  const path = join(stick, 'registry.stackjury')
  await writeFile(path, contentOf(evaluation, 0))
  host.host.requestOpen(path)
  await host.call.app.info({})
  await expect.poll(() => host.events.length).toBe(1)
  const asked = host.events[0]?.payload
  await host.call.evaluations.openFile(asked as { file: never })
  await rm(stick, { recursive: true })
  await host.call.evaluations.append({ id, changeSets: [park('b')] })
  await host.call.evaluations.snapshot({ id })
  expect(await parkedIn(join(host.evaluations, 'registry.stackjury'))).toEqual(['b'])
  expect(host.events.map(({ event }) => event)).toContain('evaluations.fileNotice')
})

describe('an emergency file', () => {
  it('goes to the next place when the evaluations folder takes none, and opens again', async () => {
    const folder = await tempFolder()
    const disk = failingDisk()
    const { call, evaluations } = await serviceHost(folder, { fs: disk.fs })
    disk.failWhen = ({ path }) => (path.startsWith(evaluations) ? 'ENOSPC' : null)
    const file = await call.evaluations.saveEmergencyCopy({ evaluation })
    try {
      expect(file.path.startsWith(evaluations)).toBe(false)
      disk.failWhen = () => null
      const opened = await call.evaluations.openFile({ file: file.handle })
      expect(opened?.evaluation.frame.title).toBe(evaluation.frame.title)
    } finally {
      await rm(file.path)
    }
  })
})
