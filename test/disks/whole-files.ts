import { createHash } from 'node:crypto'
import type { CrashingDisk } from './crashing-disk.ts'

/** The evaluation files on a disk that are neither the old nor the new content, whole. */
export function tornFiles(disk: CrashingDisk): string[] {
  return [...disk.files()].flatMap(([path, bytes]) =>
    path.endsWith('.stackjury') && !isWhole(bytes) ? [path] : [],
  )
}

/** Whether a file is what its own first line says of it. */
function isWhole(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('utf8')
  const end = text.indexOf('\n')
  const stated = /"sha256":"([0-9a-f]{64})"/.exec(text.slice(0, Math.max(0, end)))?.[1]
  return (
    stated ===
    createHash('sha256')
      .update(text.slice(end + 1))
      .digest('hex')
  )
}
