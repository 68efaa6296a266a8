/**
 * Reads the files of AOE's generator: one Markdown file with front matter for each entry and
 * edition, in a folder named by the day, and a config.json that says what quadrants and rings are
 * called.
 */
import { troubleInJson } from '#shared/evaluation-file/json-scan'
import { dayIn, fieldsOf, plainMarkdown } from '#shared/exchange/radar-fields'
import { radarOf, type ReadRadar, type ReadRow, writtenRing } from '#shared/exchange/radar-rows'
import { textOf } from '#shared/exchange/tools/items'
import { readYaml } from '#shared/exchange/tools/read-yaml'

/** The path may have folders, of which AOE names one by the day. */
export interface RadarSource {
  readonly path: string
  readonly text: string
}

/** One file of one edition. What it does not say is as on the edition before. */
interface Edition {
  readonly path: string
  readonly day: string | null
  readonly title: string | null
  readonly ring: string | null
  readonly quadrant: string | null
  readonly text: string | null
}

/**
 * Entries are the same where their files are called the same. A file that cannot be read is left out
 * with a note; where nothing is left, the first of them is the reason of the refusal.
 */
export function readMarkdownRadar(sources: readonly RadarSource[]): ReadRadar {
  const bad: BadFile[] = []
  const config = sources.find(({ path }) => /(^|\/)config\.json$/.test(path))
  const told = config ? namesIn(config.text) : noNames
  const names = told ?? noNames
  if (config && !told) bad.push({ place: config.path, reason: 'it is no JSON' })
  const pages = sources.filter(({ path, text }) => isPage(path) || text.startsWith('---'))
  // Beside editions, what is in no folder of a day is a README or a page about the radar.
  const dated = pages.filter(({ path }) => folderDay(path) !== null)
  const byName = new Map<string, Edition[]>()
  for (const source of dated.length > 0 ? dated : pages) {
    const read = editionOf(source)
    if ('reason' in read) {
      bad.push(read)
      continue
    }
    const name = fileName(source.path).toLowerCase()
    byName.set(name, [...(byName.get(name) ?? []), read])
  }
  const all = [...byName.values()].flat()
  const day = all.reduce<string | null>(
    (latest, one) => (one.day !== null && (latest === null || one.day > latest) ? one.day : latest),
    null,
  )
  const rows: ReadRow[] = []
  const titles = new Set<string>()
  for (const editions of byName.values()) {
    const row = rowOf(editions, day, names)
    const title = (row.name ?? '').toLowerCase()
    const trouble =
      row.ring === null ? 'it is in no ring' : row.sector === null ? 'it is in no quadrant' : null
    if (trouble !== null) bad.push({ place: row.place, reason: trouble })
    else if (titles.has(title)) bad.push({ place: row.place, reason: `${row.name} is on it twice` })
    else rows.push(row)
    titles.add(title)
  }
  const [first] = bad
  if (rows.length === 0 && first) return { ok: false, ...first }
  const notes = bad.map(({ place, reason }) => `${place} was left out: ${reason}.`)
  const known = [...names.quadrants.values()].filter((name) =>
    rows.some(({ sector }) => sector === name),
  )
  return radarOf(rows, { day, notes, sectors: known })
}

const isPage = (path: string) => /\.mdx?$/i.test(path)
const fileName = (path: string) => (path.split('/').at(-1) ?? path).replace(/\.mdx?$/i, '')
const folderDay = (path: string) => dayIn(path.split('/').slice(0, -1).join('/'))

interface BadFile {
  readonly place: string
  readonly reason: string
}

function editionOf({ path, text }: RadarSource): Edition | BadFile {
  const front = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---\s*(?:\r?\n([\s\S]*))?$/.exec(text)
  if (!front) return { place: path, reason: 'there is no front matter' }
  const yaml = readYaml(front[1] ?? '')
  if (!yaml.ok) return { place: `${path}, ${yaml.place}`, reason: yaml.reason }
  const fields = fieldsOf(yaml.value)
  return {
    path,
    day: folderDay(path),
    title: textOf(fields['title'] ?? fields['name']),
    ring: writtenRing(fields['ring']),
    quadrant: textOf(fields['quadrant'] ?? fields['segment']),
    text: plainMarkdown(front[2]),
  }
}

/**
 * The editions of one entry, put together: what an edition leaves out is as before. Of the radar's
 * day it is what it was last; everything earlier is its past.
 */
function rowOf(editions: readonly Edition[], day: string | null, names: ConfigNames): ReadRow {
  const inOrder = editions.toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1))
  const last = inOrder.at(-1)
  const path = last?.path ?? ''
  let now = { title: null, ring: null, quadrant: null, text: null } as Pick<
    Edition,
    'title' | 'ring' | 'quadrant' | 'text'
  >
  const history: { day: string | null; ring: string; reason: string }[] = []
  for (const one of inOrder) {
    now = {
      title: one.title ?? now.title,
      ring: one.ring ?? now.ring,
      quadrant: one.quadrant ?? now.quadrant,
      text: one.text ?? now.text,
    }
    if (now.ring !== null)
      history.push({ day: one.day, ring: ringNamed(now.ring, names), reason: now.text ?? '' })
  }
  const past = day === null ? [] : history.filter((entry) => entry.day !== day)
  return {
    place: path,
    name: now.title ?? fileName(path),
    ring: now.ring === null ? null : ringNamed(now.ring, names),
    sector: now.quadrant === null ? null : (names.quadrants.get(now.quadrant) ?? now.quadrant),
    reason: now.text,
    // Without editions there is nothing to tell it by.
    isNew: day === null ? null : past.length === 0,
    past,
  }
}

/** What config.json calls the quadrants and rings of the front matter. */
interface ConfigNames {
  readonly quadrants: ReadonlyMap<string, string>
  readonly rings: ReadonlyMap<string, string>
}

const noNames: ConfigNames = { quadrants: new Map(), rings: new Map() }

function ringNamed(id: string, { rings }: ConfigNames): string {
  return writtenRing(rings.get(id)) ?? id
}

/** Null where it is no JSON. */
function namesIn(text: string): ConfigNames | null {
  const plain = text.replace(/^\uFEFF/, '')
  if (troubleInJson(plain)) return null
  const root = fieldsOf(JSON.parse(plain))
  const titles = (list: unknown) =>
    new Map(
      (Array.isArray(list) ? list : []).flatMap((raw: unknown): [string, string][] => {
        const { id, title } = fieldsOf(raw)
        const [key, name] = [textOf(id), textOf(title)]
        return key !== null && name !== null ? [[key, name]] : []
      }),
    )
  return { quadrants: titles(root['quadrants']), rings: titles(root['rings']) }
}
