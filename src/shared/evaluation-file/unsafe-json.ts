const maxDepth = 64
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/** What must not come in from outside, and where it stands. */
export interface Unsafe {
  /** JSON path. */
  readonly path: string
  readonly reason: string
}

/**
 * Looks for what no file of ours contains: nesting deeper than 64, keys that mean something
 * to JavaScript, numbers that JSON could not hold. Null if there is none.
 */
export function findUnsafe(root: unknown): Unsafe | null {
  return look(root, [])
}

/** Recursion ends at the deepest allowed level, so it never goes deeper than that. */
function look(value: unknown, path: (string | number)[]): Unsafe | null {
  if (path.length > maxDepth) {
    return { path: pathText(path), reason: `nested deeper than ${maxDepth} levels` }
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? null
      : { path: pathText(path), reason: 'not a number that can be stored' }
  }
  if (typeof value !== 'object' || value === null) return null
  for (const key of Object.keys(value)) {
    path.push(Array.isArray(value) ? Number(key) : key)
    if (forbidden.has(key)) {
      return { path: pathText(path), reason: `the name "${key}" is not allowed` }
    }
    const found = look((value as Record<string, unknown>)[key], path)
    if (found) return found
    path.pop()
  }
  return null
}

function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}${text === '' ? '' : '.'}${part}`,
    '',
  )
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g

/**
 * The first key that an object has twice, which JSON readers drop in silence. Null if there is
 * none. Expects text that is JSON.
 */
export function findDuplicateKey(text: string): string | null {
  // One entry per object or list that is open: the keys so far, or null for a list.
  const open: (Set<string> | null)[] = []
  let string = ''
  for (const [found] of text.matchAll(token)) {
    if (found === '{') open.push(new Set())
    else if (found === '[') open.push(null)
    else if (found === '}' || found === ']') open.pop()
    else if (found === ':') {
      const key: unknown = JSON.parse(string)
      const keys = open.at(-1)
      if (keys?.has(String(key))) return String(key)
      keys?.add(String(key))
    } else if (found !== ',') string = found
  }
  return null
}
