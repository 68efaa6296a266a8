import { basename, dirname, join } from 'node:path'
import type { EvaluationId } from '#shared/domain/ids'
import type { FileSystem } from '../storage/fs-port.ts'
import type { Conflict } from './evaluation-session.ts'
import { headerOf } from './file-header.ts'
import { besideConflict, isCutFrom } from './keep-aside.ts'

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
  const own = basename(path)
  const name = besideConflict(own)
  if (name === null) return null
  const folder = dirname(path)
  const isTheirs = async (other: string) => {
    const parsed = await headerOf(fs, join(folder, other))
    return parsed?.ok === true && parsed.header.id === id
  }
  if (await isTheirs(name)) return { theirs: join(folder, name), ours: path }
  for (const other of await fs.list(folder).catch(() => [])) {
    if (!isCutFrom(other, own) || !(await isTheirs(other))) continue
    return { theirs: join(folder, other), ours: path }
  }
  return null
}
