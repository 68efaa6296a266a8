import { type FileSystem, nodeFileSystem } from '../src/main/storage/fs-port.ts'

/** What is asked of a disk, and with which path, where one is known. */
export interface DiskCall {
  readonly operation: string
  readonly path: string
}

/** The real disk, with failures where a test wants them. */
export interface FailingDisk {
  readonly fs: FileSystem
  /** Called before each operation; a code makes it fail with that code. */
  failWhen: (call: DiskCall) => string | null
  /** Writes take at most so many bytes at a time. */
  longestWrite: number
}

export function failingDisk(real: FileSystem = nodeFileSystem): FailingDisk {
  const disk: { failWhen: FailingDisk['failWhen']; longestWrite: number } = {
    failWhen: () => null,
    longestWrite: Number.POSITIVE_INFINITY,
  }
  const check = (operation: string, path: string) => {
    const code = disk.failWhen({ operation, path })
    if (code) throw Object.assign(new Error(`${operation} failed on purpose`), { code })
  }
  const guarded =
    <A extends readonly [string, ...unknown[]], T>(
      operation: string,
      act: (...args: A) => Promise<T>,
    ) =>
    async (...args: A): Promise<T> => {
      check(operation, args[0])
      return act(...args)
    }
  const fs: FileSystem = {
    create: async (path) => {
      check('create', path)
      const file = await real.create(path)
      return {
        write: async (bytes) => {
          try {
            check('write', path)
          } catch (error) {
            // As a disk does that fills up in the middle of a line.
            await file.write(bytes.subarray(0, Math.floor(bytes.length / 2)))
            throw error
          }
          return file.write(bytes.subarray(0, Math.min(bytes.length, disk.longestWrite)))
        },
        datasync: async () => {
          check('datasync', path)
          await file.datasync()
        },
        close: async () => {
          await file.close()
          check('close', path)
        },
      }
    },
    read: guarded('read', real.read),
    readStart: guarded('readStart', real.readStart),
    status: guarded('status', real.status),
    isWritable: real.isWritable,
    realPath: guarded('realPath', real.realPath),
    rename: guarded('rename', real.rename),
    link: guarded('link', real.link),
    remove: guarded('remove', real.remove),
    list: guarded('list', real.list),
    makeFolder: guarded('makeFolder', real.makeFolder),
    syncFolder: guarded('syncFolder', real.syncFolder),
    pause: real.pause,
  }
  return Object.assign(disk, { fs })
}
