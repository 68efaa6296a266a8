import {
  access,
  constants,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  unlink,
} from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

/** A file that is open for writing at its end. */
export interface WritableFile {
  /** Writes at the end; may write less than it was given. @returns how many bytes were written */
  readonly write: (bytes: Uint8Array) => Promise<number>
  /** Returns when content and length are on the disk. */
  readonly datasync: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface FileStatus {
  readonly size: number
  readonly mtimeMs: number
  readonly kind: 'file' | 'folder' | 'other'
}

/**
 * Everything that storage asks of a disk, so that a disk that fails, tears or loses power can
 * stand in for the real one. Failures carry the system's code (`ENOENT`, `ENOSPC`, …).
 */
export interface FileSystem {
  /** Creates a file that must not exist, readable by this user only. */
  readonly create: (path: string) => Promise<WritableFile>
  readonly read: (path: string) => Promise<Uint8Array>
  /** The first bytes of a file: fewer where it is shorter. */
  readonly readStart: (path: string, length: number) => Promise<Uint8Array>
  /** Of the entry itself: a link is not followed. Null when there is none. */
  readonly status: (path: string) => Promise<FileStatus | null>
  readonly isWritable: (path: string) => Promise<boolean>
  /** Where a folder is when every link on the way to it is followed. */
  readonly realPath: (folder: string) => Promise<string>
  /** Replaces the target. */
  readonly rename: (from: string, to: string) => Promise<void>
  /** Gives a file a further name. Fails with `EEXIST` where the name is taken. */
  readonly link: (from: string, to: string) => Promise<void>
  readonly remove: (path: string) => Promise<void>
  /** Names in a folder; empty when there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>
  /** Creates a folder and those above it, for this user only. One that is there is left as it is. */
  readonly makeFolder: (folder: string) => Promise<void>
  /** Returns when names that were added to, changed in or removed from the folder are on the disk. */
  readonly syncFolder: (folder: string) => Promise<void>
  /** Lets time pass before something that was refused is tried again, in ms. */
  readonly pause: (ms: number) => Promise<void>
}

/** The disk of this computer. */
export const nodeFileSystem: FileSystem = {
  create: async (path) => {
    const handle = await open(path, 'wx', 0o600)
    return {
      write: async (bytes) => (await handle.write(bytes)).bytesWritten,
      datasync: () => handle.datasync(),
      close: () => handle.close(),
    }
  },

  read: async (path) => {
    const handle = await open(path, 'r')
    try {
      return await handle.readFile()
    } finally {
      await handle.close()
    }
  },

  readStart: async (path, length) => {
    const handle = await open(path, 'r')
    try {
      const bytes = new Uint8Array(length)
      let filled = 0
      while (filled < length) {
        const { bytesRead } = await handle.read(bytes, filled, length - filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return bytes.subarray(0, filled)
    } finally {
      await handle.close()
    }
  },

  status: async (path) => {
    try {
      const found = await lstat(path)
      const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'
      return { size: found.size, mtimeMs: found.mtimeMs, kind }
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null
      throw error
    }
  },

  isWritable: (path) =>
    access(path, constants.W_OK).then(
      () => true,
      () => false,
    ),

  realPath: (folder) => realpath(folder),

  rename,
  link,
  remove: unlink,

  list: async (folder) => {
    try {
      return await readdir(folder)
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return []
      throw error
    }
  },

  makeFolder: async (folder) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  },

  syncFolder: async (folder) => {
    // Windows keeps names by itself and cannot open a folder.
    if (process.platform === 'win32') return
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },

  pause: async (ms) => {
    await delay(ms)
  },
}

/** Whether a failure came from the system with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
