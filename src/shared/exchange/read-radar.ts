/**
 * Reads radars of other programs: CSV and JSON of build-your-own-radar, the JSON of Zalando's
 * tech-radar, and Markdown files with front matter as AOE's generator has them.
 */
import { placeInJson, troubleInJson } from '#shared/evaluation-file/json-scan'
import { unguarded as asTyped } from '#shared/exchange/csv'
import { dayIn, fieldsOf, plainText } from '#shared/exchange/radar-fields'
import { radarOf, type ReadRadar } from '#shared/exchange/radar-rows'
import { readMarkdownRadar, type RadarSource } from '#shared/exchange/read-markdown-radar'
import { textOf } from '#shared/exchange/tools/items'
import { readCsv } from '#shared/exchange/tools/read-csv'

/** @param sources one file, or all the files of one AOE radar */
export function readRadar(sources: readonly RadarSource[]): ReadRadar {
  const [first] = sources
  if (!first) return { ok: false, place: 'the whole file', reason: 'there is nothing in it' }
  if (sources.length > 1 || /\.mdx?$/i.test(first.path) || first.text.startsWith('---'))
    return readMarkdownRadar(sources)
  const text = first.text.replace(/^\uFEFF/, '')
  return /^\s*[[{]/.test(text) ? readJson(text) : readRows(text)
}

const isTrue = (value: unknown) => value === true || /^(true|yes|new|1)$/i.test(textOf(value) ?? '')

/** Whether either says that an entry is new; null where neither says anything. */
function newBy(isNew: unknown, status: unknown): boolean | null {
  const says = (value: unknown) => typeof value === 'boolean' || textOf(value) !== null
  return says(isNew) || says(status) ? isTrue(isNew) || isTrue(status) : null
}

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
      reason: plainText(asTyped(cells[reason] ?? '')),
      isNew: newBy(cells[isNew], cells[status]),
      moved: movedBy(cells[status]),
    })),
  )
}

/** Without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
function unguarded(cell: string | undefined): string | null {
  return textOf(cell === undefined ? cell : asTyped(cell))
}

function movedBy(status: unknown): -1 | 0 | 1 {
  const text = textOf(status)?.toLowerCase() ?? ''
  if (/moved in/.test(text)) return 1
  return /moved out/.test(text) ? -1 : 0
}

function readJson(text: string): ReadRadar {
  const trouble = troubleInJson(text)
  if (trouble) {
    const what = trouble.isSyntax ? 'it is no complete JSON: ' : ''
    return { ok: false, place: placeInJson(trouble), reason: `${what}${trouble.reason}` }
  }
  const root: unknown = JSON.parse(text)
  if (Array.isArray(root))
    return radarOf(
      root.map((raw: unknown, i) => {
        const row = fieldsOf(raw)
        return {
          place: `[${i}]`,
          name: textOf(row['name']),
          ring: row['ring'],
          sector: textOf(row['quadrant'] ?? row['sector']),
          reason: plainText(row['description']),
          isNew: newBy(row['isNew'], row['status']),
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
        reason: plainText(row['description']),
        isNew: typeof moved === 'number' ? moved === 2 : null,
        moved: moved === 1 ? 1 : moved === -1 ? -1 : 0,
      }
    }),
    { sectors, day: dayIn(textOf(root['date']) ?? '') },
  )
}

/** Whether a file in a folder or an archive can be part of a radar. */
export function isOfRadar(path: string): boolean {
  // What programs keep beside the files of people, such as .git and what they have installed.
  if (/(^|\/)(\.|node_modules\/|__MACOSX\/)/.test(path)) return false
  return /\.mdx?$/i.test(path) || /(^|\/)config\.json$/.test(path)
}
