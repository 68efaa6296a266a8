/**
 * Looks through the text of JSON from outside before anything makes objects of it: without
 * recursion, without regular expressions that grow with a text, and to the first thing that is
 * wrong.
 */
import {
  forbiddenNames,
  longestText,
  maxDepth,
  mayBeLonger,
} from '#shared/evaluation-file/unsafe-json'

/** What is wrong and where. */
export interface JsonTrouble {
  /** From 1. */
  readonly line: number
  /** JSON path: `scorecards[3].votes.price`. Empty at the top. */
  readonly path: string
  readonly reason: string
  /** Whether it is no JSON at all, so that the path means little. */
  readonly isSyntax: boolean
}

/** An object or a list that is open. */
interface Open {
  /** The names so far; null for a list. */
  readonly names: Set<string> | null
  /** Where we are in it. */
  at: string | number
}

const badText = 'a text in quotes that is not closed, or has a sign that JSON does not allow'

/** A step of the reading: what may come next. */
type Next = 'value' | 'value or end' | 'name or end' | 'name' | 'comma or end' | 'nothing'

/**
 * The first thing for which this text is refused; null when `JSON.parse` can read it and nothing in
 * it means harm: broken syntax, nesting deeper than 64, a name twice in one object, names that
 * mean something to JavaScript, numbers that cannot be stored (1e309, -0), overlong texts.
 */
export function troubleInJson(text: string): JsonTrouble | null {
  const open: Open[] = []
  const state: { next: Next } = { next: 'value' }
  let at = 0

  const trouble = (reason: string, isSyntax = false): JsonTrouble => ({
    line: lineOf(text, at),
    path: pathOf(open),
    reason,
    isSyntax,
  })
  const syntax = (expected: string) =>
    trouble(
      at >= text.length
        ? `it ends where ${expected} should be`
        : `${shown(text, at)} stands where ${expected} should be`,
      true,
    )
  const afterValue = () => {
    state.next = open.length === 0 ? 'nothing' : 'comma or end'
  }

  for (;;) {
    at = afterBlanks(text, at)
    const sign = text.charAt(at)
    const { next } = state
    if (next === 'nothing') return sign === '' ? null : syntax('the end')
    const top = open.at(-1)
    const closes = top && (top.names ? '}' : ']')
    if (sign !== '' && sign === closes && (next === 'comma or end' || next.endsWith('or end'))) {
      open.pop()
      at += 1
      afterValue()
      continue
    }
    if (next === 'comma or end') {
      if (sign !== ',') return syntax(`a comma or ${closes}`)
      at += 1
      if (typeof top?.at === 'number') top.at += 1
      state.next = top?.names ? 'name' : 'value'
      continue
    }
    if (next === 'name' || next === 'name or end') {
      if (sign !== '"' || !top?.names) return syntax('a name in quotes')
      const end = endOfString(text, at)
      if (end === null) return trouble(badText, true)
      const name: unknown = parsed(text.slice(at, end))
      if (typeof name !== 'string') return trouble(badText, true)
      if (name.length > longestText) return trouble('a name that is too long')
      top.at = name
      if (forbiddenNames.has(name)) return trouble(`the name "${name}" is not allowed`)
      if (top.names.has(name)) return trouble(`an object has the field "${name}" twice`)
      top.names.add(name)
      at = afterBlanks(text, end)
      if (text.charAt(at) !== ':') return syntax('a colon')
      at += 1
      state.next = 'value'
      continue
    }
    if (sign === '{' || sign === '[') {
      if (open.length >= maxDepth) return trouble(`nested deeper than ${maxDepth} levels`)
      const isObject = sign === '{'
      open.push({ names: isObject ? new Set() : null, at: isObject ? '' : 0 })
      state.next = isObject ? 'name or end' : 'value or end'
      at += 1
      continue
    }
    if (sign === '"') {
      const end = endOfString(text, at)
      if (end === null) return trouble(badText, true)
      const isLong = end - at - 2 > longestText && !mayBeLonger.has(String(top?.at))
      // Escapes are longer as they are written than as they are meant.
      if (isLong && String(parsed(text.slice(at, end))).length > longestText)
        return trouble(`a text of more than ${longestText} characters`)
      at = end
      afterValue()
      continue
    }
    const word = wordAt(text, at)
    if (word !== 'true' && word !== 'false' && word !== 'null') {
      if (/^-?(?:NaN|Infinity)$/.test(word)) return trouble('not a number that can be stored')
      if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(word)) return syntax('a value')
      const number = Number(word)
      if (!Number.isFinite(number) || Object.is(number, -0))
        return trouble('not a number that can be stored')
    }
    at += word.length
    afterValue()
  }
}

/** In words for a message: where it is, as a path or where there is none as a line. */
export function placeInJson({ line, path, isSyntax }: JsonTrouble, linesBefore = 0): string {
  return isSyntax || path === '' ? `line ${line + linesBefore}` : path
}

function afterBlanks(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at
    at += 1
  }
}

/** Behind the closing quote; null where it is never closed, or a sign in it is not allowed. */
function endOfString(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20) return null
    if (code !== 0x5c) continue
    at += 1
    const escaped = text.charAt(at)
    if (escaped === 'u') {
      if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) return null
      at += 4
    } else if (escaped === '' || !'"\\/bfnrt'.includes(escaped)) return null
  }
  return null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A number or a word, to the next sign that cannot be in one. At most 400 characters. */
function wordAt(text: string, start: number): string {
  let at = start
  while (at < text.length && at - start < 400 && /[-+.0-9A-Za-z]/.test(text.charAt(at))) at += 1
  return text.slice(start, at)
}

function shown(text: string, at: number): string {
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0xfffd)
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(sign) ? `“${sign}”` : 'a sign that cannot be seen'
}

function lineOf(text: string, at: number): number {
  let line = 1
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', next + 1))
    line += 1
  return line
}

function pathOf(open: readonly Open[]): string {
  return open.reduce<string>(
    (text, { at }) =>
      typeof at === 'number'
        ? `${text}[${at}]`
        : at === ''
          ? text
          : `${text}${text === '' ? '' : '.'}${at.length > 80 ? `${at.slice(0, 80)}…` : at}`,
    '',
  )
}
