/**
 * Changes of the radar, each as the evaluation that it leads to.
 *
 * A radar has a day. As long as people work on the radar of that day, a change corrects the
 * entry of the day; a later radar begins by carrying every blip over, so that "since last time"
 * means the same for all of them and what was said before stays in the history.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { BlipId, SectorId } from '#shared/domain/ids'
import type { Blip, Radar } from '#shared/domain/proof'
import { blipState } from '#shared/domain/radar'
import type { Ring } from '#shared/domain/values'

/** Fewest and most sectors that a radar can be divided into and still be read. */
export const fewestSectors = 3
export const mostSectors = 8

/** What a radar usually starts with. */
export const usualSectors: readonly string[] = [
  'Experiment and registry',
  'Data',
  'Pipelines',
  'Serving and monitoring',
]

/** A radar is as good as new for this many days; after that a change begins a new one. */
const stillTheSameRadar = 14

/** Whether a change on a day would usually begin a new radar. False while there is none. */
export function isNewRadarDue({ radar, blips }: Pick<Evaluation, 'radar' | 'blips'>, day: string) {
  if (radar.date === null || blips.length === 0) return false
  return (Date.parse(day) - Date.parse(radar.date)) / 86_400_000 > stillTheSameRadar
}

/**
 * With the radar of a day: every blip on it gets an entry of that day with its present ring and
 * reason, so that nothing has moved yet. Unchanged on the day that it already has.
 */
export function withNewRadar(evaluation: Evaluation, day: string): Evaluation {
  const { radar, blips } = evaluation
  if (radar.date === day) return evaluation
  return {
    ...evaluation,
    radar: { ...radar, date: day },
    blips: blips.map((blip) => {
      const { ring, reason } = blipState(blip)
      return ring === null ? blip : { ...blip, history: [...blip.history, { day, ring, reason }] }
    }),
  }
}

/** A blip's ring and reason on the radar of the day that the evaluation has. */
interface Placing {
  /** Null takes it off the radar. */
  readonly ring: Ring | null
  readonly reason: string
}

/**
 * With a blip in a ring, for a reason.
 *
 * @param day used where the radar has no day yet
 */
export function withBlipPlaced(
  evaluation: Evaluation,
  id: BlipId,
  { ring, reason }: Placing,
  day: string,
): Evaluation {
  const dated = withDate(evaluation, day)
  const on = dated.radar.date
  return {
    ...dated,
    blips: dated.blips.map((blip) => {
      if (blip.id !== id) return blip
      const last = blip.history.at(-1)
      const before = last && last.day === on ? blip.history.slice(0, -1) : blip.history
      return { ...blip, history: [...before, { day: on, ring, reason }] }
    }),
  }
}

/** What can be said of a blip without moving it. */
interface BlipText {
  readonly name: string
  readonly sectorId: SectorId
  /** Why it is where it is. */
  readonly reason: string
}

/** With another name, sector or reason of a blip; the reason corrects its last entry. A sector that is gone is none. */
export function withBlipEdited(
  evaluation: Evaluation,
  id: BlipId,
  { name, sectorId, reason }: BlipText,
): Evaluation {
  return {
    ...evaluation,
    blips: evaluation.blips.map((blip) => {
      const last = blip.history.at(-1)
      if (blip.id !== id || !last) return blip
      const history = [...blip.history.slice(0, -1), { ...last, reason }]
      const sector = hasSector(evaluation, sectorId) ? sectorId : blip.sectorId
      return { ...blip, name, sectorId: sector, history }
    }),
  }
}

/**
 * With one more blip, on the radar from now on. Where its candidate is gone it has none, and where
 * its sector is, it goes to the first one.
 */
export function withBlip(
  evaluation: Evaluation,
  blip: Omit<Blip, 'history'>,
  { ring, reason }: Placing,
  day: string,
): Evaluation {
  const dated = withDate(evaluation, day)
  const { radar, candidates } = dated
  const [first] = radar.sectors
  const added = {
    ...blip,
    candidateId: candidates.some(({ id }) => id === blip.candidateId) ? blip.candidateId : null,
    sectorId: !first || hasSector(dated, blip.sectorId) ? blip.sectorId : first.id,
    history: [{ day: radar.date, ring, reason }],
  }
  return { ...dated, blips: [...dated.blips, added] }
}

/** Without a blip and its history. */
export function withoutBlip(evaluation: Evaluation, id: BlipId): Evaluation {
  return { ...evaluation, blips: evaluation.blips.filter((blip) => blip.id !== id) }
}

/**
 * With these sectors in place of the present ones.
 *
 * Blips of a sector that is not among them go to the first one. Names are trimmed.
 *
 * @throws {RangeError} with fewer or more sectors than a radar can have
 */
export function withSectors(evaluation: Evaluation, sectors: Radar['sectors']): Evaluation {
  const [first] = sectors
  if (!first || sectors.length < fewestSectors || sectors.length > mostSectors)
    throw new RangeError(`A radar has ${fewestSectors} to ${mostSectors} sectors`)
  const kept = new Set<SectorId>(sectors.map(({ id }) => id))
  return {
    ...evaluation,
    radar: {
      ...evaluation.radar,
      sectors: sectors.map(({ id, name }) => ({ id, name: name.trim() })),
    },
    blips: evaluation.blips.map((blip) =>
      kept.has(blip.sectorId) ? blip : { ...blip, sectorId: first.id },
    ),
  }
}

const hasSector = ({ radar }: Evaluation, id: SectorId) =>
  radar.sectors.some((sector) => sector.id === id)

function withDate(evaluation: Evaluation, day: string): Evaluation {
  const { radar } = evaluation
  return radar.date === null ? { ...evaluation, radar: { ...radar, date: day } } : evaluation
}
