import { randomBytes } from 'node:crypto'
import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createFile } from '../storage/atomic-replace.ts'
import { asDiskError } from '../storage/disk-error.ts'
import { hasCode, nodeFileSystem } from '../storage/fs-port.ts'
import { numberedName } from '../storage/name-length.ts'
import { isTrustedOwner } from './trusted-owner.ts'

const keyBytes = 32
/** More damaged keys than that are no accident, and no reason to go on for ever. */
const mostFiles = 20

/**
 * The secret by which instances that work on one folder of user data know each other. It lies in
 * that folder, readable by its user only, and is made by the first that looks for it.
 *
 * A file that is no key of ours stays as it is, and the next name stands in for it: what is never
 * replaced cannot be pulled away from under another instance that starts at the same moment.
 *
 * @throws {AppError} of the disk
 */
export async function instanceKey(userData: string): Promise<Buffer> {
  for (let n = 1; n <= mostFiles; n++) {
    const key = await keyIn(join(userData, numberedName('instance', n, '.key')))
    if (key) return key
  }
  throw new Error(`The keys in ${userData} cannot be used. Remove the files instance*.key there.`)
}

/** Null where something else has this name. */
async function keyIn(path: string): Promise<Buffer | null> {
  try {
    if ((await nodeFileSystem.status(path)) === null)
      await createFile(nodeFileSystem, path, randomBytes(keyBytes))
  } catch (error) {
    // Another instance was faster: then its key is the one.
    if (!hasCode(error, 'EEXIST')) throw asDiskError(error, path)
  }
  try {
    const found = await lstat(path)
    const isKey = found.isFile() && found.size === keyBytes && isTrustedOwner(found.uid)
    return isKey ? await readFile(path) : null
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM')) return null
    throw asDiskError(error, path)
  }
}
