import { inflateRawSync } from 'node:zlib'

/** The text of every file in a ZIP archive, by its name: what an unpacked workbook consists of. */
export function textsInZip(bytes: Buffer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  // The end record is last and points at the directory.
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const method = bytes.readUInt16LE(at + 10)
    const size = bytes.readUInt32LE(at + 20)
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field))
    const local = bytes.readUInt32LE(at + 42)
    const title = bytes.toString('utf8', at + 46, at + 46 + (name ?? 0))
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(begin, begin + size)
    texts.set(title, (method === 0 ? packed : inflateRawSync(packed)).toString('utf8'))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return texts
}
