import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Every file below a folder, by its path, with a digest of what is in it. */
export async function digestsBelow(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const digests = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name)
    const digest = createHash('sha256').update(await readFile(path))
    return [path, digest.digest('hex')] as const
  })
  return Object.fromEntries(await Promise.all(digests))
}
