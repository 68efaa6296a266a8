import { basename, dirname, join } from 'node:path'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import { numberedName } from '../storage/name-length.ts'
import { dotExtension } from './evaluation-content.ts'
import type { Journal } from './journal.ts'
import { lookOutside } from './snapshot-file.ts'

/** What others did to a file while it was open here, and where it goes on. */
export type Followed =
  | { readonly status: 'as-left' }
  /** Somebody else wrote it. */
  | { readonly status: 'changed' }
  /** It has another name now, with the same content. */
  | { readonly status: 'moved'; readonly path: string; readonly message: string }
  /** It is nowhere and has to be written again, under this path. */
  | { readonly status: 'gone'; readonly path: string; readonly message: string }

/**
 * Goes after a file that was moved within its folder, or together with its folder; says where to
 * write one that is gone.
 *
 * @param refuge where a file goes on whose folder is gone: that is not made again where it was,
 *   as it may have been on a stick that was pulled out
 * @throws {AppError} of the disk
 */
export async function followFile(
  fs: FileSystem,
  path: string,
  journal: Pick<Journal, 'files'>,
  refuge: string,
): Promise<Followed> {
  const outside = await lookOutside(fs, path, journal)
  if (outside.status === 'changed') return outside
  if (outside.status === 'unchanged') return { status: 'as-left' }
  if (outside.status === 'renamed') return moved(path, outside.path)
  const folder = dirname(path)
  if (await fs.status(folder)) {
    const message = `${basename(path)} was deleted or moved away by another program. It was written again.`
    return { status: 'gone', path, message }
  }
  const beside = await inRenamedFolder(fs, path, journal)
  if (beside !== null) return moved(path, beside)
  try {
    await fs.makeFolder(refuge)
  } catch (error) {
    throw asDiskError(error, refuge)
  }
  const next = folder === refuge ? path : await freeName(fs, refuge, basename(path, dotExtension))
  return { status: 'gone', path: next, message: `${folder} is gone. Your work goes on in ${next}.` }
}

function moved(from: string, to: string): Followed {
  return { status: 'moved', path: to, message: `${basename(from)} was moved. It goes on as ${to}.` }
}

async function inRenamedFolder(
  fs: FileSystem,
  path: string,
  journal: Pick<Journal, 'files'>,
): Promise<string | null> {
  const above = dirname(dirname(path))
  for (const name of await fs.list(above).catch(() => [])) {
    const other = join(above, name, basename(path))
    const found = await fs.status(other).catch(() => null)
    if (found?.kind !== 'file') continue
    const { status } = await lookOutside(fs, other, journal).catch(() => ({ status: 'changed' }))
    if (status === 'unchanged') return other
  }
  return null
}

async function freeName(fs: FileSystem, folder: string, name: string): Promise<string> {
  for (let n = 1; ; n++) {
    const path = join(folder, numberedName(name, n, dotExtension))
    if (!(await fs.status(path))) return path
  }
}
