/**
 * Several texts as one ZIP file: stored, not compressed, names in UTF-8 (PKWARE APPNOTE 4.3). The
 * day is always the same, so that the same content gives the same bytes.
 */
export interface ZipEntry {
  /** With slashes, without a leading one. */
  readonly path: string
  readonly bytes: Uint8Array
}

const table = Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

/** CRC-32 as in ISO 3309. */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0)
  return (value ^ 0xffffffff) >>> 0
}

const utf8Names = 0x0800
/** 1980-01-01, the first day that the format knows. */
const firstDay = 0x0021

/** @param encode text to UTF-8; the environments of this code have no encoder in common */
export function zipOf(
  entries: readonly ZipEntry[],
  encode: (text: string) => Uint8Array,
): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { path, bytes } of entries) {
    const name = encode(path)
    const common = [
      2,
      utf8Names,
      2,
      0,
      2,
      0,
      2,
      firstDay,
      4,
      crc32(bytes),
      4,
      bytes.length,
      4,
      bytes.length,
      2,
      name.length,
      2,
      0,
    ]
    const local = packed([4, 0x04034b50, 2, 20, ...common])
    directory.push(
      packed([4, 0x02014b50, 2, 20, 2, 20, ...common, 2, 0, 2, 0, 2, 0, 4, 0, 4, offset]),
      name,
    )
    parts.push(local, name, bytes)
    offset += local.length + name.length + bytes.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = packed([
    4,
    0x06054b50,
    2,
    0,
    2,
    0,
    2,
    entries.length,
    2,
    entries.length,
    4,
    size,
    4,
    offset,
    2,
    0,
  ])
  return joined([...parts, ...directory, end])
}

/** Pairs of a size in bytes and a number, as little-endian bytes. */
function packed(fields: readonly number[]): Uint8Array {
  const bytes: number[] = []
  for (let i = 0; i < fields.length; i += 2) {
    const value = fields[i + 1] ?? 0
    for (let byte = 0; byte < (fields[i] ?? 0); byte++) bytes.push((value >>> (8 * byte)) & 0xff)
  }
  return Uint8Array.from(bytes)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
