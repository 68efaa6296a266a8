import { dirname, join } from 'node:path'
import type { Evaluation } from '#shared/domain/evaluation'
import type { OpenedEvaluation } from '#shared/host-contract'
import { parseBytes } from '../../src/main/services/evaluation-content.ts'
import { anEvaluation } from '../change-sets.ts'
import { randomFrom } from '../campaign.ts'
import type { CrashingDisk, DiskTime, Fault } from './crashing-disk.ts'
import { faults } from './fault-runs.ts'
import {
  complaints,
  enter,
  evaluations,
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

const minute = 60_000
const elsewhere = '/home/elsewhere'

/** How a run of several lives of a host ended. */
export interface PowerCutRun {
  /** What went wrong, in words. Empty when nothing did. */
  readonly failures: readonly string[]
  readonly cuts: number
  readonly acknowledged: number
  /** How often something was said to be missing that nobody had seen saved. */
  readonly falseAlarms: number
}

export interface PowerCutOptions {
  /** Calls fail now and then, too. */
  readonly withFaults?: boolean
  /** One copy of each journal is damaged between two lives. */
  readonly withRot?: boolean
  /** The file is damaged between two lives. */
  readonly withDamage?: boolean
}

/**
 * People work on an evaluation; the power goes in the middle of some call, up to three times,
 * also while what the time before left is being put right. At last everything must be there that
 * they saw saved, once, and the work goes on.
 */
export async function powerCutRun(
  seed: number,
  options: PowerCutOptions = {},
): Promise<PowerCutRun> {
  const random = randomFrom(seed)
  const time = { now: Date.UTC(2026, 0, 5, 9) }
  const memory = newMemory()
  const failures: string[] = []
  let falseAlarms = 0
  let cuts = 0
  let disk = await freshDisk(random, time)
  let isThere = false
  let isSetAside = false
  let isFailing = options.withFaults === true
  // The same one each time: what was lost in both is lost.
  const rotten = random() < 0.5 ? '.a.journal' : '.b.journal'

  const open = async (life: HostOnDisk, when: string) => {
    try {
      const opened = await openAsUsersDo(life, isThere)
      if (life.disk.isOff()) return
      isThere = true
      const missing = opened.recovery?.missing.length ?? 0
      if (missing > 0) falseAlarms++
      const aside = options.withDamage ? null : setAside(life.disk, opened)
      if (aside !== null) isSetAside = true
      failures.push(...complaints(memory, aside ?? opened).map((what) => `${when}: ${what}`))
    } catch (error) {
      if (!life.disk.isOff() && !isFailing) failures.push(`${when}: ${String(error)}`)
    }
  }

  const lives = 1 + Math.floor(random() * 3)
  for (let life = 0; life < lives && !isSetAside; life++) {
    // Some cuts early, while the host is still recovering.
    disk.cutAt = 1 + Math.floor(random() * (random() < 0.3 ? 40 : 260))
    if (options.withFaults) disk.faultFor = someFaults(random)
    const host = await hostOn(disk, time).catch(() => null)
    if (host) {
      await open(host, `life ${life}`)
      await work(host, memory, random, time, options)
      disk.cutAt = 0
      await host.host.close()
    }
    cuts++
    disk = disk.afterPowerCut()
    const torn = options.withDamage ? [] : tornFiles(disk)
    failures.push(...torn.map((path) => `life ${life}: ${path} is torn`))
    if (options.withRot) rot(disk, rotten, random)
    if (options.withDamage && isThere) damageFiles(disk, random)
    time.now += minute
  }

  const result = () => ({ failures, cuts, acknowledged: memory.acknowledged.size, falseAlarms })
  if (isSetAside) return result()
  isFailing = false
  const last = await hostOn(disk, time)
  await open(last, 'at last')
  if (isSetAside) return result()
  const isSent = await send(last, memory, [enter(memory, random), ...outbox(memory)])
  if (!isSent) failures.push('at last: nothing can be saved any more')
  await last.call.evaluations.close({ id }).catch((error: unknown) => {
    failures.push(`closing at last: ${String(error)}`)
  })
  await last.host.close()
  const after = await hostOn(disk.goneOn(), time)
  await open(after, 'afterwards')
  await after.host.close()
  return result()
}

/**
 * What people entered may be in a file beside the one that was opened, if they were told so: when
 * the power went while they moved a file, an old copy may be back in its place.
 */
function setAside(
  disk: CrashingDisk,
  { file, recovery }: OpenedEvaluation,
): { readonly evaluation: Evaluation; readonly seq: number } | null {
  const name = / kept in (.+\.stackjury)\.$/.exec(recovery?.message ?? '')?.[1]
  if (name === undefined) return null
  const kept = disk.files().get(join(dirname(file.path), name))
  const parsed = kept && parseBytes(kept)
  if (!parsed?.ok) return null
  return { evaluation: parsed.evaluation, seq: parsed.evaluation.parkingLot.length }
}

/** From the list; where it is not there, from the place that it was moved to; else it is a new one. */
async function openAsUsersDo(life: HostOnDisk, isThere: boolean): Promise<OpenedEvaluation> {
  const { list, create, open, openFile } = life.call.evaluations
  if ((await list({})).some((entry) => entry.id === id)) return open({ id })
  // Half of a move that was not synced may leave an older one, too.
  const [moved] = [...life.disk.files()]
    .filter(([path]) => path.startsWith(elsewhere) && path.endsWith('.stackjury'))
    .toSorted(([, a], [, b]) => b.length - a.length)
  life.chosen = moved?.[0] ?? null
  if (life.chosen === null && !isThere) return create({ evaluation: anEvaluation() })
  return (await openFile({ file: null })) ?? open({ id })
}

/** Several windows save, and meanwhile the user does what users do with files. */
async function work(
  host: HostOnDisk,
  memory: Memory,
  random: () => number,
  time: DiskTime,
  options: PowerCutOptions,
): Promise<void> {
  const { call, disk } = host
  const writer = async () => {
    for (let n = Math.floor(random() * 5); n >= 0 && !disk.isOff(); n--) {
      const batch = Array.from({ length: random() < 0.2 ? 3 : 1 }, () => enter(memory, random))
      await send(host, memory, batch)
      time.now += Math.floor(random() * 3_000)
      // What failed is sent again, sometimes at once and sometimes by the next window.
      const waiting = outbox(memory)
      if (waiting.length > 0 && random() < 0.3) await send(host, memory, waiting)
    }
  }
  const user = async () => {
    for (let n = Math.floor(random() * 3); n >= 0 && !disk.isOff(); n--) {
      for (let turns = random() * 120; turns > 0; turns--) await Promise.resolve()
      const wish = random()
      if (wish < 0.5) await call.evaluations.snapshot({ id }).catch(() => {})
      else if (wish < 0.7 || options.withDamage) await closeAndOpen(host)
      else if (wish < 0.85) await giveAnotherName(host, random)
      else await moveAway(host, random, options)
    }
  }
  await send(host, memory, [...outbox(memory), enter(memory, random)])
  await Promise.all([writer(), writer(), writer(), user()])
}

async function closeAndOpen({ call }: HostOnDisk): Promise<void> {
  await call.evaluations.close({ id }).catch(() => {})
  await call.evaluations.open({ id }).catch(() => {})
}

/** In the file manager, which syncs nothing. */
async function giveAnotherName({ disk }: HostOnDisk, random: () => number): Promise<void> {
  const [path] = [...disk.files().keys()].filter((one) => isEvaluation(one))
  if (!path) return
  const name = `renamed-${Math.floor(random() * 1e6)}.stackjury`
  await disk.fs.rename(path, `${path.slice(0, path.lastIndexOf('/'))}/${name}`).catch(() => {})
}

/**
 * In the file manager. Where calls fail, too, the move has reached the disk: three coincidences
 * at once, with a list of recent files that could not be written, are not promised against.
 */
async function moveAway(
  host: HostOnDisk,
  random: () => number,
  options: PowerCutOptions,
): Promise<void> {
  const { call, disk } = host
  await call.evaluations.close({ id }).catch(() => {})
  const paths = [...disk.files().keys()].filter(isEvaluation)
  const [path] = paths
  // Of two with the same content the user cannot know which is the right one.
  if (!path || paths.length > 1) return
  const target = `${elsewhere}/moved-${Math.floor(random() * 1e6)}.stackjury`
  await disk.fs.rename(path, target).catch(() => {})
  if (options.withFaults) disk.settleNames()
  host.chosen = target
  await call.evaluations.openFile({ file: null }).catch(() => {})
}

function isEvaluation(path: string): boolean {
  return path.startsWith(evaluations) && path.endsWith('.stackjury')
}

/** Bursts of failures of one kind, now and then. */
function someFaults(random: () => number): CrashingDisk['faultFor'] {
  let left = 0
  let kind: Fault = 'EIO'
  return () => {
    if (left === 0 && random() < 0.03) {
      left = 1 + Math.floor(random() * 4)
      kind = faults[Math.floor(random() * faults.length)] ?? 'EIO'
    }
    if (left === 0) return null
    left--
    return kind
  }
}

/** Where the version of the format is told: damage there is a file of a newer release. */
const startOfHeader = 60

/** Cuts the evaluation files off or flips a bit in each. */
function damageFiles(disk: CrashingDisk, random: () => number): void {
  for (const [path, bytes] of disk.files()) {
    if (!isEvaluation(path) || bytes.length <= startOfHeader) continue
    const at = startOfHeader + Math.floor(random() * (bytes.length - startOfHeader))
    const spoiled = Buffer.from(bytes)
    spoiled[at] = (spoiled[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    disk.spoil(path, random() < 0.5 ? spoiled : spoiled.subarray(0, at))
  }
}

/** Flips bits in one copy of each journal, or lets garbage grow at its end. */
function rot(disk: CrashingDisk, copy: string, random: () => number): void {
  for (const [path, bytes] of disk.files()) {
    if (!path.endsWith(copy) || bytes.length === 0) continue
    const spoiled = Buffer.from(bytes)
    for (let n = Math.ceil(random() * 3); n > 0; n--) {
      const at = Math.floor(random() * spoiled.length)
      spoiled[at] = (spoiled[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    }
    const garbage = Buffer.from(Array.from({ length: 40 }, () => random() * 256))
    disk.spoil(path, random() < 0.5 ? spoiled : Buffer.concat([spoiled, garbage]))
  }
}
