import { copyFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { EvaluationId } from '#shared/domain/ids'
import { randomFrom } from '../../../test/campaign.ts'
import { anEvaluation, park, parked } from '../../../test/change-sets.ts'
import { crashingDisk } from '../../../test/disks/crashing-disk.ts'
import { failingDisk } from '../../../test/failing-disk.ts'
import { type ServiceHost, serviceHost } from '../../../test/service-host.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { createBackups } from './backups.ts'
import { sha256 } from './digest.ts'

/** What power cuts and failing disks, simulated by the thousand, once brought to light. */

const id = EvaluationId.parse('one')

async function started(names: readonly string[] = []) {
  const folder = await tempFolder()
  const disk = failingDisk()
  const host = await serviceHost(folder, { fs: disk.fs })
  const { file } = await host.call.evaluations.create({ evaluation: anEvaluation() })
  for (const name of names) await host.call.evaluations.append({ id, changeSets: [park(name)] })
  return { folder, disk, host, path: file.path }
}

async function reopened(folder: string) {
  const host = await serviceHost(folder)
  const opened = await host.call.evaluations.open({ id })
  // What was restored is written to the file at once. A host that is killed writes no more; this
  // one lives on, so the next is started when that is over.
  if (opened.recovery !== null) await copied(folder, opened.seq)
  return { host, opened, parked: parked(opened.evaluation) }
}

/** Waits for the copy of the file with that number: the last thing that saving does. */
async function copied(folder: string, seq: number): Promise<void> {
  const number = `-${String(seq).padStart(6, '0')}-`
  const names = () => readdir(join(folder, 'data', 'backups', id)).catch(() => [])
  await vi.waitUntil(async () => (await names()).some((name) => name.includes(number)), 5_000)
}

async function changeCopies(
  host: ServiceHost,
  ending: string,
  change: (text: string) => string,
): Promise<void> {
  for (const name of (await readdir(host.journal(id))).filter((one) => one.endsWith(ending))) {
    const path = join(host.journal(id), name)
    await writeFile(path, change(await readFile(path, 'utf8')))
  }
}

/** The disk refuses a change, and the power goes while what can still be read of it is put right. */
async function onlyListed({ folder, disk, host }: Awaited<ReturnType<typeof started>>) {
  const refused = park('refused')
  disk.failWhen = ({ operation }) => (operation === 'datasync' ? 'EIO' : null)
  await host.call.evaluations.append({ id, changeSets: [refused] }).catch(() => {})
  // The next host can read it, begins an epoch to write it again, and cannot finish it.
  const refusing = failingDisk()
  refusing.failWhen = ({ operation, path }) =>
    operation === 'datasync' ||
    operation === 'remove' ||
    (operation === 'create' && !path.includes('000002'))
      ? 'EIO'
      : null
  const second = await serviceHost(folder, { fs: refusing.fs })
  const { evaluation } = await second.call.evaluations.open({ id })
  expect(parked(evaluation)).toEqual(['a', 'refused'])
  // Neither line was on the disk.
  await changeCopies(host, '.journal', (text) => text.slice(0, text.indexOf('Park refused')))
  return { folder, refused }
}

describe('the journal after a crash', () => {
  it('does not claim to have a change that it refused, so that it can be sent again', async () => {
    const { folder, disk, host } = await started(['a'])
    const refused = park('refused')
    disk.failWhen = ({ operation }) => (operation === 'datasync' ? 'EIO' : null)
    await expect(host.call.evaluations.append({ id, changeSets: [refused] })).rejects.toMatchObject(
      { code: 'disk-failed' },
    )
    disk.failWhen = () => null
    await host.call.evaluations.append({ id, changeSets: [park('b')] })

    const second = await reopened(folder)
    expect(second.parked).toEqual(['a', 'b'])
    const { knows, append } = second.host.call.evaluations
    expect(await knows({ id, changeSetIds: [refused.id] })).toEqual([])
    await append({ id, changeSets: [refused] })
    expect((await reopened(folder)).parked).toEqual(['a', 'b', 'refused'])
  })

  it('nor if the epoch that took it back is gone and the one that has it is not', async () => {
    const { folder, disk, host } = await started(['a'])
    const refused = park('refused')
    disk.failWhen = ({ operation }) => (operation === 'datasync' ? 'EIO' : null)
    await host.call.evaluations.append({ id, changeSets: [refused] }).catch(() => {})
    disk.failWhen = () => null
    await host.call.evaluations.append({ id, changeSets: [park('b')] })
    await host.call.evaluations.snapshot({ id })
    const second = await reopened(folder)
    await second.host.call.evaluations.append({ id, changeSets: [park('c')] })
    for (const name of await readdir(host.journal(id))) {
      if (name.includes('000002')) await rm(join(host.journal(id), name))
    }
    const third = await reopened(folder)
    expect(third.parked).toEqual(['a', 'b', 'c'])
    await third.host.call.evaluations.append({ id, changeSets: [refused] })
    expect((await reopened(folder)).parked).toEqual(['a', 'b', 'c', 'refused'])
  })

  it('nor if only the list of an epoch that was never whole still tells of it', async () => {
    const { folder, refused } = await onlyListed(await started(['a']))
    const third = await reopened(folder)
    expect(third.parked).toEqual(['a'])
    const { knows, append } = third.host.call.evaluations
    expect(await knows({ id, changeSetIds: [refused.id] })).toEqual([])
    await append({ id, changeSets: [refused] })
    expect((await reopened(folder)).parked).toEqual(['a', 'refused'])
  })

  it('nor if, besides, an old copy was put in the place of the file', async () => {
    const before = await started(['a'])
    const { host, path } = before
    const old = await readFile(path)
    await host.call.evaluations.snapshot({ id })
    const { folder, refused } = await onlyListed(before)
    await writeFile(path, old)
    const third = await reopened(folder)
    expect(third.parked).toEqual([])
    const { knows, append } = third.host.call.evaluations
    expect(await knows({ id, changeSetIds: [refused.id] })).toEqual([])
    await append({ id, changeSets: [refused] })
    expect((await reopened(folder)).parked).toEqual(['refused'])
  })

  it('calls nothing saved that it could read and not yet write again', async () => {
    const { folder, disk, host } = await started(['a'])
    const refused = park('refused')
    disk.failWhen = ({ operation }) => (operation === 'datasync' ? 'EIO' : null)
    await host.call.evaluations.append({ id, changeSets: [refused] }).catch(() => {})
    const refusing = failingDisk()
    refusing.failWhen = ({ operation }) => (operation === 'create' ? 'ENOSPC' : null)
    const second = await serviceHost(folder, { fs: refusing.fs })
    const { open, knows, append } = second.call.evaluations
    expect(parked((await open({ id })).evaluation)).toEqual(['a', 'refused'])
    expect(await knows({ id, changeSetIds: [refused.id] })).toEqual([])
    await expect(append({ id, changeSets: [refused] })).rejects.toMatchObject({ code: 'disk-full' })
    refusing.failWhen = ({ operation, path }) =>
      operation === 'create' && path.startsWith(host.evaluations) ? 'ENOSPC' : null
    await append({ id, changeSets: [refused] })
    expect(await knows({ id, changeSetIds: [refused.id] })).toEqual([refused.id])
    // The power goes: what was refused first had never reached the disk.
    await changeCopies(host, '1.a.journal', (text) => text.slice(0, text.indexOf('Park refused')))
    await changeCopies(host, '1.b.journal', (text) => text.slice(0, text.indexOf('Park refused')))
    expect((await reopened(folder)).parked).toEqual(['a', 'refused'])
  })

  it('writes a line anew of which only one copy was whole, before anything is built on it', async () => {
    const { folder, host } = await started(['a', 'b'])
    await changeCopies(host, '.a.journal', (text) => text.slice(0, text.indexOf('Park b')))
    const second = await reopened(folder)
    await second.host.call.evaluations.append({ id, changeSets: [park('c')] })
    await changeCopies(host, '1.b.journal', (text) => text.replace('Park b', 'Park x'))
    const third = await reopened(folder)
    expect(third.parked).toEqual(['a', 'b', 'c'])
    expect(third.opened.recovery?.missing ?? []).toEqual([])
  })

  it('keeps what it restored before a gap until the file has it', async () => {
    const { folder, host } = await started(['a', 'b', 'c'])
    await changeCopies(host, '.journal', (text) => text.replace('Park c', 'Park x'))
    // The machine dies again before the file can be written.
    const disk = failingDisk()
    disk.failWhen = ({ operation, path }) =>
      operation === 'create' && path.startsWith(host.evaluations) ? 'ENOSPC' : null
    const second = await serviceHost(folder, { fs: disk.fs })
    expect(parked((await second.call.evaluations.open({ id })).evaluation)).toEqual(['a', 'b'])
    expect((await reopened(folder)).parked).toEqual(['a', 'b'])
  })
})

describe('a file that is damaged before there is a journal', () => {
  it('and again before there is a second copy, keeps what was saved in between', async () => {
    const { folder, path } = await started()
    await writeFile(path, 'damaged')
    const disk = failingDisk()
    // Neither the file nor a copy can be written; the journal can.
    disk.failWhen = ({ operation, path: at }) =>
      operation === 'create' && !at.includes('journal') && !at.includes('.damaged') ? 'EIO' : null
    const second = await serviceHost(folder, { fs: disk.fs })
    await second.call.evaluations.open({ id })
    await second.call.evaluations.append({ id, changeSets: [park('a')] })
    await writeFile(path, 'damaged again')
    const third = await reopened(folder)
    expect([third.parked, third.opened.recovery?.missing ?? []]).toEqual([['a'], []])
  })
})

describe('a first line that is damaged in the id', () => {
  it('hides nothing: the evaluation is found and restored', async () => {
    const { folder, path } = await started(['a'])
    await writeFile(path, (await readFile(path, 'utf8')).replace('"id":"one"', '"id":"ooe"'))
    const { opened, parked: found } = await reopened(folder)
    expect(found).toEqual(['a'])
    expect(opened.recovery?.message).toContain('The file was damaged.')
  })

  it('but another evaluation in the place of the file is not opened for it', async () => {
    const { folder, host, path } = await started(['a'])
    await host.call.evaluations.create({ evaluation: anEvaluation('two') })
    await host.host.close()
    const [other = ''] = (await readdir(host.evaluations)).filter((name) => name.includes('-2'))
    await rename(join(host.evaluations, other), path)
    const { call } = await serviceHost(folder)
    await expect(call.evaluations.open({ id })).rejects.toMatchObject({ code: 'not-found' })
    const again = await call.evaluations.create({ evaluation: anEvaluation() })
    expect(again.evaluation.id).toBe(id)
  })
})

describe('several files of one evaluation', () => {
  it('are told apart: the newest is opened when the one that was open is not there any more', async () => {
    const { folder, host, path } = await started(['a'])
    await host.call.evaluations.snapshot({ id })
    await copyFile(path, join(host.evaluations, 'a-copy.stackjury'))
    await host.call.evaluations.append({ id, changeSets: [park('b')] })
    await host.call.evaluations.close({ id })
    await rename(path, join(host.evaluations, 'z-renamed.stackjury'))
    const { opened, parked: found } = await reopened(folder)
    expect([opened.file.name, found]).toEqual(['z-renamed.stackjury', ['a', 'b']])
  })

  it.each([
    ['status', { code: 'file-busy' }],
    ['readStart', { seq: 3 }],
  ])('and the one that was open is not gone because its %s failed', async (refused, outcome) => {
    const { folder, host, path } = await started(['a'])
    await host.call.evaluations.snapshot({ id })
    await copyFile(path, join(host.evaluations, 'a-copy.stackjury'))
    await host.call.evaluations.append({ id, changeSets: [park('b')] })
    await host.call.evaluations.snapshot({ id })
    await host.call.evaluations.append({ id, changeSets: [park('c')] })
    const disk = failingDisk()
    disk.failWhen = (call) => (call.operation === refused && call.path === path ? 'EACCES' : null)
    const second = await serviceHost(folder, { fs: disk.fs })
    const opened = await second.call.evaluations.open({ id }).catch((error: unknown) => error)
    expect(opened).toMatchObject(outcome)
    disk.failWhen = () => null
    // It would write the file while the next one reads it, which no two hosts ever do.
    await second.host.close()
    expect((await reopened(folder)).parked).toEqual(['a', 'b', 'c'])
    expect((await readdir(host.evaluations)).join()).not.toContain('conflict')
  })
})

describe('an old copy that was put in the place of the file', () => {
  it('is opened, and what it lacks is kept beside it and said', async () => {
    const { folder, host, path } = await started(['a'])
    await host.call.evaluations.snapshot({ id })
    const old = await readFile(path)
    await host.call.evaluations.append({ id, changeSets: [park('b')] })
    await host.call.evaluations.close({ id })
    await writeFile(path, old)
    const { opened, parked: found } = await reopened(folder)
    expect(found).toEqual(['a'])
    expect(opened.recovery?.message).toMatch(/1 change that it does not have is kept in /)
    const [conflict = ''] = (await readdir(host.evaluations)).filter((n) => n.includes('(conflict'))
    expect(await readFile(join(host.evaluations, conflict), 'utf8')).toContain('"text": "b"')
  })
})

describe('the first copy of an evaluation', () => {
  it('survives a power cut together with the folders that were made for it', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const time = { now: Date.UTC(2026, 0, 5, 9) }
      const disk = crashingDisk(randomFrom(seed), time, ['/data'])
      const clock = () => new Date(time.now)
      const about = { lineage: '0123abcd', seq: 0, reason: 'snapshot' } as const
      await createBackups(disk.fs, '/data/backups', clock).keep(id, Buffer.from('x'), about)
      const found = createBackups(disk.afterPowerCut().fs, '/data/backups', clock)
      expect({ seed, copies: (await found.list(id)).length }).toEqual({ seed, copies: 1 })
    }
  })
})

