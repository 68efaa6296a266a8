/**
 * A radar as other programs write it: names in rings and sectors, nothing else that we could not
 * say ourselves.
 */
import { rings } from '#shared/domain/radar'
import { type ForeignBlip, type ForeignRadar, unknownRings } from '#shared/domain/radar-mapping'
import type { Ring } from '#shared/domain/values'
import { textOf } from '#shared/exchange/tools/items'

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
  | { readonly ok: true; readonly radar: ForeignRadar }
  | { readonly ok: false; readonly place: string; readonly reason: string }

// A map: a file may call a ring "constructor".
const otherNames: ReadonlyMap<string, Ring> = new Map([
  ['caution', 'hold'],
  ['retire', 'hold'],
  ['explore', 'assess'],
])

/** A ring by its name in any case, by a name that others give it, or by its number from the middle. */
export function ringOf(written: unknown): Ring | null {
  if (typeof written === 'number') return rings[written] ?? null
  if (typeof written !== 'string') return null
  const name = written.trim().toLowerCase()
  return rings.find((ring) => ring === name) ?? otherNames.get(name) ?? null
}

/** More of them than anybody could say the meaning of. */
const mostUnknownRings = 12
const mostNamedSectors = 24

export interface ReadRow {
  readonly place: string
  readonly name: string | null
  readonly ring: unknown
  readonly sector: string | null
  readonly reason: string | null
  readonly isNew: boolean | null
  readonly moved?: -1 | 0 | 1
  readonly past?: ForeignBlip['past']
}

interface ReadAround {
  readonly sectors?: readonly string[]
  readonly day?: string | null
  readonly notes?: readonly string[]
}

/** All rows as one radar, or the first one that makes no sense. */
export function radarOf(
  entries: readonly ReadRow[],
  { sectors = [], day = null, notes = [] }: ReadAround = {},
): ReadRadar {
  const rows: ForeignBlip[] = []
  const seen = new Set<string>()
  const places = new Map<string, string>()
  for (const { place, name, ring, sector, reason, isNew, moved = 0, past = [] } of entries) {
    const found = writtenRing(ring)
    if (name === null) return { ok: false, place, reason: 'there is no name' }
    if (found === null) return { ok: false, place, reason: `${name} is in no ring` }
    if (sector === null) return { ok: false, place, reason: `${name} is in no sector` }
    if (seen.has(name.toLowerCase())) return { ok: false, place, reason: `${name} is on it twice` }
    seen.add(name.toLowerCase())
    if (!places.has(found)) places.set(found, place)
    rows.push({ name, ring: found, sector, reason: reason ?? '', isNew, moved, past })
  }
  if (rows.length === 0) return { ok: false, place: 'the whole file', reason: 'nothing is on it' }
  const unknown = unknownRings({ rows })
  if (unknown.length > mostUnknownRings)
    return {
      ok: false,
      place: places.get(unknown[0] ?? '') ?? 'the whole file',
      reason: `"${unknown[0]}" is no ring: ${rings.join(', ')}, and there are ${unknown.length} such names`,
    }
  const named = [...new Set([...sectors, ...rows.map((row) => row.sector)])]
  if (named.length > mostNamedSectors)
    return { ok: false, place: 'the whole file', reason: `there are ${named.length} sectors` }
  return { ok: true, radar: { sectors: named, rows, day, notes } }
}

/** One of ours where it is known, else as it is written; null where nothing is. */
export function writtenRing(written: unknown): string | null {
  return ringOf(written) ?? textOf(typeof written === 'number' ? String(written) : written)
}
