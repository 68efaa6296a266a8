import { access } from 'node:fs/promises'
import { join } from 'node:path'

const longest = 80
/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/** A title as a file name without extension: small letters, digits and hyphens, at most 80. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
  const short = Array.from(slug).slice(0, longest).join('').replace(/-+$/, '')
  if (short === '') return 'evaluation'
  return reserved.test(short) ? `${short}-evaluation` : short
}

/**
 * A path in the folder that does not exist yet: `name.ext`, `name-2.ext`, …. Whoever creates it
 * must still refuse to overwrite, as another program may be faster.
 */
export async function uniquePath(folder: string, name: string, extension: string): Promise<string> {
  for (let n = 1; ; n++) {
    const path = join(folder, `${n === 1 ? name : `${name}-${n}`}.${extension}`)
    if (!(await exists(path))) return path
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
