import {
  applyTo,
  copyOf,
  type DiskFile,
  type DiskNode,
  emptyRoot,
  type Folder,
  type NameChange,
} from './disk-tree.ts'

const sector = 512

/**
 * What is left of a disk when the power goes, chosen at random from what POSIX allows and disks
 * have shown:
 *
 * - Content that was not synced is there, gone, cut off at any byte or sector, zeros of the full
 *   length, or a mixture of sectors that made it and zeros. What was synced is there, but for
 *   ranges of a sync that had failed.
 * - Names that were not synced are as after some earlier moment, the same for all folders, as a
 *   file system with a log leaves them; or each for itself in its old or its new meaning, in
 *   whatever order. A rename may show the old name, the new one, or both; never neither, unless
 *   the folder that lost the name was synced and the one that got it was not.
 * - A folder that is gone takes along what is in it, synced or not.
 *
 * Whatever is left is on the disk for good.
 */
export function survivors(root: Folder, random: () => number): Folder {
  const isLate = lateChanges(root, random)
  const left = new Map<DiskFile, DiskFile>()
  const ofFile = (file: DiskFile): DiskFile => {
    const known = left.get(file)
    if (known) return known
    const made = copyOf(contentLeft(file, random), file.mtimeMs)
    left.set(file, made)
    return made
  }
  const ofFolder = (folder: Folder): Folder => {
    const made = emptyRoot()
    for (const [name, node] of namesLeft(folder, isLate)) {
      made.names.set(name, node.kind === 'file' ? ofFile(node) : ofFolder(node))
    }
    return made
  }
  return ofFolder(root)
}

/** Decides which changes of names came too late. */
function lateChanges(root: Folder, random: () => number): (change: NameChange) => boolean {
  const pending = pendingBelow(root)
  if (random() < 0.4) {
    const orders = pending.map(({ order }) => order)
    const first = Math.min(...orders)
    const end = first + Math.floor(random() * (Math.max(...orders) - first + 2))
    return ({ order }) => order >= end
  }
  const share = random()
  const late = new Set<NameChange>()
  const waiting = new Set(pending)
  for (const change of pending.toSorted((a, b) => a.order - b.order)) {
    const isTooEarly = change.needs !== null && waiting.has(change.needs) && late.has(change.needs)
    if (isTooEarly || random() < share) late.add(change)
  }
  return (change) => late.has(change)
}

function pendingBelow(folder: Folder, seen = new Set<Folder>()): NameChange[] {
  if (seen.has(folder)) return []
  seen.add(folder)
  const nodes: DiskNode[] = [
    ...folder.names.values(),
    ...folder.pending.flatMap(({ before }) => before ?? []),
  ]
  return [
    ...folder.pending,
    ...nodes.flatMap((node) => (node.kind === 'folder' ? pendingBelow(node, seen) : [])),
  ]
}

function namesLeft(folder: Folder, isLate: (change: NameChange) => boolean): Map<string, DiskNode> {
  const names = new Map(folder.names)
  for (const change of folder.pending.toReversed()) {
    applyTo(names, { ...change, after: change.before })
  }
  for (const change of folder.pending) if (!isLate(change)) applyTo(names, change)
  return names
}

function contentLeft(file: DiskFile, random: () => number): Buffer {
  const bytes = Buffer.from(file.bytes)
  for (const [from, to] of file.doomed) if (random() < 0.8) bytes.fill(0, from, to)
  const start = file.synced
  const added = bytes.length - start
  if (added === 0) return bytes
  const way = random()
  if (way < 0.15) return bytes
  if (way < 0.35) return bytes.subarray(0, start)
  if (way < 0.55) return bytes.subarray(0, start + Math.floor(random() * added))
  if (way < 0.65) return bytes.subarray(0, Math.max(start, inSectors(start + random() * added)))
  if (way < 0.8) return bytes.fill(0, way < 0.72 ? start : start + Math.floor(random() * added))
  for (let at = inSectors(start); at < bytes.length; at += sector) {
    if (random() < 0.5) bytes.fill(0, Math.max(at, start), Math.min(at + sector, bytes.length))
  }
  return random() < 0.5 ? bytes : bytes.subarray(0, start + Math.floor(random() * added))
}

function inSectors(at: number): number {
  return Math.floor(at / sector) * sector
}
