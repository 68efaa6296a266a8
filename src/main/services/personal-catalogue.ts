import { PersonalCatalogue, emptyPersonalCatalogue } from '#shared/catalogue/personal'
import type { HostContract } from '#shared/host-contract'
import type { Handlers } from '#shared/rpc/contract'
import { type FileSystem, hasCode } from '../storage/fs-port.ts'
import type { Clock } from './clock.ts'
import { createJsonFile } from './json-file.ts'
import { keepAside } from './keep-aside.ts'

/**
 * Tools that the user added, in a file of the user's own. Unlike settings it is work: a file that
 * cannot be read is kept aside before anything replaces it.
 */
export function createPersonalCatalogue(
  fs: FileSystem,
  path: string,
  now: Clock,
): Handlers<HostContract>['catalogue'] {
  const file = createJsonFile(fs, path, PersonalCatalogue, emptyPersonalCatalogue)
  return {
    read: file.read,
    write: async (value) => {
      if (await isDamaged(fs, path)) await keepAside(fs, path, now())
      await file.write(value)
      return null
    },
  }
}

/** Whether there is a file that is not what we write. */
async function isDamaged(fs: FileSystem, path: string): Promise<boolean> {
  try {
    const text = Buffer.from(await fs.read(path)).toString('utf8')
    return !PersonalCatalogue.safeParse(JSON.parse(text)).success
  } catch (error) {
    return !hasCode(error, 'ENOENT')
  }
}
