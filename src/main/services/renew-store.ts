import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const markOf = (userData: string) => join(userData, 'store-failed')

/** Remembers that the browser's own store could not be used, for the next start. */
export async function markStoreFailed(userData: string): Promise<void> {
  await writeFile(markOf(userData), '', { mode: 0o600 })
}

/**
 * Before the browser starts: puts its store aside if the last window could not use it, so that
 * this one gets a new one. It is only a copy of what the host has, as the window has looked whether
 * anything waits in it; the last one that failed is kept. Failing to do so harms nobody: windows
 * work without a store.
 *
 * @param profiles folders of profiles in which the store may be
 */
export async function renewFailedStore(
  userData: string,
  profiles: readonly string[],
): Promise<void> {
  const isMarked = await stat(markOf(userData)).then(
    () => true,
    () => false,
  )
  if (!isMarked) return
  for (const profile of profiles) {
    const store = join(profile, 'IndexedDB')
    const aside = join(profile, 'IndexedDB.failed')
    await rm(aside, { recursive: true, force: true }).catch(() => {})
    await rename(store, aside).catch(() => {})
  }
  await rm(markOf(userData), { force: true }).catch(() => {})
}