describe('a file in which one row stands twice, by hand or by a merge', () => {
  it('is not opened with one of them gone, but like a damaged one', async () => {
    const { folder, host, path } = await started(['a'])
    await host.call.evaluations.close({ id })
    const [first = '', ...rest] = (await readFile(path, 'utf8')).split('\n')
    const body = JSON.parse(rest.join('\n')) as { parkingLot: object[] }
    body.parkingLot.push({ ...body.parkingLot[0], text: 'another one' })
    const text = JSON.stringify(body)
    const header = { ...JSON.parse(first), ...stated(text) }
    await writeFile(path, `${JSON.stringify(header)}\n${text}`)
    const { opened, parked: found } = await reopened(folder)
    expect(found).toEqual(['a'])
    expect(opened.recovery?.message).toContain('The file was damaged.')
    const names = await readdir(host.evaluations)
    expect(names.some((name) => name.includes('.damaged-'))).toBe(true)
  })
})

function stated(text: string) {
  return { bytes: Buffer.byteLength(text), sha256: sha256(text) }
}

describe('a file whose first line was damaged and can still be read', () => {
  it('is ours, with everything that it did not get in time', async () => {
    const { folder, host, path } = await started(['a', 'b'])
    await host.call.evaluations.snapshot({ id })
    await host.call.evaluations.append({ id, changeSets: [park('c')] })
    await copied(folder, 2)
    const text = await readFile(path, 'utf8')
    const damaged = text.replace('"seq":2', '"seq":6')
    expect(damaged).not.toBe(text)
    await writeFile(path, damaged)

    const { opened, parked: found } = await reopened(folder)
    expect(found).toEqual(['a', 'b', 'c'])
    expect(opened.seq).toBe(3)
    expect(opened.recovery?.missing).toEqual([])
    expect((await readdir(join(folder, 'evaluations'))).join()).not.toContain('conflict')
    expect((await reopened(folder)).parked).toEqual(['a', 'b', 'c'])
  })
})

describe('a file of which only the first line is damaged', () => {
  it('is ours also before there is a copy of it, and what came after it is there', async () => {
    const { folder, disk, host, path } = await started(['a'])
    await host.call.evaluations.snapshot({ id })
    await host.call.evaluations.append({ id, changeSets: [park('b')] })
    disk.failWhen = ({ path: at }) => (at.includes('backups') ? 'EIO' : null)
    await host.call.evaluations.snapshot({ id })
    await host.call.evaluations.append({ id, changeSets: [park('c')] })
    const text = await readFile(path, 'utf8')
    const at = text.indexOf('Choose a registry')
    expect(at).toBeLessThan(text.indexOf('\n'))
    await writeFile(path, `${text.slice(0, at)}d${text.slice(at + 1)}`)

    const second = await reopened(folder)
    expect(second.parked).toEqual(['a', 'b', 'c'])
    expect(second.opened.recovery?.message).toContain('Nothing was lost')
    expect(await readdir(second.host.evaluations)).toEqual(['choose-a-registry.stackjury'])
  })
})
