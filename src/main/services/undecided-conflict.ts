import { basename, dirname, join } from 'node:path'
import type { EvaluationId } from '#shared/domain/ids'
import type { FileSystem } from '../storage/fs-port.ts'
import type { Conflict } from './evaluation-session.ts'
import { headerOf } from './file-header.ts'
import { besideConflict } from './keep-aside.ts'

/**
 * Two versions of one evaluation that nobody has decided about, as their names and first lines
 * tell: ours goes on beside a file of the name that it had, and that one is the same evaluation.
 * Whatever is decided ends that, so that nothing has to be remembered. Null where there is no such
 * file.
 */
export async function undecided(
  fs: FileSystem,
  path: string,
  id: EvaluationId,
): Promise<Conflict | null> {
  const name = besideConflict(basename(path))
  if (name === null) return null
  const theirs = join(dirname(path), name)
  const parsed = await headerOf(fs, theirs)
  return parsed?.ok && parsed.header.id === id ? { theirs, ours: path } : null
}
