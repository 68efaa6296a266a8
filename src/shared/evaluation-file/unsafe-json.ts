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
 * to JavaScript, numbers that JSON could not hold. Without recursion, so that depth itself
 * cannot hurt. Null if there is none.
 */
export function findUnsafe(root: unknown): Unsafe | null {
  const queue: { value: unknown; path: string; depth: number }[] = [
    { value: root, path: '', depth: 0 },
  ]
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { value, path, depth } = next
    if (depth > maxDepth) return { path, reason: `nested deeper than ${maxDepth} levels` }
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
      return { path, reason: 'not a number that can be stored' }
    }
    if (Array.isArray(value)) {
      value.forEach((item, index) =>
        queue.push({ value: item, path: `${path}[${index}]`, depth: depth + 1 }),
      )
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        const at = path === '' ? key : `${path}.${key}`
        if (forbidden.has(key)) return { path: at, reason: `the name "${key}" is not allowed` }
        queue.push({ value: item, path: at, depth: depth + 1 })
      }
    }
  }
  return null
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
