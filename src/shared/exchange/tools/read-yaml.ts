/**
 * YAML from outside as plain data, within limits: one document, no unknown tags, no key twice, no
 * bombs of aliases, nothing deeper than 64, nothing that takes hundreds of megabytes to read.
 */
import { type CST, Composer, type Document, Lexer, LineCounter, Parser } from 'yaml'
import { findUnsafe, maxDepth } from '#shared/evaluation-file/unsafe-json'

/**
 * Signs, words and line breaks; reading takes up to 400 bytes for each. The largest landscapes have
 * a fifth of it.
 */
const mostParts = 600_000
/** Aliases that one anchor may be resolved through; a landscape needs none. */
const maxAliases = 100
const chunk = 64 * 1024

export type ReadYaml =
  | { readonly ok: true; readonly value: unknown; readonly lineOf: LineOf }
  | { readonly ok: false; readonly place: string; readonly reason: string }

/** The line, from 1, of a place in the document; null where it cannot be told. */
export type LineOf = (path: readonly (string | number)[]) => number | null

/** @param onProgress how much has been read, in [0, 1] */
export function readYaml(text: string, onProgress: (done: number) => void = () => {}): ReadYaml {
  const lines = new LineCounter()
  const lexer = new Lexer()
  const parser = new Parser(lines.addNewLine)
  let parts = 0
  lines.addNewLine(0)
  const tokens: CST.Token[] = []
  for (let from = 0; from < text.length; from += chunk) {
    for (const lexeme of lexer.lex(text.slice(from, from + chunk), true)) {
      parts += 1
      for (const token of parser.next(lexeme)) tokens.push(token)
    }
    if (parts > mostParts)
      return { ok: false, place: at(lines, from), reason: 'up to here it is too large to be read' }
    // Found before anything is read by recursion.
    if (parser.stack.length > maxDepth * 2) return tooDeep(parser.stack.length, lines, from)
    onProgress(Math.min(1, (from + chunk) / text.length) / 2)
  }
  for (const lexeme of lexer.lex('', false))
    for (const token of parser.next(lexeme)) tokens.push(token)
  for (const token of parser.end()) tokens.push(token)
  const deep = tokens.map(deepest).find((found) => found !== null)
  if (deep !== undefined && deep !== null) return tooDeep(maxDepth, lines, deep)

  const composer = new Composer({ uniqueKeys: true, version: '1.2', schema: 'core' })
  const documents: Document.Parsed[] = [...composer.compose(tokens)]
  onProgress(0.9)
  const [document] = documents
  if (!document) return { ok: false, place: 'line 1', reason: 'there is nothing in it' }
  if (documents.length > 1)
    return {
      ok: false,
      place: at(lines, documents[1]?.range[0] ?? 0),
      reason: 'it has more than one document',
    }
  const [trouble] = [...document.errors, ...document.warnings]
  if (trouble)
    return {
      ok: false,
      place: at(lines, trouble.pos[0]),
      reason: trouble.message.split('\n')[0] ?? '',
    }
  try {
    const value: unknown = document.toJS({ maxAliasCount: maxAliases })
    const unsafe = findUnsafe(value)
    if (unsafe) return { ok: false, place: unsafe.path, reason: unsafe.reason }
    const lineOf: LineOf = (path) => {
      const node: unknown = document.getIn(path, true)
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null
      return Array.isArray(range) && typeof range[0] === 'number'
        ? lines.linePos(range[0]).line
        : null
    }
    return { ok: true, value, lineOf }
  } catch {
    return { ok: false, place: 'the whole file', reason: 'it repeats parts of itself too often' }
  }
}

function tooDeep(levels: number, lines: LineCounter, offset: number): ReadYaml {
  return {
    ok: false,
    place: at(lines, offset),
    reason: `it is nested deeper than ${Math.min(levels, maxDepth)} levels`,
  }
}

const at = (lines: LineCounter, offset: number) => `line ${lines.linePos(offset).line || 1}`

/** Where the first collection deeper than allowed begins; null if there is none. No recursion. */
function deepest(root: CST.Token): number | null {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [{ token: root, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next
    if (depth > maxDepth) return 'offset' in token ? token.offset : 0
    if (token.type === 'document') {
      if (token.value) open.push({ token: token.value, depth })
    } else if ('items' in token) {
      for (const { key, value } of token.items) {
        if (key) open.push({ token: key, depth: depth + 1 })
        if (value) open.push({ token: value, depth: depth + 1 })
      }
    }
  }
  return null
}
