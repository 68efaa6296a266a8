/**
 * Reads ZIP archives from outside (PKWARE APPNOTE 6.3), counting while it inflates: what an archive
 * says of its own sizes is not believed.
 */
import { crc32, inflateRawSync } from 'node:zlib'
import { refusedTable, tooLarge } from './refused.ts'

export interface ZipLimits {
  readonly entries: number
  /** Bytes of everything that is read, unpacked. */
  readonly unpacked: number
  /** Unpacked bytes to bytes of the archive. */
  readonly ratio: number
}

/** The bytes of an entry by its name, unpacked now; null where there is none. */
export type ReadEntry = (name: string) => Uint8Array | null

interface Entry {
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

/**
 * @param name of the file, for messages
 * @throws {AppError} `table-refused` for what is no plain ZIP archive; when an entry is read also
 *   `too-large`
 */
export function openZip(bytes: Uint8Array, name: string, limits: ZipLimits): ReadEntry {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const refuse = (reason: string, place = '') => refusedTable(name, place, reason)
  const entries = directoryOf(file, name, limits)
  const most = Math.min(limits.unpacked, limits.ratio * file.length)
  const used = { bytes: 0 }
  const overLimit = () =>
    most < limits.unpacked
      ? tooLarge(name, `unpacked it is more than ${limits.ratio} times as large as packed`)
      : tooLarge(name, `unpacked it is larger than ${limits.unpacked / 1024 / 1024} MB`)

  return (entryName) => {
    const entry = entries.get(entryName)
    if (!entry) return null
    const { method, crc, packedSize, size, offset } = entry
    if (offset + 30 > file.length || file.readUInt32LE(offset) !== localSignature)
      throw refuse('its directory points at nothing; the file is damaged', entryName)
    const begin = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
    if (begin + packedSize > file.length) throw refuse('it was cut off', entryName)
    const packed = file.subarray(begin, begin + packedSize)
    const left = most - used.bytes
    if (method === 0 && packed.length > left) throw overLimit()
    let content: Buffer
    try {
      content = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: left + 1 })
    } catch (error) {
      if (error instanceof RangeError) throw overLimit()
      throw refuse('it cannot be unpacked; the file is damaged', entryName)
    }
    used.bytes += content.length
    if (used.bytes > most) throw overLimit()
    if (content.length !== size || crc32(content) !== crc)
      throw refuse('it does not match its checksum; the file is damaged', entryName)
    return content
  }
}

function directoryOf(file: Buffer, name: string, limits: ZipLimits): ReadonlyMap<string, Entry> {
  const refuse = (reason: string) => refusedTable(name, '', reason)
  const end = endOfDirectory(file)
  if (end === null) throw refuse('the directory of the archive is missing; it was cut off')
  const count = file.readUInt16LE(end + 10)
  const start = file.readUInt32LE(end + 16)
  if (count === 0xffff || start === 0xffffffff) throw refuse('archives of that size are not read')
  if (count > limits.entries) throw tooLarge(name, `it has more than ${limits.entries} entries`)
  const entries = new Map<string, Entry>()
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || file.readUInt32LE(at) !== entrySignature)
      throw refuse('the directory of the archive is damaged')
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => file.readUInt16LE(at + field))
    const next = at + 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
    if (next > end) throw refuse('the directory of the archive is damaged')
    const title = file.toString('utf8', at + 46, at + 46 + (nameLength ?? 0))
    const method = file.readUInt16LE(at + 10)
    if (entries.has(title)) throw refuse(`“${title.slice(0, 80)}” is in the archive twice`)
    if ((file.readUInt16LE(at + 8) & 1) !== 0) throw refuse('it is protected by a password')
    if (method !== 0 && method !== 8) throw refuse('it is packed in a way that is not read')
    entries.set(title, {
      method,
      crc: file.readUInt32LE(at + 16),
      packedSize: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    })
    at = next
  }
  return entries
}

/** The end record is last but for a comment of at most 64 kB. */
function endOfDirectory(file: Buffer): number | null {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 0xffff); at--)
    if (file.readUInt32LE(at) === endSignature) return at
  return null
}
