import { parseBytes } from '../../src/main/services/evaluation-content.ts'
import { anEvaluation } from '../change-sets.ts'
import { randomFrom } from '../campaign.ts'
import { complaints, enter, freshDisk, hostOn, id, newMemory, send } from './host-on-disk.ts'

/**
 * Removes an evaluation, and the power goes during a call. Afterwards it is still there, or in
 * the folder of removed ones, from where it can be taken back, with all that was in it.
 *
 * @returns what is wrong, and whether so many calls were made at all
 */
export async function removalRun(
  cutAt: number,
  seed: number,
): Promise<{ readonly failures: readonly string[]; readonly isReached: boolean }> {
  const random = randomFrom(seed)
  const time = { now: Date.UTC(2026, 0, 5, 9) }
  const memory = newMemory()
  const disk = await freshDisk(random, time)
  const host = await hostOn(disk, time)
  await host.call.evaluations.create({ evaluation: anEvaluation() })
  await send(host, memory, [enter(memory, random), enter(memory, random)])

  disk.cutAt = disk.calls() + cutAt
  await host.call.evaluations.remove({ id }).catch(() => {})
  const isReached = disk.isOff()
  disk.cutAt = 0
  await host.host.close()

  const left = disk.afterPowerCut()
  const [removed] = [...left.files()].filter(([path]) => path.includes('/Removed/'))
  const next = await hostOn(left, time)
  const entries = await next.call.evaluations.list({})
  if (entries.some((entry) => entry.id === id)) {
    const opened = await next.call.evaluations.open({ id })
    await next.host.close()
    return { failures: complaints(memory, opened), isReached }
  }
  const parsed = removed && parseBytes(removed[1])
  return { failures: parsed?.ok ? complaints(memory, parsed) : ['gone from both'], isReached }
}
