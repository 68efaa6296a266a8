/**
 * Taking a radar from outside into ours.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { BlipId, SectorId, type ToolId } from '#shared/domain/ids'
import type { Blip } from '#shared/domain/proof'
import { blipState, rings } from '#shared/domain/radar'
import {
  fewestSectors,
  mostSectors,
  withBlip,
  withBlipPlaced,
  withNewRadar,
} from '#shared/domain/radar-edits'
import type { Ring } from '#shared/domain/values'

export interface IncomingBlip {
  readonly name: string
  readonly ring: Ring
  readonly sector: string
  readonly reason: string
  /** Null where the file does not say. */
  readonly isNew: boolean | null
  /** 1 inwards, -1 outwards, 0 not at all. */
  readonly moved: -1 | 0 | 1
  /** Where it was before, oldest first; empty where the file does not say. */
  readonly past: readonly {
    readonly day: string | null
    readonly ring: Ring
    readonly reason: string
  }[]
}

export interface IncomingRadar {
  readonly sectors: readonly string[]
  readonly rows: readonly IncomingBlip[]
  /** Of the radar, YYYY-MM-DD; null where the file does not say. */
  readonly day: string | null
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
      ? `Together that would be ${sectors} sectors, and a radar has at most ${mostSectors}. Put some of them together.`
      : null
  return { ...counts, newSectors, refusal }
}

/**
 * The day that a new radar begun with this file has: its own where it is later than ours, else
 * today. @param today YYYY-MM-DD
 */
export function dayOfImport(
  { radar }: Pick<Evaluation, 'radar'>,
  { day }: Pick<IncomingRadar, 'day'>,
  today: string,
): string {
  return day !== null && day <= today && (radar.date === null || day > radar.date) ? day : today
}

interface ImportSettings {
  /** Of a new radar, and of ours where it has no day yet. */
  readonly day: string
  /** Whether a new radar of that day begins before; false corrects the one that there is. */
  readonly newRadar: boolean
  /** The tool of the catalogue that is called so; null where none is. */
  readonly toolIdOf: (name: string) => ToolId | null
  /** Makes the ids of what is new. */
  readonly newId: () => string
}

/**
 * With the entries of another radar: those that are called the same move, the others are new, with
 * what the file says of where they were. What is on ours and not on the other stays where it is.
 *
 * @throws {RangeError} with the refusal of the plan
 */
export function withImportedRadar(
  evaluation: Evaluation,
  incoming: IncomingRadar,
  { day, newRadar, toolIdOf, newId }: ImportSettings,
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
  const begun = newRadar ? withNewRadar(evaluation, day) : evaluation
  const start: Evaluation = { ...begun, radar: { ...begun.radar, sectors } }
  const sectorId = (name: string) =>
    sectors.find((one) => plain(one.name) === plain(name))?.id ?? sectors[0]?.id
  return incoming.rows.reduce((now, row) => {
    const { name, ring } = row
    const placing = { ring, reason: row.reason || 'Imported' }
    const blip = now.blips.find((one) => plain(one.name) === plain(name))
    if (blip)
      return blipState(blip).ring === ring ? now : withBlipPlaced(now, blip.id, placing, day)
    const id = sectorId(row.sector)
    if (!id) return now
    const added = {
      id: BlipId.parse(newId()),
      name,
      sectorId: id,
      candidateId: null,
      toolId: toolIdOf(name),
    }
    return withPast(withBlip(now, added, placing, day), added.id, pastOf(row, placing.reason))
  }, start)
}

/** With what was before the only entry of a blip. */
function withPast(evaluation: Evaluation, id: BlipId, past: Blip['history']): Evaluation {
  const blips = evaluation.blips.map((blip) =>
    blip.id === id ? { ...blip, history: [...past, ...blip.history] } : blip,
  )
  return { ...evaluation, blips }
}

/**
 * What the file says of before. Where it says only that an entry moved, it came from the next ring;
 * where it says that it is not new, it has been where it is.
 */
function pastOf({ ring, isNew, moved, past }: IncomingBlip, reason: string): Blip['history'] {
  if (past.length > 0) return [...past]
  if (moved === 0) return isNew === false ? [{ day: null, ring, reason }] : []
  const before = rings[rings.indexOf(ring) + moved]
  if (!before) return []
  const words = moved === 1 ? 'moved in' : 'moved out'
  return [{ day: null, ring: before, reason: `The file says “${words}”, and not from which ring.` }]
}
