import { dirname, join } from 'node:path'
import type { FileSystem } from '../../src/main/storage/fs-port.ts'
import {
  addFolder,
  copyOf,
  type DiskFile,
  diskError,
  emptyRoot,
  type Folder,
  fileAt,
  folderAt,
  forceNames,
  lookUp,
  setName,
} from './disk-tree.ts'
import { survivors } from './power-cut.ts'

/** What is asked of a disk. `call` counts from 1, over all operations. */
export interface DiskCall {
  readonly operation: Exclude<keyof FileSystem, 'pause'> | 'write' | 'datasync' | 'close'
  readonly path: string
  readonly call: number
}

/** A code of the system, or a write that takes less than it was given and says so. */
export type Fault = 'ENOSPC' | 'EIO' | 'EACCES' | 'EPERM' | 'EBUSY' | 'short write'

/**
 * A disk in memory that loses power. It knows what a program sees and what would still be there,
 * and promises no more than POSIX does: content is safe once `datasync` has returned, names once
 * `syncFolder` of their folder has, and nothing else ever is. See `survivors` for what may be left.
 *
 * Calls take a random moment, so that those made side by side overtake each other; the same
 * source of randomness gives the same run.
 */
export interface CrashingDisk {
  readonly fs: FileSystem
  /** The power goes during this call, counted from 1. Every call from then on is refused. */
  cutAt: number
  /** Asked for each call. */
  faultFor: (call: DiskCall) => Fault | null
  readonly calls: () => number
  readonly isOff: () => boolean
  /** Milliseconds that were waited for. */
  readonly waited: () => number
  /** What a program that starts now finds: nobody lost power. */
  readonly goneOn: () => CrashingDisk
  /** What a program that starts now finds, had the power just gone. This disk is left as it is. */
  readonly afterPowerCut: () => CrashingDisk
  /** All files by path, as a program sees them. */
  readonly files: () => ReadonlyMap<string, Uint8Array>
  /** Half a minute passes, and the system writes all names by itself. */
  readonly settleNames: () => void
  /** Changes a file as no program would: bits that flip by themselves. */
  readonly spoil: (path: string, content: Uint8Array) => void
}

/** When files seem to have been written. Passes only where a test says so. */
export interface DiskTime {
  now: number
}

/** An empty disk, with folders that have been there for long. */
export function crashingDisk(
  random: () => number,
  time: DiskTime,
  folders: readonly string[],
): CrashingDisk {
  const root = emptyRoot()
  for (const folder of folders) addFolder(root, folder)
  forceNames(root)
  return diskOn(root, random, time)
}

