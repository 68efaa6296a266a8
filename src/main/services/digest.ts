import { createHash } from 'node:crypto'
import type { Digest } from '#shared/evaluation-file/file'

/** SHA-256 in hexadecimal. Text is taken as UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** What the file format needs of this platform. */
export const digest: Digest = {
  sha256,
  byteLength: (text) => Buffer.byteLength(text, 'utf8'),
}
