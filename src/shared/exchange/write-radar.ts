/**
 * Writes the radar for other programs: build-your-own-radar as CSV and JSON, Zalando's tech-radar
 * as JSON, and Markdown files with front matter for AOE's generator.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { blipState, numberedBlips, rings } from '#shared/domain/radar'
import { csvText } from '#shared/exchange/csv'
import type { RadarFile, RadarRow } from '#shared/exchange/radar-rows'

/** What is on the radar now. */
export function radarFile({ radar, blips }: Pick<Evaluation, 'radar' | 'blips'>): RadarFile {
  const names = new Map(radar.sectors.map(({ id, name }) => [id, name]))
  const rows = numberedBlips({ radar, blips }).flatMap(({ blip }): RadarRow[] => {
    const { ring, reason, movement } = blipState(blip)
    const moved = movement === 'in' ? 1 : movement === 'out' ? -1 : 0
    const sector = names.get(blip.sectorId) ?? ''
    return ring === null
      ? []
      : [{ name: blip.name, ring, sector, reason, isNew: movement === 'new', moved }]
  })
  return { sectors: radar.sectors.map(({ name }) => name), rows, day: radar.date }
}

export function toByorCsv({ rows }: RadarFile): string {
  return csvText([
    ['name', 'ring', 'quadrant', 'isNew', 'status', 'description'],
    ...rows.map((row) => [
      row.name,
      row.ring,
      row.sector,
      row.isNew ? 'TRUE' : 'FALSE',
      statusOf(row),
      row.reason,
    ]),
  ])
}

export function toByorJson({ rows }: RadarFile): string {
  return json(
    rows.map((row) => ({
      name: row.name,
      ring: row.ring,
      quadrant: row.sector,
      isNew: row.isNew ? 'TRUE' : 'FALSE',
      status: statusOf(row),
      // Its reader takes descriptions for HTML.
      description: escaped(row.reason),
    })),
  )
}

export function toZalandoJson({ sectors, rows, day }: RadarFile): string {
  return json({
    date: day === null ? '' : day.slice(0, 7).replace('-', '.'),
    quadrants: sectors.map((name) => ({ name })),
    rings: rings.map((ring) => ({ name: ring.toUpperCase() })),
    entries: rows.map((row) => ({
      quadrant: sectors.indexOf(row.sector),
      ring: rings.indexOf(row.ring),
      label: row.name,
      active: true,
      moved: row.isNew ? 2 : row.moved,
      description: row.reason,
    })),
  })
}

/** One file for each entry, in a folder named by the day. @param day where the radar has none */
export function toMarkdownFiles(
  { rows, day: ofRadar }: RadarFile,
  day: string,
): { readonly path: string; readonly text: string }[] {
  const used = new Set<string>()
  return rows.map((row) => {
    const slug = slugOf(row.name)
    let name = slug
    for (let n = 2; used.has(name); n++) name = `${slug}-${n}`
    used.add(name)
    // JSON strings are YAML strings, whatever is in them.
    const front = [
      `title: ${JSON.stringify(row.name)}`,
      `ring: ${row.ring}`,
      `quadrant: ${JSON.stringify(row.sector)}`,
      'tags: []',
    ]
    const text = `---\n${front.join('\n')}\n---\n\n${escaped(row.reason)}\n`
    return { path: `radar/${ofRadar ?? day}/${name}.md`, text }
  })
}

function statusOf({ isNew, moved }: RadarRow): string {
  if (isNew) return 'New'
  return { '1': 'Moved In', '-1': 'Moved Out', '0': 'No Change' }[`${moved}`]
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80)
  return slug === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/.test(slug) ? `entry-${slug}` : slug
}
