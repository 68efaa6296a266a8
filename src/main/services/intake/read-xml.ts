/**
 * Reads XML from outside piece by piece, without building a tree. It knows elements, attributes and
 * text; a DOCTYPE is refused, and so there are no entities but the five that XML itself has.
 */

export interface XmlHandler {
  /** @param attributes by their names; of names only what is behind the prefix */
  readonly open: (name: string, attributes: ReadonlyMap<string, string>) => void
  readonly close: (name: string) => void
  /** A piece of text; what belongs together may come in several. */
  readonly text: (text: string) => void
}

/** Makes the error for a reason, with file and place. */
type Refuse = (reason: string) => Error

/** Bytes that are decoded at a time, so that a long document is never one string. */
const slice = 1024 * 1024
const longestToken = 2 * slice
const maxDepth = 64

/** Throws what `refuse` makes for everything that is no well-formed XML. */
export function readXml(bytes: Uint8Array, handler: XmlHandler, refuse: Refuse): void {
  const open: string[] = []
  let [rest, hasRoot] = ['', false]
  const take = (token: string) => {
    if (!token.startsWith('<')) {
      if (open.length > 0) handler.text(decoded(token, refuse))
      else if (token.trim() !== '') throw refuse('text outside of its elements')
    } else if (token.startsWith('<![CDATA[')) handler.text(token.slice(9, -3))
    else if (token.startsWith('<!--') || token.startsWith('<?')) return
    else if (token.startsWith('<!')) throw refuse('it has a DOCTYPE, which is not read')
    else if (token.startsWith('</')) {
      const name = token.slice(2, -1).trim()
      if (open.pop() !== name) throw refuse('elements are not closed in order')
      handler.close(local(name))
    } else {
      const isEmpty = token.endsWith('/>')
      const inner = token.slice(1, isEmpty ? -2 : -1)
      const name = /^[\p{L}_][\p{L}\p{N}_.:-]*/u.exec(inner)?.[0]
      if (name === undefined) throw refuse('a “<” that begins nothing')
      if (open.length === 0 && hasRoot) throw refuse('more than one root')
      if (open.length >= maxDepth) throw refuse(`nested deeper than ${maxDepth} levels`)
      hasRoot = true
      handler.open(local(name), attributesOf(inner.slice(name.length), refuse))
      if (isEmpty) handler.close(local(name))
      else open.push(name)
    }
  }
  for (const piece of piecesOf(bytes, refuse)) {
    rest += piece
    let at = 0
    for (let end = tokenEnd(rest, at); end !== null; end = tokenEnd(rest, at)) {
      take(rest.slice(at, end))
      at = end
    }
    rest = rest.slice(at)
    if (rest.length > longestToken) throw refuse('a part of it has no end')
  }
  if (rest.trim() !== '' || open.length > 0 || !hasRoot) throw refuse('it was cut off')
}

function* piecesOf(bytes: Uint8Array, refuse: Refuse): Generator<string> {
  const [a, b] = bytes
  const encoding =
    a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += slice)
      yield withoutNul(decoder.decode(bytes.subarray(at, at + slice), { stream: true }), refuse)
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw refuse('it is no text in UTF-8 or UTF-16')
    throw error
  }
}

function withoutNul(text: string, refuse: Refuse): string {
  if (text.includes('\u0000')) throw refuse('it has a sign that no text has (NUL)')
  return text
}

/** Behind the tag, text or comment that begins here; null where its end has not come yet. */
function tokenEnd(text: string, start: number): number | null {
  if (start >= text.length) return null
  const after = (mark: string, from: number) => {
    const at = text.indexOf(mark, from)
    return at === -1 ? null : at + mark.length
  }
  if (text.charAt(start) !== '<') {
    const at = text.indexOf('<', start)
    return at === -1 ? null : at
  }
  if (text.startsWith('<!--', start)) return after('-->', start + 4)
  if (text.startsWith('<![CDATA[', start)) return after(']]>', start + 9)
  if (text.startsWith('<?', start)) return after('?>', start + 2)
  let quote = ''
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charAt(at)
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at + 1
  }
  return null
}

function attributesOf(text: string, refuse: Refuse): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  let rest = text.trim()
  while (rest !== '') {
    const [all, name, double, single] =
      /^([\p{L}_][\p{L}\p{N}_.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/u.exec(rest) ?? []
    if (all === undefined || name === undefined) throw refuse('an attribute that is none')
    if (!name.startsWith('xmlns')) {
      // r:id and id may stand beside each other.
      const key = attributes.has(local(name)) ? name : local(name)
      if (attributes.has(key)) throw refuse(`the attribute ${local(name)} is there twice`)
      attributes.set(key, decoded(double ?? single ?? '', refuse))
    }
    rest = rest.slice(all.length).trimStart()
  }
  return attributes
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

function decoded(text: string, refuse: Refuse): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&\s]{0,12});?/g, (all, name: string) => {
    const known = entities.get(name)
    if (known !== undefined && all.endsWith(';')) return known
    const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name) ?? []
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    const isText = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
    if (!isText || !all.endsWith(';'))
      throw refuse(`an entity that is not read: ${all.slice(0, 16)}`)
    return String.fromCodePoint(point)
  })
}
