/**
 * Reads the texts in a ZIP archive from outside (PKWARE APPNOTE 6.3), counting while it inflates:
 * what an archive says of its own sizes is not believed.
 */
import type { RadarSource } from '#shared/exchange/read-markdown-radar'
import { crc32 } from '#shared/exchange/zip'

export type ZippedTexts =
  | { readonly ok: true; readonly sources: readonly RadarSource[] }
  | { readonly ok: false; readonly place: string; readonly reason: string }

export interface ZippedLimits {
  readonly entries: number
  /** Bytes of all that is read, unpacked. */
  readonly unpacked: number
}

interface Entry {
  readonly path: string
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly packedSize: number
  readonly offset: number
}

class Refusal extends Error {
  readonly place: string
  readonly reason: string

  constructor(place: string, reason: string) {
    super(reason)
    this.place = place
    this.reason = reason
  }
}

const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 }
const wholeFile = 'the whole file'

/** @param isWanted by path; what is not is never unpacked */
export async function zippedTexts(
  bytes: Uint8Array<ArrayBuffer>,
  isWanted: (path: string) => boolean,
  limits: ZippedLimits,
): Promise<ZippedTexts> {
  try {
    const sources: RadarSource[] = []
    let left = limits.unpacked
    for (const entry of directoryOf(bytes, limits.entries).filter(({ path }) => isWanted(path))) {
      const content = await contentOf(bytes, entry, left)
      left -= content.length
      sources.push({ path: entry.path, text: textOf(content, entry.path) })
    }
    return { ok: true, sources }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, place: error.place, reason: error.reason }
    throw error
  }
}

function directoryOf(bytes: Uint8Array<ArrayBuffer>, mostEntries: number): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = endOfDirectory(view)
  if (end === null) throw new Refusal(wholeFile, 'it is no complete ZIP archive')
  const count = view.getUint16(end + 10, true)
  if (count > mostEntries)
    throw new Refusal(wholeFile, `there are more than ${mostEntries} files in it`)
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || view.getUint32(at, true) !== signatures.entry)
      throw new Refusal(wholeFile, 'its directory is damaged')
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    )
    if (at + 46 + name > end) throw new Refusal(wholeFile, 'its directory is damaged')
    entries.push({
      path: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + name + extra + comment
  }
  return entries
}

/** The end record is last but for a comment of at most 64 kB. */
function endOfDirectory(view: DataView): number | null {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (view.getUint32(at, true) === signatures.end) return at
  return null
}

async function contentOf(
  bytes: Uint8Array<ArrayBuffer>,
  { path, flags, method, crc, packedSize, offset }: Entry,
  most: number,
): Promise<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if ((flags & 1) !== 0) throw new Refusal(path, 'it is protected by a password')
  if (method !== 0 && method !== 8)
    throw new Refusal(path, 'it is packed in a way that is not read')
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== signatures.local)
    throw new Refusal(path, 'it is not where the directory says')
  const begin = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (begin + packedSize > bytes.length) throw new Refusal(path, 'it was cut off')
  const packed = bytes.subarray(begin, begin + packedSize)
  const tooLarge = new Refusal(path, 'unpacked it is larger than a radar can be')
  if (method === 0 && packed.length > most) throw tooLarge
  const content = method === 0 ? packed : await inflated(packed, most, tooLarge, path)
  if (crc32(content) !== crc) throw new Refusal(path, 'it does not match its checksum')
  return content
}

async function inflated(
  packed: Uint8Array<ArrayBuffer>,
  most: number,
  tooLarge: Refusal,
  path: string,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    const reader = stream.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      length += value.length
      if (length > most) {
        // What is left of it is of no interest, nor whether giving it up succeeds.
        void reader.cancel().catch(() => {})
        throw tooLarge
      }
      parts.push(value)
    }
  } catch (error) {
    if (error === tooLarge) throw error
    throw new Refusal(path, 'it cannot be unpacked')
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function textOf(content: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw new Refusal(path, 'it is no text in UTF-8')
  }
}
