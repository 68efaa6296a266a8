import { readdir } from 'node:fs/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EvaluationId } from '#shared/domain/ids'
import { anEvaluation, park, parked } from '../../../test/change-sets.ts'
import { failingDisk } from '../../../test/failing-disk.ts'
import { serviceHost } from '../../../test/service-host.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { type FileSystem, nodeFileSystem } from '../storage/fs-port.ts'

const id = EvaluationId.parse('one')
const codes = ['ENOSPC', 'EIO', 'EACCES', 'EPERM', 'EBUSY'] as const

/** Works on an evaluation while so many calls of the disk fail, from the n-th on. */
async function work(n: number, length: number) {
  const folder = await tempFolder()
  const disk = failingDisk()
  const { call, host, evaluations } = await serviceHost(folder, { fs: disk.fs })
  await call.evaluations.create({ evaluation: anEvaluation() })
  await call.evaluations.append({ id, changeSets: [park('a')] })

  let calls = 0
  const code = codes[n % codes.length] ?? 'EIO'
  disk.failWhen = () => {
    calls++
    return calls >= n && calls < n + length ? code : null
  }
  const acknowledged = ['a']
  const append = async (name: string) => {
    const answer = call.evaluations.append({ id, changeSets: [park(name)] })
    if (await answer.then(Boolean, () => false)) acknowledged.push(name)
  }
  for (const name of ['b', 'c']) await append(name)
  await call.evaluations.snapshot({ id }).catch(() => {})
  // These are in the journal alone.
  for (const name of ['d', 'e', 'f']) await append(name)
  disk.failWhen = () => null
  const reached = calls >= n

  // What a crash at this point would find.
  const crashed = await serviceHost(folder)
  const afterCrash = parked((await crashed.call.evaluations.open({ id })).evaluation)
  await crashed.host.close()
  return { call, host, acknowledged, afterCrash, evaluations, reached }
}

describe.each([
  ['once', 1],
  // Both copies of the journal, for example.
  ['twice in a row', 2],
  ['for ever', Number.POSITIVE_INFINITY],
] as const)('any call of the disk that fails %s', (_, length) => {
  const lasting = length > 2

  it('loses nothing that was acknowledged and leaves nothing unfinished', async () => {
    const failures: object[] = []
    let reached = 0
    for (let n = 1; n <= 60; n++) {
      const outcome = await work(n, length)
      if (!outcome.reached) break
      reached = n
      const lost = outcome.acknowledged.filter((name) => !outcome.afterCrash.includes(name))
      const left = (await readdir(outcome.evaluations)).filter((name) =>
        name.includes('unfinished'),
      )
      // What a disk refuses to remove stays until the next start.
      const isTidy = left.length === 0 || length > 1
      if (lost.length > 0 || !isTidy) failures.push({ n, lost, left })
    }
    expect(failures).toEqual([])
    expect(reached).toBeGreaterThan(lasting ? 5 : 30)
  }, 60_000)

  it('is over when the disk works again', async () => {
    for (let n = 1; n <= 12; n++) {
      const folder = await tempFolder()
      const disk = failingDisk()
      const { call } = await serviceHost(folder, { fs: disk.fs })
      await call.evaluations.create({ evaluation: anEvaluation() })
      let calls = 0
      disk.failWhen = () => (++calls >= n && calls < n + length ? 'EIO' : null)
      await call.evaluations.append({ id, changeSets: [park('a')] }).catch(() => {})
      await call.evaluations.snapshot({ id }).catch(() => {})
      disk.failWhen = () => null
      await call.evaluations.append({ id, changeSets: [park('b')] })
      await call.evaluations.snapshot({ id })
      const { evaluation, recovery } = await (
        await serviceHost(folder)
      ).call.evaluations.open({ id })
      expect(parked(evaluation)).toContain('b')
      expect(recovery).toBeNull()
    }
  }, 60_000)
})

it('ends although the disk does not answer any more, and has what was acknowledged', async () => {
  const folder = await tempFolder()
  let answered = Promise.resolve()
  const rename: FileSystem['rename'] = async (...names) => {
    await answered
    return nodeFileSystem.rename(...names)
  }
  const { call, host } = await serviceHost(folder, {
    fs: { ...nodeFileSystem, rename },
    farewell: 100,
  })
  await call.evaluations.create({ evaluation: anEvaluation() })
  await call.evaluations.append({ id, changeSets: [park('a')] })
  let answer = () => {}
  answered = new Promise((resolve) => (answer = resolve))
  onTestFinished(() => answer())
  await host.flush()
  await host.close()

  const next = await serviceHost(folder)
  expect(parked((await next.call.evaluations.open({ id })).evaluation)).toEqual(['a'])
})

describe('opening again while a change is on its way to the disk', () => {
  /** A disk whose syncs can be held up. */
  const held = async () => {
    let goOn = () => {}
    let answer = Promise.resolve()
    const fs: FileSystem = {
      ...nodeFileSystem,
      create: async (path) => {
        const file = await nodeFileSystem.create(path)
        const datasync = async () => {
          await answer
          await file.datasync()
        }
        return { ...file, datasync }
      },
    }
    const { call } = await serviceHost(await tempFolder(), { fs })
    await call.evaluations.create({ evaluation: anEvaluation() })
    await call.evaluations.append({ id, changeSets: [park('a')] })
    answer = new Promise((resolve) => (goOn = resolve))
    onTestFinished(() => goOn())
    return { call, goOn }
  }

  it('shows it: the window that sent it is gone and will not send it again', async () => {
    const { call, goOn } = await held()
    const sent = call.evaluations.append({ id, changeSets: [park('last')] })
    const opening = call.evaluations.open({ id })
    setTimeout(goOn, 100)
    await sent
    expect(parked((await opening).evaluation)).toEqual(['a', 'last'])
  })

  it('waits no longer for a disk that does not answer than it takes to notice', async () => {
    const { call } = await held()
    void call.evaluations.append({ id, changeSets: [park('last')] }).catch(() => {})
    const begun = performance.now()
    expect(parked((await call.evaluations.open({ id })).evaluation)).toEqual(['a'])
    expect(performance.now() - begun).toBeLessThan(4_000)
  })
})
