import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { EvaluationId } from '#shared/domain/ids'
import { createFile } from '../storage/atomic-replace.ts'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import { type Clock, stampOf } from './clock.ts'

/** Where journals lie, and the hour that names what is put away. */
interface Place {
  readonly fs: FileSystem
  readonly journals: string
  readonly now: Clock
}

/** Puts a journal away without deleting anything of it. */
export async function archive({ fs, journals, now }: Place, id: EvaluationId): Promise<void> {
  const folder = join(journals, id)
  try {
    if ((await fs.list(folder)).length === 0) return
    await fs.rename(folder, keptName(folder, now))
    await fs.syncFolder(journals)
  } catch (error) {
    throw asDiskError(error, 'The journal')
  }
}

/** Keeps a copy of a journal of which not everything can be read. */
export async function keepJournal({ fs, journals, now }: Place, id: EvaluationId): Promise<void> {
  const folder = join(journals, id)
  const kept = keptName(folder, now)
  try {
    await fs.makeFolder(kept)
    for (const name of await fs.list(folder)) {
      await createFile(fs, join(kept, name), await fs.read(join(folder, name)))
    }
    await fs.syncFolder(journals)
  } catch (error) {
    throw asDiskError(error, 'The journal')
  }
}

function keptName(folder: string, now: Clock): string {
  return `${folder}.kept-${stampOf(now()).replace(' ', '-')}-${randomBytes(4).toString('hex')}`
}
