/**
 * Writes the radar for other programs: build-your-own-radar as CSV and JSON, Zalando's tech-radar
 * as JSON.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { blipState, numberedBlips, rings } from '#shared/domain/radar'
import { csvText } from '#shared/exchange/csv'
import { escaped } from '#shared/exchange/radar-fields'
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
      description(row),
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
      description: description(row),
    })),
  )
}

/** Build-your-own-radar takes it for HTML. */
const description = ({ reason }: RadarRow) => escaped(reason)

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

function statusOf({ isNew, moved }: RadarRow): string {
  if (isNew) return 'New'
  return { '1': 'Moved In', '-1': 'Moved Out', '0': 'No Change' }[`${moved}`]
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
