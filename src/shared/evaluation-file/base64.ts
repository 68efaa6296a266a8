const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * Text as base64 of its UTF-8 bytes. Written out here because shared code runs where neither
 * Node's nor the browser's version is promised.
 */
export function toBase64(text: string): string {
  const bytes = utf8(text)
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = bytes.slice(i, i + 3)
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    out += alphabet.charAt(bits >> 18) + alphabet.charAt((bits >> 12) & 63)
    out += b === undefined ? '=' : alphabet.charAt((bits >> 6) & 63)
    out += c === undefined ? '=' : alphabet.charAt(bits & 63)
  }
  return out
}

/** @throws {RangeError} if it is not base64 of UTF-8 */
export function fromBase64(base64: string): string {
  // No repeated group: on a long text that would need more stack than there is.
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    throw new RangeError('Not base64')
  }
  let percent = ''
  for (let i = 0; i < base64.length; i += 4) {
    const [a = 0, b = 0, c = -1, d = -1] = Array.from(base64.slice(i, i + 4), (x) =>
      alphabet.indexOf(x),
    )
    const bits = (a << 18) | (b << 12) | (Math.max(c, 0) << 6) | Math.max(d, 0)
    const count = c < 0 ? 1 : d < 0 ? 2 : 3
    for (let byte = 0; byte < count; byte++) {
      percent += `%${((bits >> (16 - 8 * byte)) & 255).toString(16).padStart(2, '0')}`
    }
  }
  try {
    return decodeURIComponent(percent)
  } catch {
    throw new RangeError('Not UTF-8')
  }
}

function utf8(text: string): number[] {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    // A lone surrogate has no UTF-8; the replacement character is what every encoder writes.
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point))
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), tail(point >> 6), tail(point))
    else bytes.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point))
  }
  return bytes
}

function tail(bits: number): number {
  return 0x80 | (bits & 0x3f)
}
