import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { type FileSystem, hasCode, type WritableFile } from './fs-port.ts'
import { startOf } from './name-length.ts'

const firstPause = 5
const longestPause = 200
/** How long a rename is tried again while another program holds the file, in ms. */
const usualPatience = 10_000

/** Suffix of files that are not finished. */
const unfinished = '.unfinished'
/** The names that `withFinished` makes. What is found under one was left by a crash. */
const ourUnfinished = /^\..*\.[\da-f]{12}\.unfinished$/s
const hour = 60 * 60_000

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
    await patiently(fs, () => fs.rename(finished, path), options.patience)
  })
}

/**
 * Creates a file, whole or not at all.
 *
 * @throws the system's `EEXIST` where the name is taken
 */
export async function createFile(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const place = async (finished: string) => {
    try {
      await fs.link(finished, path)
    } catch (error) {
      if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'UNKNOWN'))
        throw error
      // A disk without links, such as a memory stick: the next best is to look first.
      if (await fs.status(path))
        throw Object.assign(new Error('The name is taken'), { code: 'EEXIST' })
      await patiently(fs, () => fs.rename(finished, path))
      return
    }
    // A second name that cannot be removed now is swept up later.
    await fs.remove(finished).catch(() => {})
  }
  // Whoever hears that it failed tries again under this name.
  await withFinished(fs, path, bytes, place, () => fs.remove(path))
}

/** Writes all bytes, however few the system takes at a time. */
export async function writeAll(file: WritableFile, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const written = await file.write(bytes.subarray(done))
    if (written <= 0) throw Object.assign(new Error('Nothing was written'), { code: 'EIO' })
    done += written
  }
}

/** Removes what a crash left half written in a folder, once nobody can be writing it any more. */
export async function sweepUnfinished(fs: FileSystem, folder: string, now: Date): Promise<void> {
  for (const name of await fs.list(folder).catch(() => [])) {
    if (!ourUnfinished.test(name)) continue
    const path = join(folder, name)
    const status = await fs.status(path).catch(() => null)
    if (status?.kind === 'file' && now.getTime() - status.mtimeMs > hour) {
      await fs.remove(path).catch(() => {})
    }
  }
}

async function withFinished(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  place: (finished: string) => Promise<void>,
  takeBack: () => Promise<void> = async () => {},
): Promise<void> {
  let isPlaced = false
  const folder = dirname(path)
  const name = `.${startOf(basename(path), 80)}.${randomBytes(6).toString('hex')}${unfinished}`
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
    isPlaced = true
    await fs.syncFolder(folder)
  } catch (error) {
    if (isPlaced) await takeBack().catch(() => {})
    else await fs.remove(temporary).catch(() => {})
    throw error
  }
}

async function patiently(
  fs: FileSystem,
  act: () => Promise<void>,
  patience = usualPatience,
): Promise<void> {
  let waited = 0
  for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 2)) {
    try {
      return await act()
    } catch (error) {
      if (!hasCode(error, 'EPERM', 'EACCES', 'EBUSY') || waited + pause > patience) throw error
    }
    await fs.pause(pause)
    waited += pause
  }
}
