/**
 * A radar as other programs write it: names in rings and sectors, nothing else that we could not
 * say ourselves.
 */
import { rings } from '#shared/domain/radar'
import type { Ring } from '#shared/domain/values'

/** One entry of a radar from outside, or for it. */
export interface RadarRow {
  readonly name: string
  readonly ring: Ring
  readonly sector: string
  readonly reason: string
  readonly isNew: boolean
  /** 1 inwards, -1 outwards, 0 not at all. */
  readonly moved: -1 | 0 | 1
}

export interface RadarFile {
  /** Names in their order; sectors without an entry included. */
  readonly sectors: readonly string[]
  readonly rows: readonly RadarRow[]
  /** Of the radar, YYYY-MM-DD; null where the file does not say. */
  readonly day: string | null
}

export type ReadRadar =
  | { readonly ok: true; readonly radar: RadarFile }
  | { readonly ok: false; readonly place: string; readonly reason: string }

const otherNames: Readonly<Record<string, Ring>> = {
  caution: 'hold',
  retire: 'hold',
  explore: 'assess',
}

/** A ring by its name in any case, by a name that others give it, or by its number from the middle. */
export function ringOf(written: unknown): Ring | null {
  if (typeof written === 'number') return rings[written] ?? null
  if (typeof written !== 'string') return null
  const name = written.trim().toLowerCase()
  return rings.find((ring) => ring === name) ?? otherNames[name] ?? null
}

/** All rows as one radar, or the first one that makes no sense. */
export function radarOf(
  entries: readonly {
    readonly place: string
    readonly name: string | null
    readonly ring: unknown
    readonly sector: string | null
    readonly reason: string | null
    readonly isNew: boolean
    readonly moved?: -1 | 0 | 1
  }[],
  {
    sectors = [],
    day = null,
  }: { readonly sectors?: readonly string[]; readonly day?: string | null } = {},
): ReadRadar {
  const rows: RadarRow[] = []
  const seen = new Set<string>()
  for (const { place, name, ring, sector, reason, isNew, moved = 0 } of entries) {
    const found = ringOf(ring)
    if (name === null) return { ok: false, place, reason: 'there is no name' }
    if (found === null) {
      const written = typeof ring === 'string' || typeof ring === 'number' ? `"${ring}"` : 'That'
      return { ok: false, place, reason: `${written} is no ring: ${rings.join(', ')}` }
    }
    if (sector === null) return { ok: false, place, reason: `${name} is in no sector` }
    if (seen.has(name.toLowerCase())) return { ok: false, place, reason: `${name} is on it twice` }
    seen.add(name.toLowerCase())
    rows.push({ name, ring: found, sector, reason: reason ?? '', isNew, moved })
  }
  if (rows.length === 0) return { ok: false, place: 'the whole file', reason: 'nothing is on it' }
  const named = [...new Set([...sectors, ...rows.map(({ sector }) => sector)])]
  return { ok: true, radar: { sectors: named, rows, day } }
}
