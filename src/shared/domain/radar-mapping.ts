/**
 * A radar as a file has it, with rings and sectors under the names that are written there, and what
 * those names mean here.
 */
import { rings } from '#shared/domain/radar'
import type { IncomingRadar } from '#shared/domain/radar-import'
import type { Ring } from '#shared/domain/values'

export interface ForeignEntry {
  /** YYYY-MM-DD; null where the file does not say. */
  readonly day: string | null
  /** One of ours where its name is known, else as it is written. */
  readonly ring: string
  readonly reason: string
}

export interface ForeignBlip extends Omit<ForeignEntry, 'day'> {
  readonly name: string
  readonly sector: string
  /** Null where the file does not say. */
  readonly isNew: boolean | null
  /** 1 inwards, -1 outwards, 0 not at all. */
  readonly moved: -1 | 0 | 1
  /** Where it was on earlier editions, oldest first; empty where the file has one edition. */
  readonly past: readonly ForeignEntry[]
}

export interface ForeignRadar {
  /** Names in their order; sectors without an entry included. */
  readonly sectors: readonly string[]
  readonly rows: readonly ForeignBlip[]
  /** Of the radar, YYYY-MM-DD; null where the file does not say. */
  readonly day: string | null
  /** What was left out, with the reason, one line each. */
  readonly notes: readonly string[]
}

/** What the names of a file mean here. What is not in it has not been said yet. */
export interface RadarMapping {
  /** Null leaves out what is in that ring. */
  readonly rings: ReadonlyMap<string, Ring | null>
  /** The sector that a written one goes to; those that are not in it keep their own name. */
  readonly sectors: ReadonlyMap<string, string>
}

export const asWritten: RadarMapping = { rings: new Map(), sectors: new Map() }

const isRing = (name: string): name is Ring => rings.some((ring) => ring === name)

/** Names of rings in the file that mean nothing here, in their order. */
export function unknownRings({ rows }: Pick<ForeignRadar, 'rows'>): string[] {
  const written = rows.flatMap(({ ring, past }) => [...past.map((entry) => entry.ring), ring])
  return [...new Set(written)].filter((name) => !isRing(name))
}

/**
 * The radar in our rings and in the sectors that it shall have. Entries and times in a ring that is
 * left out, or of which nobody has said yet what it means, are not on it.
 */
export function mappedRadar(radar: ForeignRadar, mapping: RadarMapping): IncomingRadar {
  const ringOf = (name: string) => (isRing(name) ? name : (mapping.rings.get(name) ?? null))
  const sectorOf = (name: string) => mapping.sectors.get(name) ?? name
  return {
    day: radar.day,
    sectors: [...new Set(radar.sectors.map(sectorOf))],
    rows: radar.rows.flatMap(({ ring: written, past, ...row }) => {
      const ring = ringOf(written)
      if (ring === null) return []
      const before = past.flatMap((entry) => {
        const then = ringOf(entry.ring)
        return then === null ? [] : [{ ...entry, ring: then }]
      })
      return [{ ...row, ring, sector: sectorOf(row.sector), past: before }]
    }),
  }
}
