import { createHash } from 'node:crypto'
import type { Evaluation } from '#shared/domain/evaluation'
import { AppError } from '#shared/rpc/app-error'
import { contentOf, parseBytes } from '../../src/main/services/evaluation-content.ts'
import { randomFrom } from '../campaign.ts'
import { type CrashingDisk, sameDisk } from './crashing-disk.ts'
import { enter, evaluations, freshDisk, hostOn, id, newMemory, send } from './host-on-disk.ts'

const time = { now: Date.UTC(2026, 0, 5, 9) }

/** A disk with one evaluation on it, and what is in that. */
export interface Start {
  readonly disk: CrashingDisk
  readonly path: string
  readonly content: Buffer
  /** Null where the file comes from elsewhere: nothing but the file knows it. */
  readonly ours: Evaluation | null
}

/** Ours, with its copies and its journal; and one that somebody sent. */
export async function startsOf(evaluation: Evaluation): Promise<readonly Start[]> {
  const random = randomFrom(1)
  const own = await freshDisk(random, time)
  const host = await hostOn(own, time)
  const { create, open, snapshot } = host.call.evaluations
  await create({ evaluation: { ...evaluation, id } })
  const memory = newMemory()
  await send(host, memory, [enter(memory, random), enter(memory, random)])
  await snapshot({ id })
  await send(host, memory, [enter(memory, random)])
  const ours = (await open({ id })).evaluation
  const [path = ''] = [...own.files().keys()].filter((one) => one.startsWith(evaluations))
  const content = Buffer.from(own.files().get(path) ?? [])
  const start = sameDisk(own, random, time)
  await host.host.close()

  const foreign = await freshDisk(random, time)
  const sent = Buffer.from(contentOf(evaluation, 0))
  await foreign.fs.makeFolder('/home/elsewhere')
  await foreign.fs.create('/home/elsewhere/sent.stackjury')
  foreign.spoil('/home/elsewhere/sent.stackjury', sent)
  return [
    { disk: start, path, content, ours },
    { disk: foreign, path: '/home/elsewhere/sent.stackjury', content: sent, ours: null },
  ]
}

export type Outcome = 'exact' | 'restored' | 'refused'

/**
 * Damages a file and opens it. What is opened must be exactly what the file says, or what was
 * there before it was damaged; everything else must be refused in words. The damaged file is
 * still somewhere, byte for byte.
 *
 * @returns the outcome, or what is wrong
 */
export async function damagedRun(
  start: Start,
  seed: number,
): Promise<{ readonly outcome: Outcome } | { readonly wrong: string; readonly damage: string }> {
  const random = randomFrom(seed)
  const [damage, spoiled] = damaged(start.content, random)
  const disk = sameDisk(start.disk, random, time)
  disk.spoil(start.path, spoiled)
  const host = await hostOn(disk, time)
  host.chosen = start.path
  try {
    await host.call.evaluations.list({})
    const opened = await host.call.evaluations.openFile({ file: null })
    if (!opened) return { wrong: 'opened nothing', damage }
    const isSame = (other: Evaluation | null) =>
      other !== null && Buffer.compare(contentOf(other, 0), contentOf(opened.evaluation, 0)) === 0
    const stated = parseBytes(spoiled)
    const isExact = stated.ok && isSame({ ...stated.evaluation, id: opened.evaluation.id })
    if (!isExact && !isSame(start.ours)) return { wrong: 'opened something else', damage }
    if (!isKept(disk, spoiled)) return { wrong: 'the damaged file is gone', damage }
    await host.call.evaluations.close({ id: opened.evaluation.id })
    return { outcome: isSame(start.ours) ? 'restored' : 'exact' }
  } catch (error) {
    const isClear = error instanceof AppError && error.code !== 'internal'
    if (!isClear) return { wrong: String(error), damage }
    if (!isKept(disk, spoiled)) return { wrong: 'the refused file is gone', damage }
    return { outcome: 'refused' }
  } finally {
    await host.host.close()
  }
}

function isKept(disk: CrashingDisk, bytes: Uint8Array): boolean {
  return [...disk.files().values()].some((one) => Buffer.compare(one, bytes) === 0)
}

/** One way or another. */
function damaged(content: Buffer, random: () => number): readonly [how: string, bytes: Buffer] {
  const bytes = Buffer.from(content)
  const at = Math.floor(random() * bytes.length)
  const way = random()
  if (way < 0.25) {
    // Some of them in the first line, which says what the rest is.
    const end = random() < 0.4 ? bytes.indexOf('\n') : bytes.length
    const flips = Math.ceil(random() * 8)
    for (let n = 0; n < flips; n++) {
      const place = Math.floor(random() * end)
      bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8))
    }
    return [`${flips} flipped bits`, bytes]
  }
  if (way < 0.4) return [`cut off at ${at}`, bytes.subarray(0, at)]
  if (way < 0.55) {
    const length = random() < 0.5 ? 512 : 4_096
    const from = Math.floor(at / length) * length
    return [`zeros from ${from}`, bytes.fill(0, from, Math.min(from + length, bytes.length))]
  }
  if (way < 0.6) return [`doubled at ${at}`, Buffer.concat([bytes, bytes.subarray(at)])]
  const text = content.toString('utf8')
  const end = text.indexOf('\n')
  const body: unknown = JSON.parse(text.slice(end + 1))
  const how = changeJson(body, random)
  const header = JSON.parse(text.slice(0, end)) as Record<string, unknown>
  const isSealed = random() < 0.8
  return [`${how}${isSealed ? ', sealed again' : ''}`, written(header, body, isSealed)]
}

/** With a digest that is right, so that the content itself is looked at. */
function written(header: Record<string, unknown>, body: unknown, isSealed: boolean): Buffer {
  const text = JSON.stringify(body)
  const sealed = {
    ...header,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  }
  return Buffer.from(`${JSON.stringify(isSealed ? sealed : header)}\n${text}`)
}

const oddValues: readonly unknown[] = [
  null,
  true,
  '',
  -1,
  1e300,
  0.1,
  [],
  {},
  [[]],
  'x'.repeat(100_001),
  { constructor: 1 },
  '2026-13-45',
  '\u0000',
  'zzz',
]

/** Puts something odd in some place of it. */
function changeJson(body: unknown, random: () => number): string {
  let node = body
  let path = ''
  for (;;) {
    if (typeof node !== 'object' || node === null) return 'nothing'
    const keys = Object.keys(node)
    const key = keys[Math.floor(random() * keys.length)] ?? 'new'
    const inside = (node as Record<string, unknown>)[key]
    path += `.${key}`
    if (typeof inside === 'object' && inside !== null && random() < 0.75) {
      node = inside
      continue
    }
    const target = node as Record<string, unknown>
    if (random() < 0.25) {
      if (Array.isArray(node)) node.splice(Number(key), 1)
      else delete target[key]
      return `${path} removed`
    }
    if (Array.isArray(node) && random() < 0.3) {
      node.push(structuredClone(inside))
      return `${path} twice`
    }
    const value = oddValues[Math.floor(random() * oddValues.length)]
    target[key] = value
    return `${path} is ${JSON.stringify(value)?.slice(0, 20)}`
  }
}
