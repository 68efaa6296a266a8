/**
 * Reads radars of other programs: CSV and JSON of build-your-own-radar, the JSON of Zalando's
 * tech-radar, and Markdown files with front matter as AOE's generator has them.
 */
import { findDuplicateKey, findUnsafe } from '#shared/evaluation-file/unsafe-json'
import { radarOf, type ReadRadar } from '#shared/exchange/radar-rows'
import { textOf } from '#shared/exchange/tools/items'
import { readCsv } from '#shared/exchange/tools/read-csv'
import { readYaml } from '#shared/exchange/tools/read-yaml'

/** One file; several only of Markdown. The path may have folders, of which AOE names one by the day. */
export interface RadarSource {
  readonly path: string
  readonly text: string
}

/** @param sources one file, or all the Markdown files of one radar */
export function readRadar(sources: readonly RadarSource[]): ReadRadar {
  const [first] = sources
  if (!first) return { ok: false, place: 'the whole file', reason: 'there is nothing in it' }
  if (sources.length > 1 || /\.mdx?$/i.test(first.path) || first.text.startsWith('---'))
    return readMarkdown(sources)
  const text = first.text.replace(/^\uFEFF/, '')
  return /^\s*[[{]/.test(text) ? readJson(text) : readRows(text)
}

const isTrue = (value: unknown) => value === true || /^(true|yes|new|1)$/i.test(textOf(value) ?? '')

function readRows(text: string): ReadRadar {
  const csv = readCsv(text)
  if (!csv.ok) return { ok: false, place: `line ${csv.line}`, reason: csv.reason }
  const [head, ...rows] = csv.rows
  const columns = head?.cells.map((cell) => cell.trim().toLowerCase().replaceAll(/[ _]/g, '')) ?? []
  const at = (...names: string[]) => columns.findIndex((column) => names.includes(column))
  const [name, ring, sector] = [
    at('name', 'title'),
    at('ring'),
    at('quadrant', 'sector', 'segment'),
  ]
  if (name === -1 || ring === -1 || sector === -1)
    return {
      ok: false,
      place: 'line 1',
      reason: 'the columns name, ring and quadrant are not all there',
    }
  const [isNew, status, reason] = [at('isnew'), at('status'), at('description')]
  return radarOf(
    rows.map(({ line, cells }) => ({
      place: `line ${line}`,
      name: unguarded(cells[name]),
      ring: cells[ring],
      sector: unguarded(cells[sector]),
      reason: plainText(unguarded(cells[reason])),
      isNew: isTrue(cells[isNew]) || isTrue(cells[status]),
      moved: movedBy(cells[status]),
    })),
  )
}

/** Without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
function unguarded(cell: string | undefined): string | null {
  return textOf(cell?.replace(/^'(?=[=+\-@＝＋－＠])/, ''))
}

function movedBy(status: unknown): -1 | 0 | 1 {
  const text = textOf(status)?.toLowerCase() ?? ''
  if (/moved in/.test(text)) return 1
  return /moved out/.test(text) ? -1 : 0
}

function readJson(text: string): ReadRadar {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return { ok: false, place: 'the whole file', reason: 'it is no complete JSON' }
  }
  const unsafe = findUnsafe(root)
  if (unsafe) return { ok: false, place: unsafe.path, reason: unsafe.reason }
  const twice = findDuplicateKey(text)
  if (twice !== null)
    return { ok: false, place: 'the whole file', reason: `"${twice}" is in it twice` }
  if (Array.isArray(root))
    return radarOf(
      root.map((raw: unknown, i) => {
        const row = fieldsOf(raw)
        return {
          place: `[${i}]`,
          name: textOf(row['name']),
          ring: row['ring'],
          sector: textOf(row['quadrant'] ?? row['sector']),
          reason: plainText(textOf(row['description'])),
          isNew: isTrue(row['isNew']) || isTrue(row['status']),
          moved: movedBy(row['status']),
        }
      }),
    )
  return readZalando(fieldsOf(root))
}

/** Quadrants and rings are numbers from 0; names of rings are those of the file, in its order. */
function readZalando(root: Readonly<Record<string, unknown>>): ReadRadar {
  const entries = root['entries']
  if (!Array.isArray(entries))
    return { ok: false, place: 'the top of the file', reason: 'there is no list called "entries"' }
  const names = (list: unknown) =>
    (Array.isArray(list) ? list : []).map((one: unknown) => textOf(fieldsOf(one)['name']))
  const [quadrants, ringNames] = [names(root['quadrants']), names(root['rings'])]
  const sectors = quadrants.map((name, i) => name ?? `Sector ${i + 1}`)
  return radarOf(
    entries.map((raw: unknown, i) => {
      const row = fieldsOf(raw)
      const ring = row['ring']
      const quadrant = row['quadrant']
      const moved = row['moved']
      return {
        place: `entries[${i}]`,
        name: textOf(row['label'] ?? row['name']),
        ring: typeof ring === 'number' ? (ringNames[ring] ?? ring) : ring,
        sector:
          typeof quadrant === 'number' &&
          Number.isInteger(quadrant) &&
          quadrant >= 0 &&
          quadrant < 8
            ? (sectors[quadrant] ?? `Sector ${quadrant + 1}`)
            : textOf(quadrant),
        reason: plainText(textOf(row['description'])),
        isNew: moved === 2,
        moved: moved === 1 ? 1 : moved === -1 ? -1 : 0,
      }
    }),
    { sectors, day: dayIn(textOf(root['date']) ?? '') },
  )
}

/** The latest file of each name counts: AOE has one folder for each edition of the radar. */
function readMarkdown(sources: readonly RadarSource[]): ReadRadar {
  const latest = new Map<string, Parameters<typeof radarOf>[0][number]>()
  let day: string | null = null
  for (const { path, text } of sources.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const front = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---\s*(?:\r?\n([\s\S]*))?$/.exec(text)
    const yaml = front ? readYaml(front[1] ?? '') : null
    if (!front || !yaml) return { ok: false, place: path, reason: 'there is no front matter' }
    if (!yaml.ok) return { ok: false, place: `${path}, ${yaml.place}`, reason: yaml.reason }
    const fields = fieldsOf(yaml.value)
    const file = path.split('/').at(-1) ?? path
    const name = textOf(fields['title'] ?? fields['name']) ?? file.replace(/\.mdx?$/i, '')
    const dated = dayIn(path)
    if (dated !== null && (day === null || dated > day)) day = dated
    latest.set(name.toLowerCase(), {
      place: path,
      name,
      ring: fields['ring'],
      sector: textOf(fields['quadrant'] ?? fields['segment']),
      reason: plainText(textOf(front[2])),
      isNew: !latest.has(name.toLowerCase()),
    })
  }
  return radarOf([...latest.values()], { day })
}

/** A day, or the first of a month, anywhere in a text; null if there is none. */
function dayIn(text: string): string | null {
  const [, year, month, day = '01'] = /(\d{4})[-._](\d{2})(?:[-._](\d{2}))?/.exec(text) ?? []
  const found = `${year}-${month}-${day}`
  return year && !Number.isNaN(Date.parse(found)) && new Date(found).toISOString().startsWith(found)
    ? found
    : null
}

/** Descriptions of other programs may be HTML; here text is text. */
function plainText(text: string | null): string | null {
  return text === null ? null : textOf(text.replaceAll(/<\/?[a-z][^<>]{0,300}>/gi, ' '))
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {}
}
