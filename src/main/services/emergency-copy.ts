import { join } from 'node:path'
import type { Evaluation } from '#shared/domain/evaluation'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import { type Clock, stampOf } from './clock.ts'
import { contentOf, dotExtension } from './evaluation-content.ts'
import { createUnder } from './keep-aside.ts'
import { slugOf } from './unique-path.ts'

interface Places {
  readonly fs: FileSystem
  readonly now: Clock
  readonly folder: string
  readonly refuges: readonly string[]
}

/**
 * Writes an evaluation to the first place that takes it: the evaluations folder, then the others.
 * It opens like any other file. @returns its path
 *
 * @throws {AppError} of the first place, when no place takes it
 */
export async function saveEmergencyCopy(
  { fs, now, folder, refuges }: Places,
  evaluation: Evaluation,
): Promise<string> {
  const content = contentOf(evaluation, 0)
  const name = `${slugOf(evaluation.frame.title)} (emergency ${stampOf(now())})`
  let first: unknown = null
  for (const place of [folder, ...refuges]) {
    try {
      await fs.makeFolder(place)
      return await createUnder(fs, content, (n) =>
        join(place, `${n === 1 ? name : `${name} ${n}`}${dotExtension}`),
      )
    } catch (error) {
      first ??= asDiskError(error, place)
    }
  }
  throw first
}
