import { PersonalCatalogue, emptyPersonalCatalogue } from '#shared/catalogue/personal'
import { withChange } from '#shared/catalogue/personal-change'
import type { HostContract, HostEvents } from '#shared/host-contract'
import type { Handlers } from '#shared/rpc/contract'
import type { Emit } from '#shared/rpc/events'
import { asDiskError } from '../storage/disk-error.ts'
import { type FileSystem, hasCode } from '../storage/fs-port.ts'
import type { Clock } from './clock.ts'
import { createJsonFile } from './json-file.ts'
import { keepAside } from './keep-aside.ts'

/**
 * Tools that the user added, in a file of the user's own. Unlike settings it is work: a file that
 * cannot be read is kept aside before anything replaces it, and windows send what they changed, one
 * change after the other, so that none writes over what another one added.
 */
export function createPersonalCatalogue(
  fs: FileSystem,
  path: string,
  now: Clock,
  emit: Emit<HostEvents>,
): Handlers<HostContract>['catalogue'] {
  const file = createJsonFile(fs, path, PersonalCatalogue, emptyPersonalCatalogue)
  let last: Promise<unknown> = Promise.resolve()
  return {
    read: file.read,
    change: (change) => {
      const turn = last.then(async () => {
        const stored = await read(fs, path)
        if (stored === 'damaged') await keepAside(fs, path, now())
        const next = withChange(stored === 'damaged' ? emptyPersonalCatalogue : stored, change)
        await file.write(next)
        emit('catalogue.changed', next)
        return next
      })
      // A change that failed has been answered so, and stops none of those behind it.
      last = turn.catch(() => {})
      return turn
    },
  }
}

/** What a change is made to. A disk that fails now may have all of it: that is no empty catalogue. */
async function read(fs: FileSystem, path: string): Promise<PersonalCatalogue | 'damaged'> {
  let text: string
  try {
    text = Buffer.from(await fs.read(path)).toString('utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return emptyPersonalCatalogue
    throw asDiskError(error, path)
  }
  try {
    return PersonalCatalogue.parse(JSON.parse(text))
  } catch {
    return 'damaged'
  }
}
