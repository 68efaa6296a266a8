import { basename } from 'node:path'

/** A file, whatever it is called. Only ever written at its end. */
export interface DiskFile {
  readonly kind: 'file'
  bytes: Buffer
  /** So many bytes from the start are on the disk. */
  synced: number
  /** Ranges within those that the disk once refused: they only seem to be there. */
  doomed: (readonly [from: number, to: number])[]
  mtimeMs: number
}

export interface Folder {
  readonly kind: 'folder'
  readonly names: Map<string, DiskNode>
  /** What happened to its names since it was last synced, in order. */
  pending: NameChange[]
}

export type DiskNode = DiskFile | Folder

/** A name that got, changed or lost its meaning. */
export interface NameChange {
  readonly name: string
  readonly before: DiskNode | null
  readonly after: DiskNode | null
  /** Counts over the whole disk. */
  readonly order: number
  /** The other half of a rename: nothing is lost from one place before it is in the other. */
  readonly needs: NameChange | null
}

let order = 0

export function emptyRoot(): Folder {
  return { kind: 'folder', names: new Map(), pending: [] }
}

export function copyOf(bytes: Uint8Array, mtimeMs: number): DiskFile {
  return { kind: 'file', bytes: Buffer.from(bytes), synced: bytes.length, doomed: [], mtimeMs }
}

export function lookUp(root: Folder, path: string): DiskNode | null {
  let node: DiskNode = root
  for (const name of path.split('/')) {
    if (name === '') continue
    const next: DiskNode | undefined = node.kind === 'folder' ? node.names.get(name) : undefined
    if (!next) return null
    node = next
  }
  return node
}

/** @throws `ENOENT`, `EISDIR` */
export function fileAt(root: Folder, path: string): DiskFile {
  const found = lookUp(root, path)
  if (!found) throw diskError('ENOENT', path)
  if (found.kind !== 'file') throw diskError('EISDIR', path)
  return found
}

/** @throws `ENOENT`, `ENOTDIR` */
export function folderAt(root: Folder, path: string): Folder {
  const found = lookUp(root, path)
  if (!found) throw diskError('ENOENT', path)
  if (found.kind !== 'folder') throw diskError('ENOTDIR', path)
  return found
}

/** Makes a folder and those above it. One that is there is left as it is. */
export function addFolder(root: Folder, path: string): Folder {
  let folder = root
  for (const name of path.split('/')) {
    if (name === '') continue
    const next = folder.names.get(name)
    if (next?.kind === 'file') throw diskError('ENOTDIR', path)
    const inside = next ?? emptyRoot()
    if (!next) setName(folder, name, inside)
    folder = inside
  }
  return folder
}

export function setName(
  folder: Folder,
  path: string,
  after: DiskNode | null,
  needs: NameChange | null = null,
): NameChange {
  const name = basename(path)
  const change = { name, before: folder.names.get(name) ?? null, after, order: order++, needs }
  applyTo(folder.names, change)
  folder.pending.push(change)
  return change
}

export function applyTo(names: Map<string, DiskNode>, { name, after }: NameChange): void {
  if (after === null) names.delete(name)
  else names.set(name, after)
}

/** Makes all names as they are now last, here and below. */
export function forceNames(folder: Folder): void {
  folder.pending = []
  for (const node of folder.names.values()) if (node.kind === 'folder') forceNames(node)
}

export function diskError(code: string, message: string): Error {
  return Object.assign(new Error(`${code}: ${message}`), { code })
}
