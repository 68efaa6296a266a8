/** UTF-8 with or without a byte order mark, or UTF-16 with one; null for anything else. */
export async function textOfFile(file: Blob): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const [a, b] = bytes
  const isLittle = a === 0xff && b === 0xfe
  const isBig = a === 0xfe && b === 0xff
  try {
    const encoding = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8'
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
