import { execFile } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EvaluationId } from '#shared/domain/ids'
import { parseBytes } from '../src/main/services/evaluation-content.ts'
import { campaign, isFull } from './campaign.ts'
import { anEvaluation, park, parked } from './change-sets.ts'
import { serviceHost } from './service-host.ts'
import { tempFolder } from './temp-folder.ts'

const run = promisify(execFile)
const id = EvaluationId.parse('one')
const { runs, seed, random } = campaign({ short: 2, full: 20 })
/** A full run without this is not full: it says so. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0

/** A disk of its own for a folder, removed with the test. */
async function smallDisk(kilobytes: number): Promise<string> {
  const folder = await tempFolder()
  await run('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder])
  onTestFinished(async () => {
    await run('umount', ['-l', folder])
  })
  return folder
}

/** Leaves no room, or only a little. */
async function fill(folder: string, room: number): Promise<string> {
  const path = join(folder, 'filling')
  const piece = Buffer.alloc(4_096)
  let content = Buffer.alloc(0)
  for (;;) {
    const more = Buffer.concat([content, piece])
    const isFull = await writeFile(path, more).then(
      () => false,
      () => true,
    )
    if (isFull) break
    content = more
  }
  await writeFile(path, content.subarray(0, Math.max(0, content.length - room)))
  return path
}

describe.skipIf(!isFull())(
  `a disk that is really full (seed ${seed})${isFull() ? '' : ': part of the full figure'}`,
  () => {
    it(
      'loses nothing, says so, and goes on when there is room',
      { timeout: runs * 30_000 },
      async () => {
        if (!canMount) throw new Error('Not run: small disks are mounted by root on Linux only')
        const failed: object[] = []
        let refused = 0
        for (let n = 0; n < runs; n++) {
          const folder = await smallDisk(512)
          const host = await serviceHost(folder)
          const { file } = await host.call.evaluations.create({ evaluation: anEvaluation() })
          const acknowledged: string[] = []
          const save = async (name: string) => {
            const text = park(name)
            await host.call.evaluations.append({ id, changeSets: [text] }).then(
              () => acknowledged.push(name),
              () => refused++,
            )
          }
          await save('before')
          await host.call.evaluations.snapshot({ id })
          const filling = await fill(folder, Math.floor(random() * 12) * 1_024)
          for (let i = 0; i < 60; i++) {
            await save(`full-${i}`)
            if (random() < 0.2) await host.call.evaluations.snapshot({ id }).catch(() => {})
          }
          const isWhole = parseBytes(await readFile(file.path)).ok
          const left = (await readdir(host.evaluations)).filter((name) =>
            name.includes('unfinished'),
          )
          // The emergency copy goes where there is room.
          const { evaluation } = await host.call.evaluations.open({ id })
          const copy = await host.call.evaluations.saveEmergencyCopy({ evaluation })
          const isKept = parseBytes(await readFile(copy.path)).ok
          if (!copy.path.startsWith(folder)) await rm(copy.path)

          const crashed = await serviceHost(folder)
          const found = parked((await crashed.call.evaluations.open({ id })).evaluation)
          const lost = acknowledged.filter((name) => !found.includes(name))
          await crashed.host.close()
          await rm(filling)
          await save('after')
          const isOver = await host.call.evaluations.snapshot({ id }).then(
            () => true,
            () => false,
          )
          const isWell = isWhole && isKept && isOver && acknowledged.includes('after')
          if (!isWell || lost.length > 0 || left.length > 0) {
            failed.push({ n, lost, left, isWhole, isKept, isOver })
          }
        }
        console.log(`seed ${seed}: ${runs} full disks, ${refused} changes refused`)
        expect(failed).toEqual([])
        expect(refused).toBeGreaterThan(runs)
      },
    )
  },
)
