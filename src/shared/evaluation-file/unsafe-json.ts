/** Nothing of ours is nested deeper than this. */
export const maxDepth = 64
/** The most characters of one text, in whatever field; see `Text`. */
export const longestText = 100_000
/** Fields that hold the content of a file and no text; their own schemas limit them. */
export const mayBeLonger: ReadonlySet<string> = new Set(['base64', 'sealedVotes'])
/** Names that mean something to JavaScript. */
export const forbiddenNames: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
])

/** What must not come in from outside, and where it stands. */
export interface Unsafe {
  /** JSON path. */
  readonly path: string
  readonly reason: string
}

/**
 * Looks for what no file of ours contains: nesting deeper than 64, keys that mean something
 * to JavaScript, numbers that JSON could not hold, overlong texts. Null if there is none.
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
  if (typeof value === 'string' && value.length > longestText) {
    return mayBeLonger.has(String(path.at(-1)))
      ? null
      : { path: pathText(path), reason: `a text of more than ${longestText} characters` }
  }
  if (typeof value !== 'object' || value === null) return null
  for (const key of Object.keys(value)) {
    path.push(Array.isArray(value) ? Number(key) : key)
    if (forbiddenNames.has(key)) {
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