function diskOn(root: Folder, random: () => number, time: DiskTime): CrashingDisk {
  let calls = 0
  let off = false
  let waited = 0
  const state: Pick<CrashingDisk, 'cutAt' | 'faultFor'> = {
    cutAt: Number.POSITIVE_INFINITY,
    faultFor: () => null,
  }

  const aMoment = async () => {
    for (let turns = Math.floor(random() * 4); turns > 0; turns--) await Promise.resolve()
  }

  /** @param partly what may have happened of it when the power goes or the disk refuses */
  const call = async <T>(
    operation: DiskCall['operation'],
    path: string,
    act: (isShort: boolean) => T,
    partly: (reason: 'power' | 'fault') => void = () => {},
  ): Promise<T> => {
    await aMoment()
    if (off) throw diskError('EIO', 'The power is off')
    calls++
    if (calls >= state.cutAt) {
      partly('power')
      off = true
      throw diskError('EIO', 'The power went')
    }
    const fault = state.faultFor({ operation, path, call: calls })
    if (fault !== null && (fault !== 'short write' || operation === 'write')) {
      if (fault === 'short write') return act(true)
      partly('fault')
      throw diskError(fault, `${operation} of ${path} failed on purpose`)
    }
    const result = act(false)
    await aMoment()
    return result
  }

  /** An operation on names, which the power cut may or may not let through. */
  const onNames = (operation: DiskCall['operation'], path: string, act: () => void) =>
    call(operation, path, act, (reason) => {
      if (reason === 'fault' || random() < 0.5) return
      try {
        act()
      } catch {
        // It would have been refused.
      }
    })

  const writeTo = (file: DiskFile, bytes: Uint8Array): number => {
    file.bytes = Buffer.concat([file.bytes, bytes])
    file.mtimeMs = time.now
    return bytes.length
  }
  const part = (bytes: Uint8Array) => bytes.subarray(0, Math.floor(random() * bytes.length))

  const fs: FileSystem = {
    create: async (path) => {
      let made: DiskFile | null = null
      await onNames('create', path, () => {
        if (lookUp(root, path)) throw diskError('EEXIST', path)
        made = { kind: 'file', bytes: Buffer.alloc(0), synced: 0, doomed: [], mtimeMs: time.now }
        setName(folderAt(root, dirname(path)), path, made)
      })
      const file = made as DiskFile | null
      if (!file) throw new TypeError('Created nothing')
      return {
        write: (bytes) =>
          call(
            'write',
            path,
            (isShort) =>
              writeTo(file, isShort ? bytes.subarray(0, Math.ceil(bytes.length / 3)) : bytes),
            () => void writeTo(file, part(bytes)),
          ),
        datasync: () =>
          call(
            'datasync',
            path,
            () => {
              file.synced = file.bytes.length
            },
            (reason) => {
              // The system forgets that these were never written, and the next sync succeeds.
              if (reason === 'fault' && file.bytes.length > file.synced) {
                file.doomed.push([file.synced, file.bytes.length])
                file.synced = file.bytes.length
              }
            },
          ),
        close: () => call('close', path, () => {}),
      }
    },
    read: (path) => call('read', path, () => Buffer.from(fileAt(root, path).bytes)),
    readStart: (path, length) =>
      call('readStart', path, () => Buffer.from(fileAt(root, path).bytes.subarray(0, length))),
    status: (path) =>
      call('status', path, () => {
        const found = lookUp(root, path)
        if (!found) return null
        return found.kind === 'file'
          ? { size: found.bytes.length, mtimeMs: found.mtimeMs, kind: 'file' }
          : { size: 0, mtimeMs: 0, kind: 'folder' }
      }),
    isWritable: async (path) => {
      await aMoment()
      return lookUp(root, path) !== null
    },
    // There are no links here.
    realPath: async (folder) => {
      await aMoment()
      return folder
    },
    rename: (from, to) =>
      onNames('rename', from, () => {
        const moved = lookUp(root, from)
        if (!moved) throw diskError('ENOENT', from)
        const arrival = setName(folderAt(root, dirname(to)), to, moved)
        setName(folderAt(root, dirname(from)), from, null, arrival)
      }),
    link: (from, to) =>
      onNames('link', from, () => {
        const file = fileAt(root, from)
        if (lookUp(root, to)) throw diskError('EEXIST', to)
        setName(folderAt(root, dirname(to)), to, file)
      }),
    remove: (path) =>
      onNames('remove', path, () => {
        fileAt(root, path)
        setName(folderAt(root, dirname(path)), path, null)
      }),
    list: (folder) =>
      call('list', folder, () => {
        const found = lookUp(root, folder)
        return found?.kind === 'folder' ? [...found.names.keys()] : []
      }),
    makeFolder: (folder) => onNames('makeFolder', folder, () => addFolder(root, folder)),
    syncFolder: (folder) =>
      call('syncFolder', folder, () => {
        folderAt(root, folder).pending = []
      }),
    pause: async (ms) => {
      waited += ms
    },
  }

  return Object.assign(state, {
    fs,
    calls: () => calls,
    isOff: () => off,
    waited: () => waited,
    goneOn: () => diskOn(root, random, time),
    afterPowerCut: () => diskOn(survivors(root, random), random, time),
    settleNames: () => forceNames(root),
    files: () => filesBelow(root, '/'),
    spoil: (path: string, content: Uint8Array) => {
      const file = fileAt(root, path)
      file.bytes = Buffer.from(content)
      file.synced = content.length
      file.doomed = []
    },
  })
}

/** A copy of a disk, so that many runs can start from the same point. */
export function sameDisk(disk: CrashingDisk, random: () => number, time: DiskTime): CrashingDisk {
  const root = emptyRoot()
  for (const [path, bytes] of disk.files()) {
    setName(addFolder(root, dirname(path)), path, copyOf(bytes, time.now))
  }
  forceNames(root)
  return diskOn(root, random, time)
}

function filesBelow(folder: Folder, path: string): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  for (const [name, node] of folder.names) {
    const at = join(path, name)
    if (node.kind === 'file') found.set(at, node.bytes)
    else for (const [below, bytes] of filesBelow(node, at)) found.set(below, bytes)
  }
  return found
}
