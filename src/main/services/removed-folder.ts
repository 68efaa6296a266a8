import { basename, dirname, join } from 'node:path'
import { fileExtension } from '#shared/evaluation-file/file'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import { numberedName } from '../storage/name-length.ts'

/**
 * Moves a file to the folder of removed ones, from where it can be taken back by hand. That is
 * beside the file and not in one place for all: a move to another disk would be a copy.
 *
 * @throws {AppError} of the disk
 */
export async function moveToRemoved(fs: FileSystem, path: string): Promise<void> {
  const removed = join(dirname(path), 'Removed')
  const name = basename(path, `.${fileExtension}`)
  try {
    await fs.makeFolder(removed)
    // Before anything is in it: when the power goes, a folder takes along what it holds.
    await fs.syncFolder(dirname(path))
    for (let n = 1; ; n++) {
      const target = join(removed, numberedName(name, n, `.${fileExtension}`))
      if (await fs.status(target)) continue
      await fs.rename(path, target)
      await fs.syncFolder(removed)
      await fs.syncFolder(dirname(path))
      return
    }
  } catch (error) {
    throw asDiskError(error, basename(path))
  }
}
