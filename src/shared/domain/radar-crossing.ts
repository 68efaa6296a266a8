/**
 * A radar that goes on in another evaluation. It says where tools stand, and never how a candidate
 * was scored.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { Blip } from '#shared/domain/proof'

type WithRadar = Pick<Evaluation, 'radar' | 'blips'>

/** Whether nothing is or was on a radar, so that another one can take its place. */
export function isRadarEmpty({ blips }: Pick<Evaluation, 'blips'>): boolean {
  return blips.length === 0
}

/**
 * The sectors, the day and every blip of a radar with all that was said of it. Candidates stay
 * where they are; a blip of a candidate keeps the tool that this was, where it was one.
 */
export function radarOfOther({
  radar,
  blips,
  candidates,
}: WithRadar & Pick<Evaluation, 'candidates'>): WithRadar {
  const toolOf = ({ toolId, candidateId }: Blip) => {
    const [only = null, ...more] = candidates.find(({ id }) => id === candidateId)?.toolIds ?? []
    return toolId ?? (more.length === 0 ? only : null)
  }
  return {
    radar,
    blips: blips.map((blip) => ({ ...blip, candidateId: null, toolId: toolOf(blip) })),
  }
}

/**
 * With the radar of another evaluation in place of its own, which has to be empty.
 *
 * @throws {RangeError} where something is on the radar already
 */
export function withRadarOf(
  evaluation: Evaluation,
  other: Parameters<typeof radarOfOther>[0],
): Evaluation {
  if (!isRadarEmpty(evaluation)) throw new RangeError('Something is on the radar already')
  return { ...evaluation, ...radarOfOther(other) }
}
