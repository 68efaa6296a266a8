import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { createFile } from '../storage/atomic-replace.ts'
import { asDiskError } from '../storage/disk-error.ts'
import { type FileSystem, hasCode } from '../storage/fs-port.ts'
import { stampOf } from './clock.ts'
import { contentOf, dotExtension } from './evaluation-content.ts'

/**
 * Keeps a damaged file as `name.stackjury.damaged-<date>`. It also stays where it is until it is
 * replaced, so that the evaluation does not vanish when the power goes now. @returns the path
 */
export async function keepAside(fs: FileSystem, path: string, now: Date): Promise<string> {
  const base = `${path}.damaged-${stampOf(now).replace(' ', '-')}`
  return createUnder(fs, await fs.read(path), (n) => (n === 1 ? base : `${base}-${n}`))
}

/** The path for our content where somebody else changed the file. */
export function conflictPath(path: string, now: Date, n: number): string {
  const name = basename(path, dotExtension)
  const again = n === 1 ? '' : ` ${n}`
  return join(dirname(path), `${name} (conflict ${stampOf(now)})${again}${dotExtension}`)
}

/** How `conflictPath` ends a name. */
const conflictMark = / \(conflict [\d -]+\)( \d+)?\.stackjury$/

/** The name of the file that one made by `conflictPath` lies beside; null for any other name. */
export function besideConflict(name: string): string | null {
  return conflictMark.test(name) ? name.replace(conflictMark, dotExtension) : null
}

/**
 * Writes our content beside a file that somebody else changed, as an evaluation of its own, so
 * that both can be opened. @returns its path
 */
export async function keepConflict(
  fs: FileSystem,
  path: string,
  evaluation: Evaluation,
  now: Date,
): Promise<string> {
  const copy = { ...evaluation, id: EvaluationId.parse(randomUUID()) }
  return createUnder(fs, contentOf(copy, 0), (n) => conflictPath(path, now, n))
}

/**
 * Creates a file under the first name that is free. @returns its path
 *
 * @param nameOf the n-th name to try, from 1
 */
export async function createUnder(
  fs: FileSystem,
  content: Uint8Array,
  nameOf: (n: number) => string,
): Promise<string> {
  for (let n = 1; ; n++) {
    const path = nameOf(n)
    try {
      await createFile(fs, path, content)
      return path
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw asDiskError(error, basename(path))
    }
  }
}
