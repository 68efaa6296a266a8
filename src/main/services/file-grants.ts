import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { FileHandle, type FileInfo } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'

/** Which files the page may name, and how. The page gets handles, never a way to say a path. */
export interface FileGrants {
  /** The same path gets the same handle for as long as the application runs. */
  readonly grant: (path: string) => FileInfo
  /** @throws {AppError} `access-denied` for a handle that was not given out */
  readonly pathOf: (handle: FileHandle) => string
}

export function createFileGrants(): FileGrants {
  const paths = new Map<FileHandle, string>()
  const handles = new Map<string, FileHandle>()
  return {
    grant: (path) => {
      const handle = handles.get(path) ?? FileHandle.parse(randomBytes(16).toString('hex'))
      handles.set(path, handle)
      paths.set(handle, path)
      return { handle, name: basename(path), path }
    },
    pathOf: (handle) => {
      const path = paths.get(handle)
      if (path === undefined) throw new AppError('access-denied', 'A file that was not given out')
      return path
    },
  }
}
