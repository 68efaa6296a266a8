/** Ways in which a file can be wrong, chosen at random. */

type Random = () => number

const pick = <T>(random: Random, all: readonly [T, ...T[]]): T =>
  all[Math.floor(random() * all.length)] ?? all[0]
const below = (random: Random, end: number) => Math.floor(random() * end)

/** What text is changed for: numbers that are none, names with a meaning, signs without a width. */
const words = [
  '1e309',
  '-0',
  '-1e999',
  'NaN',
  'null',
  'true',
  '""',
  '"0,5"',
  '{}',
  '[]',
  '"__proto__"',
  '"constructor"',
  '"toString"',
  '__proto__: ',
  '[[[[[[[[',
  '{"a":'.repeat(70),
  '"',
  "'",
  ',',
  ';',
  '\t',
  '\r',
  '\n\n',
  '\u0000',
  '\uFEFF',
  '\u202E',
  '\u200B',
  '\ud83d',
  '=1+1',
  '<script>',
  ']]>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
  '&e;',
  '&#0;',
  '*a',
  '&a ',
  '<<: *a',
  '!!js/function ',
  '---\n',
  '...\n',
  '%TAG ! x:\n',
  '9'.repeat(400),
  'x'.repeat(100_001),
] as const

/** One to four changes of bytes: flipped, zeroed, cut, doubled, moved, or something put in. */
export function mutatedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let now = Buffer.from(bytes)
  for (let left = 1 + below(random, 4); left > 0; left--) {
    const at = below(random, Math.max(1, now.length))
    const length = 1 + below(random, Math.max(1, Math.min(64, now.length - at)))
    const [before, part, after] = [
      now.subarray(0, at),
      now.subarray(at, at + length),
      now.subarray(at + length),
    ]
    const kind = pick(random, ['flip', 'zero', 'cut', 'out', 'twice', 'move', 'word'])
    if (kind === 'flip') now[at] = (now[at] ?? 0) ^ (1 << below(random, 8))
    else if (kind === 'zero') now.fill(0, at, Math.min(at + length, now.length))
    else if (kind === 'cut') now = before
    else if (kind === 'out') now = Buffer.concat([before, after])
    else if (kind === 'twice') now = Buffer.concat([before, part, part, after])
    else if (kind === 'move') now = Buffer.concat([before, after, part])
    else now = Buffer.concat([before, Buffer.from(pick(random, words)), after])
  }
  return now
}

/** The same of text, at places where words of it begin or end. */
export function mutatedText(text: string, random: Random): string {
  let now = text
  for (let left = 1 + below(random, 3); left > 0; left--) {
    const near = below(random, Math.max(1, now.length))
    const found = now.slice(near, near + 200).search(/[\s"':,;{}[\]<>]/)
    const at = found === -1 ? near : near + found
    const end = pick(random, [at, at + 1, at + 1 + below(random, 40)])
    now = now.slice(0, at) + pick(random, words) + now.slice(end)
  }
  return now
}

const leaves: readonly [unknown, ...unknown[]] = [
  null,
  true,
  -1,
  0,
  1e300,
  '',
  '0,5',
  'toString',
  'x'.repeat(100_001),
  '\u0000\u202E',
  [],
  {},
  [[[[]]]],
  { constructor: 1 },
]

/** A value with one to three of its parts changed, left out, doubled, or exchanged with others. */
export function mutatedValue(value: unknown, random: Random): unknown {
  const copy: unknown = structuredClone(value)
  for (let left = 1 + below(random, 3); left > 0; left--) {
    const places: { readonly holder: Record<string, unknown> | unknown[]; readonly key: string }[] =
      []
    const open: unknown[] = [copy]
    while (open.length > 0) {
      const next = open.pop()
      if (typeof next !== 'object' || next === null) continue
      for (const key of Object.keys(next)) {
        // Arrays and objects are indexed alike here.
        const holder = next as Record<string, unknown>
        places.push({ holder, key })
        open.push(holder[key])
      }
    }
    const place = places[below(random, places.length)]
    const other = places[below(random, places.length)]
    if (!place || !other) return copy
    const { holder, key } = place
    const target = holder as Record<string, unknown>
    const kind = pick(random, ['leaf', 'out', 'twice', 'exchange', 'name'])
    // A copy, because some are objects, and the next change may be inside of one.
    if (kind === 'leaf') target[key] = structuredClone(pick(random, leaves))
    else if (kind === 'out') {
      if (Array.isArray(holder)) holder.splice(Number(key), 1)
      else delete target[key]
    } else if (kind === 'twice' && Array.isArray(holder)) holder.push(structuredClone(target[key]))
    else if (kind === 'exchange') {
      target[key] = structuredClone((other.holder as Record<string, unknown>)[other.key])
    } else if (!Array.isArray(holder)) {
      const name = pick(random, ['__proto__', 'constructor', 'toString', '', 'later', key.slice(1)])
      Object.defineProperty(holder, name, {
        value: target[key],
        enumerable: true,
        configurable: true,
        writable: true,
      })
    }
  }
  return copy
}
