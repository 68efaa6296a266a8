import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import { hostContract, type HostContract } from '#shared/host-contract'
import { createClient } from '#shared/rpc/client'
import type { Client } from '#shared/rpc/contract'
import type { Pace } from '../../src/main/services/evaluation-session.ts'
import type { Intake } from '../../src/main/services/intake/intake.ts'
import { type Job, type Results, runJob } from '../../src/main/services/intake/jobs.ts'
import { createHost, type Host } from '../../src/main/host.ts'
import { park } from '../change-sets.ts'
import { type CrashingDisk, crashingDisk, type DiskTime } from './crashing-disk.ts'

export const id = EvaluationId.parse('one')
export const evaluations = '/home/evaluations'
export const userData = '/home/data'
const root = '/app'

/** Nothing is saved by itself: whoever runs a campaign decides when. */
const still: Pace = { quiet: 1e9, latest: 1e9, retry: 1e9, patience: 10_000 }

/** The disk of a computer on which Stackjury has just been installed. */
export async function freshDisk(random: () => number, time: DiskTime): Promise<CrashingDisk> {
  const disk = crashingDisk(random, time, [root, userData, '/home/elsewhere'])
  const file = await disk.fs.create(`${root}/package.json`)
  await file.write(Buffer.from('{ "version": "1.0.0" }'))
  await file.datasync()
  await disk.fs.syncFolder(root)
  return disk
}

/** Reads at once: a thread would let time pass that no seed knows of. */
const atOnce: Intake = {
  read: async <K extends Job['kind']>(
    kind: K,
    file: { readonly name: string; readonly bytes: Uint8Array },
    // Each kind of job has its kind of result.
  ) => (await runJob({ kind, ...file })) as Results[K],
  close: async () => {},
}

/** The services on a disk, called as the page calls them. */
export interface HostOnDisk {
  readonly call: Client<HostContract>
  readonly host: Host
  readonly disk: CrashingDisk
  /** The file that the user chooses next. */
  chosen: string | null
}

export async function hostOn(
  disk: CrashingDisk,
  time: DiskTime,
  pace: Pace = still,
): Promise<HostOnDisk> {
  const choice: { chosen: string | null } = { chosen: null }
  const host = await createHost({
    root,
    pace,
    fs: disk.fs,
    intake: atOnce,
    now: () => new Date(time.now),
    shell: {
      paths: { userData, evaluations },
      dialogs: 'none',
      chooseFileToOpen: async () => choice.chosen,
      chooseFileToSave: async () => null,
      showInFolder: async () => {},
      prepareToPrint: () => {},
      printToPdf: async () => new Uint8Array(),
    },
  })
  // A round trip through JSON, as on every transport.
  const call = createClient(hostContract, async (request) =>
    JSON.parse(JSON.stringify(await host.answer(JSON.parse(JSON.stringify(request))))),
  )
  return Object.assign(choice, { call, host, disk })
}

/** What the people at the table know: what they entered, and of what they saw that it was saved. */
export interface Memory {
  readonly entered: Map<string, ChangeSet>
  readonly acknowledged: Set<string>
}

export function newMemory(): Memory {
  return { entered: new Map(), acknowledged: new Set() }
}

/** One more question for the parking lot, long enough to stretch over sectors now and then. */
export function enter(memory: Memory, random: () => number): ChangeSet {
  const name = `q${memory.entered.size}`
  const text = random() < 0.3 ? `${name}${' and so on'.repeat(random() * 60)}` : name
  const parked = park(name)
  const [change] = parked.changes
  const after = { ...change?.after, text, position: 1_000 + memory.entered.size }
  const changes = change ? [{ ...change, after }] : []
  const changeSet = { ...parked, changes }
  memory.entered.set(name, changeSet)
  return changeSet
}

/** Sends change sets as the outbox does. What is answered while the power is on counts as saved. */
export async function send(
  { call, disk }: HostOnDisk,
  memory: Memory,
  changeSets: readonly ChangeSet[],
  refusals: unknown[] = [],
): Promise<boolean> {
  const answer = await call.evaluations.append({ id, changeSets: [...changeSets] }).then(
    () => true,
    (error: unknown) => {
      refusals.push(error)
      return false
    },
  )
  if (!answer || disk.isOff()) return false
  for (const { changes } of changeSets) memory.acknowledged.add(String(changes[0]?.key))
  return true
}

/** What people entered and did not see saved yet. */
export function outbox({ entered, acknowledged }: Memory): ChangeSet[] {
  return [...entered].flatMap(([name, changeSet]) => (acknowledged.has(name) ? [] : [changeSet]))
}

/** What is wrong with an evaluation, compared with what people remember. Empty when nothing is. */
export function complaints(
  memory: Memory,
  { evaluation, seq }: { readonly evaluation: Evaluation; readonly seq: number },
): string[] {
  const found = new Map<string, string>(
    evaluation.parkingLot.map((item) => [String(item.id), item.text]),
  )
  const lost = [...memory.acknowledged].filter((name) => !found.has(name))
  const wrong = [...found].filter(
    ([name, text]) => memory.entered.get(name)?.changes[0]?.after?.['text'] !== text,
  )
  return [
    ...(lost.length === 0 ? [] : [`lost ${lost.join(' ')}`]),
    ...wrong.map(([name]) => `never entered as such: ${name}`),
    // Each change enters one question.
    ...(seq === found.size ? [] : [`${found.size} questions from ${seq} changes`]),
  ]
}
