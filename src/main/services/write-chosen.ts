import { basename, join, parse } from 'node:path'
import type { Shell } from '../shell.ts'
import { replaceFile } from '../storage/atomic-replace.ts'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import { numberedName } from '../storage/name-length.ts'
import { createUnder } from './keep-aside.ts'

/**
 * Writes a file under the name that `chooseFileToSave` gave. A user who chose it in a dialog has
 * said whether to replace what is there. Nobody has where there are no dialogs: then it gets the
 * first name that is free, and that shows only now, as others may have been written since.
 *
 * @returns its path
 * @throws {AppError} of the disk
 */
export async function writeChosen(
  { fs, shell }: { readonly fs: FileSystem; readonly shell: Pick<Shell, 'dialogs'> },
  path: string,
  content: Uint8Array,
): Promise<string> {
  if (shell.dialogs === 'none') {
    const { dir, name, ext } = parse(path)
    return createUnder(fs, content, (n) => join(dir, numberedName(name, n, ext)))
  }
  try {
    await replaceFile(fs, path, content)
    return path
  } catch (error) {
    throw asDiskError(error, basename(path))
  }
}
