import { describe, expect, it } from 'vitest'
import { anEvaluation } from './change-sets.ts'
import { campaign, randomFrom } from './campaign.ts'
import {
  complaints,
  enter,
  evaluations,
  freshDisk,
  type HostOnDisk,
  hostOn,
  id,
  newMemory,
  send,
} from './disks/host-on-disk.ts'
import { tornFiles } from './disks/whole-files.ts'

const { seed } = campaign({ short: 1, full: 1 })
const refusals = ['EBUSY', 'EPERM', 'EACCES'] as const

/** A host with two changes, one of them in its journal alone, and what it tells the windows. */
async function working() {
  const random = randomFrom(seed)
  const time = { now: Date.UTC(2026, 0, 5, 9) }
  const disk = await freshDisk(random, time)
  const memory = newMemory()
  const life = await hostOn(disk, time)
  const problems: unknown[] = []
  life.host.subscribe(({ event, payload }) => {
    if (event === 'evaluations.fileProblem') problems.push(payload)
  })
  await life.call.evaluations.create({ evaluation: anEvaluation() })
  await send(life, memory, [enter(memory, random)])
  await life.call.evaluations.snapshot({ id })
  await send(life, memory, [enter(memory, random)])
  return { disk, life, memory, random, time, problems }
}

function fileText({ disk }: HostOnDisk): string {
  const [bytes] = [...disk.files()].flatMap(([path, content]) =>
    path.startsWith(evaluations) && path.endsWith('.stackjury') ? [content] : [],
  )
  return Buffer.from(bytes ?? []).toString('utf8')
}

/** Time is that of the simulated disk: nobody waits for it. */
describe(`a folder in which nothing can be renamed (seed ${seed})`, () => {
  it.each(refusals)('for 9 seconds is waited for: %s', async (code) => {
    const { disk, life, problems } = await working()
    const begun = disk.waited()
    disk.faultFor = ({ operation }) =>
      operation === 'rename' && disk.waited() - begun < 9_000 ? code : null
    await life.call.evaluations.snapshot({ id })
    expect(disk.waited() - begun).toBeGreaterThanOrEqual(9_000)
    expect(disk.waited() - begun).toBeLessThan(10_000)
    expect(fileText(life)).toContain('"seq":2')
    expect(problems).toEqual([])
    await life.host.close()
  })

  it.each(refusals)('for ever is said, and nothing is lost: %s', async (code) => {
    const { disk, life, memory, random, time, problems } = await working()
    const before = fileText(life)
    const begun = disk.waited()
    disk.faultFor = ({ operation, path }) =>
      operation === 'rename' && path.startsWith(evaluations) ? code : null
    await expect(life.call.evaluations.snapshot({ id })).rejects.toMatchObject({
      code: 'file-busy',
    })
    expect(disk.waited() - begun).toBeGreaterThan(9_000)
    expect(disk.waited() - begun).toBeLessThanOrEqual(10_000)
    expect(problems).toMatchObject([{ problem: { code: 'file-busy' } }])

    // Saving goes on, on this computer.
    expect(await send(life, memory, [enter(memory, random)])).toBe(true)
    expect(fileText(life)).toBe(before)
    expect([...disk.files().keys()].filter((path) => path.includes('unfinished'))).toEqual([])
    const crashed = disk.afterPowerCut()
    expect(tornFiles(crashed)).toEqual([])
    const next = await hostOn(crashed, time)
    expect(complaints(memory, await next.call.evaluations.open({ id }))).toEqual([])
    await next.host.close()

    disk.faultFor = () => null
    await life.call.evaluations.snapshot({ id })
    expect(fileText(life)).toContain('"seq":3')
    expect(problems.at(-1)).toMatchObject({ problem: null })
    await life.host.close()
  })
})
