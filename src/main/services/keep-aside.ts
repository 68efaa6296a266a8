import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { createFile } from '../storage/atomic-replace.ts'
import { asDiskError } from '../storage/disk-error.ts'
import { type FileSystem, hasCode } from '../storage/fs-port.ts'
import { nameOf } from '../storage/name-length.ts'
import { stampOf } from './clock.ts'
import { contentOf, dotExtension } from './evaluation-content.ts'

/**
 * Keeps a damaged file as `name.stackjury.damaged-<date>`. It also stays where it is until it is
 * replaced, so that the evaluation does not vanish when the power goes now. @returns the path
 */
export async function keepAside(fs: FileSystem, path: string, now: Date): Promise<string> {
  const stem = basename(path, dotExtension)
  const extension = basename(path).slice(stem.length)
  const mark = `${extension}.damaged-${stampOf(now).replace(' ', '-')}`
  return createUnder(fs, await fs.read(path), (n) =>
    join(dirname(path), nameOf(stem, n === 1 ? mark : `${mark}-${n}`)),
  )
}

/** The path for our content where somebody else changed the file. */
export function conflictPath(path: string, now: Date, n: number): string {
  const name = basename(path, dotExtension)
  const again = n === 1 ? '' : ` ${n}`
  const mark = ` (conflict ${stampOf(now)})${again}${dotExtension}`
  return join(dirname(path), nameOf(name, mark))
}

/** How `conflictPath` ends a name. */
const conflictMark = / \(conflict [\d -]+\)( \d+)?\.stackjury$/

/** The name of the file that one made by `conflictPath` lies beside; null for any other name. */
export function besideConflict(name: string): string | null {
  return conflictMark.test(name) ? name.replace(conflictMark, dotExtension) : null
}

/** Whether our file could be called like that beside one whose name is too long to be in it whole. */
export function isCutFrom(name: string, conflict: string): boolean {
  const mark = conflictMark.exec(conflict)?.[0]
  if (mark === undefined || !name.endsWith(dotExtension) || conflictMark.test(name)) return false
  return nameOf(basename(name, dotExtension), mark) === conflict
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
 * @param pathOf the n-th path to try, from 1
 */
export async function createUnder(
  fs: FileSystem,
  content: Uint8Array,
  pathOf: (n: number) => string,
): Promise<string> {
  for (let n = 1; ; n++) {
    const path = pathOf(n)
    try {
      await createFile(fs, path, content)
      return path
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw asDiskError(error, basename(path))
    }
  }
}
