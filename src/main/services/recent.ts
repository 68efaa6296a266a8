import { z } from 'zod'
import { EvaluationId } from '#shared/domain/ids'
import type { FileSystem } from '../storage/fs-port.ts'
import { createJsonFile } from './json-file.ts'

const RecentFile = z.object({ id: EvaluationId, path: z.string() })
export type RecentFile = z.infer<typeof RecentFile>

/** Which file each evaluation was in when it was last opened. Latest first. */
export interface Recent {
  readonly list: () => Promise<readonly RecentFile[]>
  /** Puts an evaluation first, with the file it is in from now on. */
  readonly remember: (entry: RecentFile) => Promise<void>
  readonly forget: (path: string) => Promise<void>
  /** Resolves when everything that was begun is on the disk, or was refused. */
  readonly settled: () => Promise<void>
}

const longest = 200

export function createRecent(fs: FileSystem, path: string): Recent {
  const file = createJsonFile(fs, path, z.array(RecentFile), [])
  let queue: Promise<unknown> = Promise.resolve()
  const update = (change: (entries: RecentFile[]) => RecentFile[]): Promise<void> => {
    const turn = queue.then(async () => {
      const before = await file.read()
      const after = change(before)
      if (JSON.stringify(before) !== JSON.stringify(after)) await file.write(after)
    })
    queue = turn.catch(() => {})
    return turn
  }
  return {
    list: file.read,
    remember: (entry) =>
      update((entries) =>
        [
          entry,
          ...entries.filter((other) => other.id !== entry.id && other.path !== entry.path),
        ].slice(0, longest),
      ),
    settled: async () => {
      await queue
    },
    forget: (gone) => update((entries) => entries.filter((entry) => entry.path !== gone)),
  }
}
