import { AppError } from '#shared/rpc/app-error'
import { anEvaluation } from '../change-sets.ts'
import { randomFrom } from '../campaign.ts'
import { type CrashingDisk, type DiskTime, type Fault, sameDisk } from './crashing-disk.ts'
import {
  complaints,
  enter,
  freshDisk,
  type HostOnDisk,
  hostOn,
  id,
  type Memory,
  newMemory,
  outbox,
  send,
} from './host-on-disk.ts'
import { tornFiles } from './whole-files.ts'

export const faults: readonly Fault[] = ['ENOSPC', 'EIO', 'EACCES', 'EPERM', 'EBUSY', 'short write']

/** What people are doing when a call fails. */
export const phases = [
  'creating',
  'saving',
  'closing and opening',
  'starting after a crash',
  'removing',
] as const
export type Phase = (typeof phases)[number]

export interface FaultCase {
  readonly phase: Phase
  /** The first call that fails, from 1. */
  readonly call: number
  readonly fault: Fault
  readonly lasting: 'once' | 'for ever'
  readonly seed: number
}

export interface FaultRun {
  readonly failures: readonly string[]
  /** Whether so many calls were made at all. */
  readonly isReached: boolean
}

/**
 * Lets a call fail while people work, and looks at what they were told: nothing may be called
 * saved that a crash or a power cut at that point would lose; the files stay whole; every refusal
 * is one that the page has words for; and everything works again once the disk does, with nothing
 * unfinished left lying about.
 */
export async function faultRun({
  phase,
  call,
  fault,
  lasting,
  seed,
}: FaultCase): Promise<FaultRun> {
  const random = randomFrom(seed)
  const time = { now: Date.UTC(2026, 0, 5, 9) }
  const memory = newMemory()
  const failures: string[] = []
  const disk = await prepared(phase, memory, random, time)
  const before = phase === 'starting after a crash' ? null : await started(disk, phase, time)

  let calls = 0
  let failedAt = ''
  disk.faultFor = ({ operation }) => {
    calls++
    const isFailing = lasting === 'once' ? calls === call : calls >= call
    if (isFailing && failedAt === '') failedAt = operation
    return isFailing ? fault : null
  }
  const refusals: unknown[] = []
  const host = before ?? (await hostOn(disk, time).catch(() => null))
  if (host) await act(host, phase, { memory, random, refusals })
  disk.faultFor = () => null

  for (const refusal of refusals) {
    const isClear = refusal instanceof AppError && refusal.code !== 'internal'
    if (!isClear) failures.push(`refused with ${String(refusal)}`)
  }
  const isThere = phase !== 'creating' || memory.acknowledged.size > 0
  const wasRemoved = phase === 'removing'
  for (const [what, found] of [
    ['a crash', disk.goneOn()],
    ['a power cut', disk.afterPowerCut()],
  ] as const) {
    failures.push(...tornFiles(found).map((path) => `after ${what}: ${path} is torn`))
    if (!isThere || wasRemoved) continue
    const copy = sameDisk(found, random, time)
    failures.push(...(await look(copy, memory, time)).map((found) => `after ${what}: ${found}`))
  }

  failures.push(...(await goOn(host ?? (await hostOn(disk, time)), memory, random)))
  const unfinished = [...disk.files().keys()].filter((path) => path.includes('unfinished'))
  if (lasting === 'once' && failedAt !== 'remove' && unfinished.length > 0) {
    failures.push(`left ${unfinished.join(' ')}`)
  }
  time.now += 2 * 60 * 60_000
  failures.push(...(await look(disk.goneOn(), memory, time)))
  const left = [...disk.files().keys()].filter((path) => path.includes('unfinished'))
  if (left.length > 0) failures.push(`still left later ${left.join(' ')}`)
  return { failures, isReached: calls >= call }
}

/** A disk with an evaluation that has some changes in its file and some in its journal alone. */
async function prepared(
  phase: Phase,
  memory: Memory,
  random: () => number,
  time: DiskTime,
): Promise<CrashingDisk> {
  const disk = await freshDisk(random, time)
  if (phase === 'creating') return disk
  const host = await hostOn(disk, time)
  await host.call.evaluations.create({ evaluation: anEvaluation() })
  await send(host, memory, [enter(memory, random)])
  await host.call.evaluations.snapshot({ id })
  await send(host, memory, [enter(memory, random)])
  const found = sameDisk(disk, random, time)
  await host.host.close()
  return found
}

async function started(disk: CrashingDisk, phase: Phase, time: DiskTime): Promise<HostOnDisk> {
  const host = await hostOn(disk, time)
  if (phase !== 'creating') await host.call.evaluations.open({ id })
  return host
}

async function act(
  host: HostOnDisk,
  phase: Phase,
  work: {
    readonly memory: Memory
    readonly random: () => number
    readonly refusals: unknown[]
  },
): Promise<void> {
  const { memory, random, refusals } = work
  const { create, open, snapshot, close, list, remove, saveEmergencyCopy } = host.call.evaluations
  const tried = (answer: Promise<unknown>) =>
    answer.catch((error: unknown) => void refusals.push(error))
  const save = async () => {
    await send(host, memory, [enter(memory, random)], refusals)
  }
  switch (phase) {
    case 'creating':
      await tried(create({ evaluation: anEvaluation() }))
      await save()
      break
    case 'saving':
      await Promise.all([save(), save(), save()])
      await Promise.all([tried(snapshot({ id })), save()])
      await save()
      break
    case 'closing and opening':
      await save()
      await tried(close({ id }))
      await tried(list({}))
      await tried(open({ id }))
      await save()
      break
    case 'starting after a crash':
      await tried(open({ id }))
      await save()
      await tried(snapshot({ id }))
      break
    case 'removing':
      await tried(saveEmergencyCopy({ evaluation: anEvaluation('other') }))
      await tried(remove({ id }))
  }
}

/** The disk works again: what was refused is sent again, and all is as it should be. */
async function goOn(host: HostOnDisk, memory: Memory, random: () => number): Promise<string[]> {
  const { list, create, open, snapshot, close } = host.call.evaluations
  try {
    const entries = await list({})
    const isHere = entries.some((entry) => entry.id === id)
    if (!isHere) {
      // Removed, or never created. What was in it is not asked for any more.
      memory.entered.clear()
      memory.acknowledged.clear()
      await create({ evaluation: anEvaluation() })
    }
    const waiting = outbox(memory)
    await send(host, memory, [...waiting, enter(memory, random)])
    await snapshot({ id })
    const failures = complaints(memory, await open({ id }))
    if (outbox(memory).length > 0) failures.push('works again: something cannot be saved')
    await close({ id })
    await host.host.close()
    return failures
  } catch (error) {
    return [`works again: ${String(error)}`]
  }
}

/** What somebody finds who starts now. */
async function look(disk: CrashingDisk, memory: Memory, time: DiskTime): Promise<string[]> {
  try {
    const host = await hostOn(disk, time)
    const found = complaints(memory, await host.call.evaluations.open({ id }))
    await host.call.evaluations.close({ id })
    await host.host.close()
    return found
  } catch (error) {
    return [String(error)]
  }
}
