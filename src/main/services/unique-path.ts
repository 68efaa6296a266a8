import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { numberedName, startOf } from '../storage/name-length.ts'

const longest = 80
/** Leaves room for all that names of files are given besides. */
const mostBytes = 150
/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/** A title as a file name without extension: small letters, digits and hyphens, at most 80 and 150 bytes. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    // Hangul comes apart into two or three letters, of three bytes each.
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
  const letters = Array.from(slug).slice(0, longest).join('')
  const short = startOf(letters, mostBytes).replace(/-+$/, '')
  if (short === '') return 'evaluation'
  return reserved.test(short) ? `${short}-evaluation` : short
}

/**
 * A path in the folder that does not exist yet: `name.ext`, `name-2.ext`, …. Whoever creates it
 * must still refuse to overwrite, as another program may be faster.
 */
export async function uniquePath(folder: string, name: string, extension: string): Promise<string> {
  for (let n = 1; ; n++) {
    const path = join(folder, numberedName(name, n, `.${extension}`))
    if (!(await exists(path))) return path
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
