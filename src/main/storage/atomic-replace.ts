import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type FileSystem, hasCode, type WritableFile } from './fs-port.ts'

const firstPause = 5
const longestPause = 200
/** How long a rename is tried again while another program holds the file, in ms. */
const usualPatience = 10_000

/** Suffix of files that are not finished. What is found with it was left by a crash. */
export const unfinished = '.unfinished'

export interface ReplaceOptions {
  /** Asked last of all, before the old file goes; throws to keep it. */
  readonly stillOurs?: () => Promise<void>
  /** How long to try again while another program holds the file, in ms. Default 10 s. */
  readonly patience?: number | undefined
}

/**
 * Replaces a file so that at every moment either the old or the new content is there, whole.
 * When it returns, the new content is on the disk and was read back. When it fails, the old file
 * is untouched and nothing else is left behind.
 */
export async function replaceFile(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  options: ReplaceOptions = {},
): Promise<void> {
  await withFinished(fs, path, bytes, async (finished) => {
    await options.stillOurs?.()
    await patiently(() => fs.rename(finished, path), options.patience)
  })
}

/**
 * Creates a file, whole or not at all.
 *
 * @throws the system's `EEXIST` where the name is taken
 */
export async function createFile(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  await withFinished(fs, path, bytes, async (finished) => {
    try {
      await fs.link(finished, path)
    } catch (error) {
      if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'UNKNOWN'))
        throw error
      // A disk without links, such as a memory stick: the next best is to look first.
      if (await fs.status(path))
        throw Object.assign(new Error('The name is taken'), { code: 'EEXIST' })
      await patiently(() => fs.rename(finished, path))
      return
    }
    await fs.remove(finished)
  })
}

/** Writes all bytes, however few the system takes at a time. */
export async function writeAll(file: WritableFile, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const written = await file.write(bytes.subarray(done))
    if (written <= 0) throw Object.assign(new Error('Nothing was written'), { code: 'EIO' })
    done += written
  }
}

async function withFinished(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  place: (finished: string) => Promise<void>,
): Promise<void> {
  const folder = dirname(path)
  const name = `.${basename(path).slice(0, 80)}.${randomBytes(6).toString('hex')}${unfinished}`
  const temporary = join(folder, name)
  try {
    const file = await fs.create(temporary)
    try {
      await writeAll(file, bytes)
      await file.datasync()
    } finally {
      await file.close()
    }
    const readBack = await fs.read(temporary)
    if (Buffer.compare(readBack, bytes) !== 0) {
      throw Object.assign(new Error('The disk did not keep what was written'), { code: 'EIO' })
    }
    await place(temporary)
    await fs.syncFolder(folder)
  } catch (error) {
    await fs.remove(temporary).catch(() => {})
    throw error
  }
}

async function patiently(act: () => Promise<void>, patience = usualPatience): Promise<void> {
  const until = Date.now() + patience
  for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 2)) {
    try {
      return await act()
    } catch (error) {
      if (!hasCode(error, 'EPERM', 'EACCES', 'EBUSY') || Date.now() + pause > until) throw error
    }
    await delay(pause)
  }
}
