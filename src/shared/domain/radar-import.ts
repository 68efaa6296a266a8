/**
 * Taking a radar from outside into ours.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { BlipId, SectorId } from '#shared/domain/ids'
import { blipState } from '#shared/domain/radar'
import { fewestSectors, mostSectors, withBlip, withBlipPlaced } from '#shared/domain/radar-edits'
import type { Ring } from '#shared/domain/values'

export interface IncomingBlip {
  readonly name: string
  readonly ring: Ring
  readonly sector: string
  readonly reason: string
}

export interface IncomingRadar {
  readonly sectors: readonly string[]
  readonly rows: readonly IncomingBlip[]
}

/** What taking it in would do; `refusal` says why it cannot be done. */
export interface RadarImportPlan {
  readonly added: number
  readonly moved: number
  readonly unchanged: number
  readonly newSectors: readonly string[]
  readonly refusal: string | null
}

const plain = (name: string) => name.trim().toLowerCase()

/** Compared by name: entries and sectors that are called the same are the same. */
export function planRadarImport(evaluation: Evaluation, incoming: IncomingRadar): RadarImportPlan {
  const { radar, blips } = evaluation
  const known = new Map(blips.map((blip) => [plain(blip.name), blip]))
  const there = new Set(radar.sectors.map(({ name }) => plain(name)))
  const newSectors = incoming.sectors.filter((name) => !there.has(plain(name)))
  const counts = { added: 0, moved: 0, unchanged: 0 }
  for (const { name, ring } of incoming.rows) {
    const blip = known.get(plain(name))
    if (!blip) counts.added += 1
    else if (blipState(blip).ring === ring) counts.unchanged += 1
    else counts.moved += 1
  }
  const sectors = radar.sectors.length + newSectors.length
  const refusal =
    sectors > mostSectors
      ? `Together that would be ${sectors} sectors, and a radar has at most ${mostSectors}. Rename sectors so that they match, or take some away.`
      : null
  return { ...counts, newSectors, refusal }
}

/**
 * With the entries of another radar: those that are called the same move, the others are new. What
 * is on ours and not on the other stays where it is.
 *
 * @param day used where our radar has no day yet
 * @param newId makes the ids of what is new
 */
export function withImportedRadar(
  evaluation: Evaluation,
  incoming: IncomingRadar,
  day: string,
  newId: () => string,
): Evaluation {
  const { newSectors, refusal } = planRadarImport(evaluation, incoming)
  if (refusal !== null) throw new RangeError(refusal)
  const sectors = [
    ...evaluation.radar.sectors,
    ...newSectors.map((name) => ({ id: SectorId.parse(newId()), name })),
  ]
  // A radar of fewer sectors than can be drawn gets empty ones to be named.
  for (let n = sectors.length; n < fewestSectors; n++)
    sectors.push({ id: SectorId.parse(newId()), name: `Sector ${n + 1}` })
  const start: Evaluation = { ...evaluation, radar: { ...evaluation.radar, sectors } }
  const sectorId = (name: string) =>
    sectors.find((one) => plain(one.name) === plain(name))?.id ?? sectors[0]?.id
  return incoming.rows.reduce((now, { name, ring, sector, reason }) => {
    const blip = now.blips.find((row) => plain(row.name) === plain(name))
    if (blip) {
      const state = blipState(blip)
      if (state.ring === ring) return now
      return withBlipPlaced(now, blip.id, { ring, reason: reason || 'Imported' }, day)
    }
    const id = sectorId(sector)
    if (!id) return now
    const added = { id: BlipId.parse(newId()), name, sectorId: id, candidateId: null, toolId: null }
    return withBlip(now, added, { ring, reason: reason || 'Imported' }, day)
  }, start)
}
