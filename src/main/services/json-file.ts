import type { z } from 'zod'
import { replaceFile } from '../storage/atomic-replace.ts'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'

/** A small file of the application's own that can be done without. */
export interface JsonFile<T> {
  readonly read: () => Promise<T>
  readonly write: (value: T) => Promise<void>
}

/** What is missing or cannot be read is as it was at first. */
export function createJsonFile<T>(
  fs: FileSystem,
  path: string,
  schema: z.ZodType<T>,
  initial: T,
): JsonFile<T> {
  return {
    read: async () => {
      try {
        const text = Buffer.from(await fs.read(path)).toString('utf8')
        const parsed = schema.safeParse(JSON.parse(text))
        return parsed.success ? parsed.data : initial
      } catch {
        return initial
      }
    },
    write: async (value) => {
      try {
        await replaceFile(fs, path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`))
      } catch (error) {
        throw asDiskError(error, path)
      }
    },
  }
}
